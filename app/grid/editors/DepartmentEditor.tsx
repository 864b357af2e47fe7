import { useState } from 'react'
import { columns } from '../../model/columns'
import type { EditorProps } from './EditorProps'
import { nameDialog } from './nameDialog'
import { Picker } from './Picker'

/** One department (牵头单位), or several (协办单位). */
export function DepartmentEditor({ context, item, column, change, done }: EditorProps) {
  const { t, departments, departmentName } = context.reading
  const isMultiple = columns[column].kind === 'departments'
  const value = context.store.item(item)?.[column] ?? ''
  const [selected, setSelected] = useState<string[]>(() => [value].flat().filter(Boolean))
  const choose = (next: string[]) => {
    setSelected(next)
    change(isMultiple ? next : (next[0] ?? ''))
  }
  return (
    <div ref={nameDialog(t(`column.${column}`))} className="popup-editor popup-editor--picker">
      <Picker
        label={t('ledger.chooseDepartment')}
        options={departments.map(({ id, name, short }) => ({ value: id, label: departmentName(id), alias: `${name.zh} ${name.en} ${short}` }))}
        selected={selected}
        isMultiple={isMultiple}
        isSearchable
        handOver={context.handOver}
        emptyText={t('ledger.noValues')}
        onChange={choose}
        onDone={done}
      />
      <div className="popup-editor__foot">
        <button className="button button--quiet button--small" onClick={() => { choose([]); if (!isMultiple) done() }}>{t('ledger.clear')}</button>
        {isMultiple && <button className="button button--primary button--small" onClick={() => done()}>{t('ledger.done')}</button>}
      </div>
    </div>
  )
}
