import { useState } from 'react'
import { cellIn } from '../../model/ledger/rows'
import { cellParser } from '../clipboard/cellTexts'
import { FillHint } from './FillHint'
import type { EditorProps } from './EditorProps'
import { Left } from './Left'
import { nameDialog } from './nameDialog'
import { Picker, type PickerOption } from './Picker'

interface PickEditorProps extends EditorProps {
  label: string
  options: PickerOption[]
  /** Several may be chosen: the value is a list. */
  isMultiple?: boolean
}

/** One of a list, or several; what is typed finds them, and is read as a paste is where nobody chooses. */
export function PickEditor({ label, options, isMultiple = false, ...editor }: PickEditorProps) {
  const { context, item, column, fills, change, done } = editor
  const { t, schema, columnName } = context.reading
  const [selected, setSelected] = useState<string[]>(() => {
    const row = context.store.item(item)
    return row ? [cellIn(row, column)].flat().filter(Boolean) : []
  })
  const leave = (ids: readonly string[], refused: Left['refused'] = []) =>
    change(new Left([{ item, column, value: isMultiple ? ids : (ids[0] ?? '') }], refused))
  const choose = (next: string[]) => {
    setSelected(next)
    leave(next)
  }
  const search = (text: string) => {
    const found = cellParser(context)(schema.column(column)!, text)
    if ('code' in found) return void leave(selected, [{ code: found.code, item, column, text: text.trim() }])
    const read = [found.value].flat().filter(Boolean)
    leave(isMultiple ? [...new Set([...selected, ...read])] : read.length > 0 ? read : selected)
  }
  return (
    <div ref={nameDialog(columnName(column))} className="popup-editor popup-editor--picker">
      <Picker
        label={label}
        options={options}
        selected={selected}
        isMultiple={isMultiple}
        onSearch={search}
        handOver={context.handOver}
        emptyText={t('ledger.noValues')}
        onChange={(next, by) => {
          choose(next)
          if (!isMultiple) done(by)
        }}
        onDone={done}
      />
      <FillHint fills={fills} />
      <div className="popup-editor__foot">
        <button
          className="button button--quiet button--small"
          onClick={() => {
            choose([])
            if (!isMultiple) done()
          }}
        >
          {t('ledger.clear')}
        </button>
        {isMultiple && (
          <button className="button button--primary button--small" onClick={() => done()}>
            {t('ledger.done')}
          </button>
        )}
      </div>
    </div>
  )
}
