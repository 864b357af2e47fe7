import { useState } from 'react'
import { limits } from '../model/ledger/limits'
import { AskForm } from './AskForm'
import { FormField } from './FormField'
import type { Field } from './recordFields'

interface FieldsFormProps {
  label: string
  /** What the button says. */
  action: string
  fields: readonly Field<string>[]
  /** How the field `words` is called; as in `asks.fields` unless it says otherwise. */
  wordsLabel?: string
  /** What stands in the fields at first. */
  begun: Readonly<Record<string, string>>
  /** Null when it was done; else why not. */
  onSend(filled: Readonly<Record<string, string>>): Promise<string | null>
  onCancel(): void
}

/** What is filled in for a record or one of its steps, a field below the other. */
export function FieldsForm({ label, action, fields, wordsLabel, begun, onSend, onCancel }: FieldsFormProps) {
  const [filled, setFilled] = useState(begun)
  const isWhole = fields.every(({ name, as, isNeeded }) => {
    const value = (filled[name] ?? '').trim()
    return (!isNeeded || value !== '') && ((as !== 'text' && as !== 'line') || value.length <= limits.shortText)
  })
  return (
    <AskForm label={label} isWhole={isWhole} action={action} send={() => onSend(filled)} onCancel={onCancel}>
      {fields.map((field, n) => (
        <FormField
          key={field.name}
          field={field}
          label={field.name === 'words' ? wordsLabel : undefined}
          isFirst={n === 0}
          filled={filled}
          fill={(name, value) => setFilled((known) => ({ ...known, [name]: value }))}
        />
      ))}
    </AskForm>
  )
}
