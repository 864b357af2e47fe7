import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import { Excess } from '../ui/Excess'
import { AskForm } from './AskForm'

interface StepFormProps {
  event: string
  /** The date that is granted unless another one is chosen; null: it is about none. */
  due: string | null
  needsWords: boolean
  /** Why it was not done, in words; null when it was. */
  onSend(words: string, due?: string): Promise<string | null>
  onCancel(): void
}

/** The words, and the date, that a step asks for. */
export function StepForm({ event, due, needsWords, onSend, onCancel }: StepFormProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [date, setDate] = useState(due ?? '')
  const isWhole =
    (!needsWords || words.trim() !== '') && words.trim().length <= limits.shortText && (due === null || date !== '')
  return (
    <AskForm
      label={t(`asks.do.${event as 'grant'}`)}
      isWhole={isWhole}
      action={t(`asks.do.${event as 'grant'}`)}
      send={() => onSend(words.trim(), due === null ? undefined : date)}
      onCancel={onCancel}
    >
      {due !== null && (
        <div className="field">
          <label htmlFor="step-due">{t('asks.grantUntil')}</label>
          <input
            id="step-due"
            className="input"
            type="date"
            required
            value={date}
            onChange={({ target }) => setDate(target.value)}
          />
        </div>
      )}
      <div className="field">
        <label htmlFor="step-words">
          {t(`asks.words.${event as 'reply'}`, { defaultValue: t('asks.words.other') })}
          {!needsWords && <span className="field__optional">{t('asks.optional')}</span>}
        </label>
        <textarea
          id="step-words"
          className="input"
          rows={3}
          autoFocus
          required={needsWords}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <Excess text={words} most={limits.shortText} />
      </div>
    </AskForm>
  )
}
