import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { EditorProps } from '../grid/editors/EditorProps'
import { typedLeft, typedText, typedWrong } from '../grid/typedCell'
import { limits } from '../model/ledger/limits'
import { isComposing } from '../ui/isComposing'
import { Excess } from '../ui/Excess'

/** A short text or a number in the row's panel; in the grid it is typed over its cell. */
export function TypedEditor({ context, item, column, change, done }: EditorProps) {
  const { reading } = context
  const { kind, unit } = reading.schema.column(column)!
  const [text, setText] = useState(() => typedText(item, column, context))
  const [isAsked, setAsked] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => context.handOver(() => input.current?.select()), [context])
  const wrong = typedWrong(column, text, context)
  const type = (next: string) => {
    setText(next)
    setAsked(false)
    change(typedLeft(item, column, next, context))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key !== 'Enter' && event.key !== 'Tab') || isComposing(event.nativeEvent)) return
    // The button that takes its place must not hear of Enter too; what cannot be kept stays open.
    if (event.key === 'Enter' || wrong) event.preventDefault()
    if (wrong) setAsked(true)
    else done(event.nativeEvent)
  }
  return (
    <>
      <span className="typed">
        <input
          ref={input}
          className={kind === 'number' ? 'input figures' : 'input'}
          inputMode={kind === 'number' ? 'decimal' : undefined}
          aria-label={reading.columnName(column)}
          aria-invalid={wrong !== null}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
        />
        {kind === 'number' && unit !== '' && <span className="typed__unit">{unit}</span>}
      </span>
      {wrong === 'too-long' ? (
        <Excess text={text} most={limits.shortText} />
      ) : (
        wrong &&
        isAsked && (
          <p className="field__error" role="alert">
            {reading.t(`refusal.${wrong}`)}
          </p>
        )
      )}
    </>
  )
}
