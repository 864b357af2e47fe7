import { useEffect, useId, useRef, useState } from 'react'
import { limits } from '../model/ledger/limits'
import { isComposing } from '../ui/isComposing'
import { useUnsavedTexts } from '../ui/UnsavedTexts'

interface AddFieldProps {
  /** What its button does. */
  label: string
  /** What is to be written; shown over the field. */
  name: string
  /** It has the keyboard at first. */
  hasKeyboard?: boolean
  onAdd(name: string): boolean
}

/** A name for something new; Enter adds it, and goes on to the next. `onAdd`: true when it was added. */
export function AddField({ label, name: asked, hasKeyboard = false, onAdd }: AddFieldProps) {
  const id = useId()
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
    <div className="add-field">
      <div className="field">
        <label htmlFor={id}>{asked}</label>
        <input
          ref={field}
          id={id}
          className="input input--small"
          maxLength={limits.columnName}
          value={name}
          onChange={({ target }) => setName(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
            event.preventDefault()
            add()
          }}
        />
      </div>
      <button type="button" className="button button--small" disabled={name.trim() === ''} onClick={add}>
        {label}
      </button>
    </div>
  )
}
