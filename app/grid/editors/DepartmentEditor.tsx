import { useState } from 'react'
import { cellIn } from '../../model/ledger/rows'
import type { EditorProps } from './EditorProps'
import { PickEditor } from './PickEditor'

/** One department (牵头单位), or several (协办单位). One that is closed is offered only where it stands (X11). */
export function DepartmentEditor(editor: EditorProps) {
  const { context, item, column } = editor
  const { t, schema, departments, departmentName } = context.reading
  const [before] = useState(() => {
    const row = context.store.item(item)
    return row ? [cellIn(row, column)].flat() : []
  })
  return (
    <PickEditor
      {...editor}
      label={t('ledger.chooseDepartment')}
      options={departments
        .filter(({ id, isClosed }) => !isClosed || before.includes(id))
        .map(({ id, name, short }) => ({
          value: id,
          label: departmentName(id),
          alias: `${name.zh} ${name.en} ${short}`,
        }))}
      isMultiple={schema.kindOf(column) === 'departments'}
    />
  )
}
