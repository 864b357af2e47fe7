import { useEffect, useRef, useState } from 'react'
import { limits } from '../model/ledger/limits'
import { isComposing } from '../ui/isComposing'
import { useUnsavedTexts } from '../ui/UnsavedTexts'

interface AddFieldProps {
  label: string
  /** It has the keyboard at first. */
  hasKeyboard?: boolean
  onAdd(name: string): boolean
}

/** A name for something new; Enter adds it, and goes on to the next. `onAdd`: true when it was added. */
export function AddField({ label, hasKeyboard = false, onAdd }: AddFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (hasKeyboard) field.current?.focus()
  }, [hasKeyboard])
  const [name, setName] = useState('')
  useUnsavedTexts(() => [{ where: label, text: name }])
  const add = () => {
    if (name.trim() !== '' && onAdd(name.trim())) setName('')
  }
  return (
    <p className="add-field">
      <input
        ref={field}
        className="input input--small"
        aria-label={label}
        placeholder={label}
        maxLength={limits.columnName}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
          event.preventDefault()
          add()
        }}
      />
      <button type="button" className="button button--small" disabled={name.trim() === ''} onClick={add}>
        {label}
      </button>
    </p>
  )
}
