import { useState } from 'react'
import { cellIn } from '../../model/ledger/rows'
import { OptionChip } from '../../ui/OptionChip'
import type { EditorProps } from './EditorProps'
import { PickEditor } from './PickEditor'

/** One of a column's options, or several, in their colours. One that was removed is offered only where it was chosen (L4). */
export function OptionEditor(editor: EditorProps) {
  const { context, item, column } = editor
  const { t, schema, optionName } = context.reading
  const known = schema.column(column)!
  const [before] = useState(() => {
    const row = context.store.item(item)
    return row ? [cellIn(row, column)].flat() : []
  })
  const offered = known.options.filter(({ id, isRemoved }) => !isRemoved || before.includes(id))
  return (
    <PickEditor
      {...editor}
      label={t('ledger.chooseOption')}
      options={offered.map((option) => ({
        value: option.id,
        label: optionName(option),
        alias: `${option.name} ${option.nameEn}`,
        content: <OptionChip option={option} name={optionName(option)} />,
      }))}
      isMultiple={known.kind === 'choices'}
    />
  )
}
