import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { writtenColumn } from '../grid/cellEdits'
import type { EditorProps } from '../grid/editors/EditorProps'
import { Left } from '../grid/editors/Left'
import { limits } from '../model/ledger/limits'
import { isComposing } from '../ui/isComposing'
import { Excess } from '../ui/Excess'

/** A short text in the row's panel; in the grid it is typed over its cell. */
export function ShortTextEditor({ context, item, column, change, done }: EditorProps) {
  const { reading, store } = context
  const [text, setText] = useState(() => {
    const entry = store.entry(item)
    return context.wrongAt(item, column)?.text ?? (entry ? reading.cellText(entry, column) : '')
  })
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => context.handOver(() => input.current?.select()), [context])
  const type = (next: string) => {
    setText(next)
    change(new Left([{ item, column: writtenColumn(item, column, context), value: next.trim() }]))
  }
  const isTooLong = text.trim().length > limits.shortText
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key !== 'Enter' && event.key !== 'Tab') || isComposing(event.nativeEvent)) return
    // The button that takes its place must not hear of Enter too; what is too long stays open.
    if (event.key === 'Enter' || isTooLong) event.preventDefault()
    if (!isTooLong) done(event.nativeEvent)
  }
  return (
    <>
      <input
        ref={input}
        className="input"
        aria-label={reading.columnName(column)}
        aria-invalid={isTooLong}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => type(target.value)}
        onKeyDown={onKeyDown}
      />
      <Excess text={text} most={limits.shortText} />
    </>
  )
}
