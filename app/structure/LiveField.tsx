import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { isComposing } from '../ui/isComposing'
import { useLatest } from '../ui/useLatest'
import { useUnsavedTexts } from '../ui/UnsavedTexts'

interface LiveFieldProps {
  /** Whose text it is: a column's, a stream's, an option's name. */
  of: string
  label: string
  hint?: string
  value: string
  maxLength: number
  placeholder?: string
  /** Empty, it goes back to what it was. */
  required?: boolean
  lines?: number
  className?: string
  onCommit(text: string): void
}

/**
 * A text that is written when one leaves it, or with Enter; Esc gives it up. What somebody else writes there meanwhile shows
 * as soon as nobody types in it here.
 */
export function LiveField(props: LiveFieldProps) {
  const { of, label, hint, value, maxLength, placeholder, required = false, lines = 1, className = '' } = props
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const pending = useRef<string | null>(null)
  const latest = useLatest(props)
  const type = (text: string | null) => {
    pending.current = text
    setDraft(text)
  }
  const isClosing = useUnsavedTexts(() =>
    pending.current === null ? [] : [{ where: `${of} · ${label}`, text: pending.current }],
  )
  const commit = () => {
    if (isClosing()) return
    const text = pending.current?.trim()
    type(null)
    if (text !== undefined && text !== latest().value && !(required && text === '')) latest().onCommit(text)
  }
  // Whoever closes the form with a key has left the field, too.
  useEffect(
    () => () => {
      if (isClosing()) return
      const text = pending.current?.trim()
      const { value: known, required: isRequired, onCommit } = latest()
      if (text !== undefined && text !== known && !(isRequired && text === '')) onCommit(text)
    },
    [latest, isClosing],
  )
  const field = {
    id,
    value: draft ?? value,
    maxLength,
    placeholder,
    required,
    className: 'input input--small',
    'aria-describedby': hint ? `${id}-hint` : undefined,
    onBlur: commit,
    onKeyDown(event: KeyboardEvent) {
      if (isComposing(event.nativeEvent)) return
      if (event.key === 'Enter' && lines === 1) {
        event.preventDefault()
        commit()
      }
      if (event.key === 'Escape' && pending.current !== null) {
        event.preventDefault()
        event.stopPropagation()
        type(null)
      }
    },
  }
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {lines === 1 ? (
        <input {...field} onChange={({ target }) => type(target.value)} />
      ) : (
        <textarea {...field} rows={lines} onChange={({ target }) => type(target.value)} />
      )}
      {hint && (
        <span className="field__hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}
