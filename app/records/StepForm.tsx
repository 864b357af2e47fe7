import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import { Excess } from '../ui/Excess'
import { isComposing } from '../ui/isComposing'

interface StepFormProps {
  event: string
  /** The date that is granted unless another one is chosen; null: it is about none. */
  due: string | null
  needsWords: boolean
  /** False: it was not done, and what was typed stays. */
  onSend(words: string, due?: string): Promise<boolean>
  onCancel(): void
}

/** The words, and the date, that a step asks for. */
export function StepForm({ event, due, needsWords, onSend, onCancel }: StepFormProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [date, setDate] = useState(due ?? '')
  const [isSending, setSending] = useState(false)
  const isWhole =
    (!needsWords || words.trim() !== '') && words.trim().length <= limits.shortText && (due === null || date !== '')
  const send = async (act: FormEvent | KeyboardEvent) => {
    act.preventDefault()
    if (!isWhole || isSending) return
    setSending(true)
    if (!(await onSend(words.trim(), due === null ? undefined : date))) setSending(false)
  }
  const onKeyDown = (press: KeyboardEvent) => {
    if (isComposing(press.nativeEvent)) return
    if (press.key === 'Enter' && (press.ctrlKey || press.metaKey)) void send(press)
    if (press.key === 'Escape') {
      press.stopPropagation()
      onCancel()
    }
  }
  return (
    <form className="record-form" onSubmit={(act) => void send(act)} onKeyDown={onKeyDown}>
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
      <div className="verbs__foot">
        <button type="button" className="button button--quiet button--small" onClick={onCancel}>
          {t('ledger.cancel')}
        </button>
        <button className="button button--primary button--small" disabled={!isWhole || isSending}>
          {t(`asks.do.${event as 'grant'}`)}
        </button>
      </div>
    </form>
  )
}
