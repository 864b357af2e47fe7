import { useState } from 'react'
import { usePageContext } from '../grid/PageContext'
import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import { openDepartments } from '../model/ledger/person'
import type { Item } from '../model/ledger/rows'
import type { RecordKindName } from '../model/records/record'
import type { RecordCommand } from '../model/records/recordCommand'
import { newId } from '../sync/newId'
import { Excess } from '../ui/Excess'
import { AskForm } from './AskForm'
import { factsFrom, recordFields, type RecordField } from './recordFields'
import { sentText } from './sentText'

interface RecordFormProps {
  kind: RecordKindName
  item: Item
  onDone(): void
}

/** Fills in what is asked about a row. What was typed stays until it is sent; ids are made once, so that asking again asks once (R1). */
export function RecordForm({ kind, item, onDone }: RecordFormProps) {
  const { t } = useTranslation()
  const { records, reading, store } = usePageContext()
  const [id] = useState(newId)
  const [filled, setFilled] = useState<Record<string, string>>(() =>
    Object.fromEntries(recordFields[kind].map(({ name, begins }) => [name, begins?.(item, store.today) ?? ''])),
  )
  const fields = recordFields[kind].filter(({ isOfLate }) => !isOfLate || item.due < store.today)
  const isWhole = fields.every(({ name, isNeeded }) => {
    const value = (filled[name] ?? '').trim()
    return (!isNeeded || value !== '') && value.length <= limits.shortText
  })
  const send = async () => {
    const command = { do: 'open', kind, rows: [{ id, item: item.id }], facts: factsFrom(kind, filled) } as RecordCommand
    const problem = sentText(t, await records.send(command))
    if (problem === null) onDone()
    return problem
  }
  const shared = { filled, fill: (name: string, value: string) => setFilled((known) => ({ ...known, [name]: value })) }
  return (
    <AskForm
      label={t(`asks.open.${kind}`)}
      isWhole={isWhole}
      action={t(`asks.send.${kind}`)}
      send={send}
      onCancel={onDone}
    >
      {fields.map((field, n) => (
        <FormField
          key={field.name}
          field={field}
          isFirst={n === 0}
          departments={openDepartments(reading.departments)}
          nameOf={reading.departmentName}
          {...shared}
        />
      ))}
    </AskForm>
  )
}

interface FormFieldProps {
  field: RecordField
  isFirst: boolean
  filled: Readonly<Record<string, string>>
  fill(name: string, value: string): void
  departments: readonly { id: string }[]
  nameOf(id: string): string
}

function FormField({ field: { name, as, isNeeded }, isFirst, filled, fill, departments, nameOf }: FormFieldProps) {
  const { t } = useTranslation()
  const id = `record-${name}`
  const shared = { id, className: 'input', value: filled[name] ?? '', autoFocus: isFirst, required: isNeeded }
  const onChange = ({ target }: { target: { value: string } }) => fill(name, target.value)
  return (
    <div className="field">
      <label htmlFor={id}>
        {t(`asks.fields.${name}`)}
        {!isNeeded && <span className="field__optional">{t('asks.optional')}</span>}
      </label>
      {as === 'department' ? (
        <select {...shared} onChange={onChange}>
          {departments.map(({ id: department }) => (
            <option key={department} value={department}>
              {nameOf(department)}
            </option>
          ))}
        </select>
      ) : as === 'date' ? (
        <input type="date" {...shared} onChange={onChange} />
      ) : (
        <textarea rows={2} {...shared} onChange={onChange} />
      )}
      {as === 'links' && <p className="field__hint">{t('asks.linksHint')}</p>}
      {as !== 'date' && <Excess text={filled[name] ?? ''} most={limits.shortText} />}
    </div>
  )
}
