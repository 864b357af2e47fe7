import { useEffect, useId, useRef } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import { Excess } from '../ui/Excess'

interface ChairFieldProps {
  value: string
  /** Names that are offered. */
  known: readonly string[]
  /** It was left empty. */
  isMissing: boolean
  onChange(chair: string): void
}

/** Who chairs: somebody who is known, or any other name. */
export function ChairField({ value, known, isMissing, onChange }: ChairFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isMissing) input.current?.focus()
  }, [isMissing])
  return (
    <div className="field">
      <label htmlFor={id}>{t('meeting.chair')}</label>
      <input
        ref={input}
        id={id}
        className="input"
        list={`${id}-known`}
        autoComplete="off"
        aria-required
        aria-invalid={isMissing || undefined}
        aria-describedby={isMissing ? `${id}-error` : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={`${id}-known`}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {isMissing && (
        <p id={`${id}-error`} className="field__error" role="alert">
          {t('meeting.problem.chair-missing')}
        </p>
      )}
      <Excess text={value} most={limits.meetingTitle} />
    </div>
  )
}
