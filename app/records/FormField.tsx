import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import { openDepartments } from '../model/ledger/person'
import { urgencies } from '../model/records/whistleLimits'
import { Excess } from '../ui/Excess'
import { DepartmentsField } from './DepartmentsField'
import type { Field } from './recordFields'
import { useRecordContext } from './RecordContext'

/** Files are handed in beside what is filled in (FilesField). */
type FilledField = Field<string> & { as: Exclude<Field<string>['as'], 'files'> }

interface FormFieldProps {
  field: FilledField
  /** How it is called, if not as its name says. */
  label?: string | undefined
  /** It is needed by what else is filled in. */
  isAsked?: boolean
  isFirst: boolean
  filled: Readonly<Record<string, string>>
  fill(name: string, value: string): void
}

/** One thing that is filled in, with its name. */
export function FormField({ field, label: named, isAsked = false, isFirst, filled, fill }: FormFieldProps) {
  const { name, word, as, isNeeded } = field
  const { t } = useTranslation()
  const { reading, store } = useRecordContext()
  const id = `record-${name}`
  const value = filled[name] ?? ''
  const shared = { id, className: 'input', value, autoFocus: isFirst, required: isNeeded }
  const onChange = ({ target }: { target: { value: string } }) => fill(name, target.value)
  const label = (
    <>
      {named ?? t(`asks.fields.${(word ?? name) as 'due'}`)}
      {!isNeeded && !isAsked && <span className="field__optional">{t('asks.optional')}</span>}
    </>
  )
  if (as === 'departments' || as === 'mark')
    return (
      <fieldset className="field field--set">
        <legend>{label}</legend>
        {as === 'mark' ? (
          <Marks name={id} value={value} onChange={(mark) => fill(name, mark)} />
        ) : (
          <DepartmentsField id={id} value={value} isFirst={isFirst} onChange={(ids) => fill(name, ids)} />
        )}
      </fieldset>
    )
  const isTyped = as === 'text' || as === 'line' || as === 'links'
  const choices = isTyped || as === 'date' ? null : choicesOf(as)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {choices ? (
        <select {...shared} onChange={onChange}>
          {value === '' && <option value="" />}
          {choices.map(([choice, text]) => (
            <option key={choice} value={choice}>
              {text}
            </option>
          ))}
        </select>
      ) : as === 'date' || as === 'line' ? (
        <input type={as === 'date' ? 'date' : 'text'} {...shared} onChange={onChange} />
      ) : (
        <textarea rows={2} {...shared} onChange={onChange} />
      )}
      {as === 'links' && <p className="field__hint">{t('asks.linksHint')}</p>}
      {isTyped && <Excess text={value} most={limits.shortText} />}
    </div>
  )

  function choicesOf(of: 'department' | 'urgency' | 'stream'): [string, string][] {
    if (of === 'department')
      return openDepartments(reading.departments).map(({ id: one }) => [one, reading.departmentName(one)])
    if (of === 'urgency') return urgencies.map((urgency) => [urgency, t(`asks.urgency.${urgency}`)])
    return store.outline().map((stream) => [stream.stream.id, reading.streamName(stream)])
  }
}

/** From 1 to 5, with what the ends mean. */
function Marks({ name, value, onChange }: { name: string; value: string; onChange(mark: string): void }) {
  const { t } = useTranslation()
  return (
    <span className="marks">
      <span className="marks__pole">{t('asks.marks.worst')}</span>
      {['1', '2', '3', '4', '5'].map((mark) => (
        <label key={mark} className="marks__mark">
          <input type="radio" name={name} value={mark} checked={value === mark} onChange={() => onChange(mark)} />
          <span className="figures">{mark}</span>
        </label>
      ))}
      <span className="marks__pole">{t('asks.marks.best')}</span>
    </span>
  )
}
