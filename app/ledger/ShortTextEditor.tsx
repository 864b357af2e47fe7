import { useLayoutEffect, useRef, useState } from 'react'
import type { EditorProps } from '../grid/editors/EditorProps'
import { limits } from '../model/limits'

/** A short text in the row's panel; in the grid it is typed over its cell. */
export function ShortTextEditor({ context, item, column, change, done }: EditorProps) {
  const { reading, store } = context
  const [text, setText] = useState(() => {
    const entry = store.entry(item)
    return entry ? reading.cellText(entry, column) : ''
  })
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => context.handOver(() => input.current?.select()), [context])
  return (
    <input
      ref={input} className="input" aria-label={reading.t(`column.${column}`)} maxLength={limits.shortText} autoComplete="off" spellCheck={false} value={text}
      onChange={({ target }) => { setText(target.value); change(target.value.trim()) }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return
        // The button that takes its place must not hear of this key too.
        event.preventDefault()
        done(event.nativeEvent)
      }}
    />
  )
}
