import { useState, type ComponentProps, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { isComposing } from '../ui/isComposing'

interface AskFormProps {
  /** What it is called, where no heading says so. */
  label?: string
  /** May it be sent as it is filled in? */
  isWhole: boolean
  /** What the button says. */
  action: string
  /** Why it was not done, in words: then what was typed stays; null when it was. */
  send(): Promise<string | null>
  onCancel(): void
  /** What makes it take files that are dropped on it. */
  drop?: Pick<ComponentProps<'form'>, 'onDragOver' | 'onDragLeave' | 'onDrop' | 'onPaste'>
  children: ReactNode
}

/** What is asked of whoever asks, or takes a step: Ctrl+Enter sends it, Escape leaves it. */
export function AskForm({ label, isWhole, action, send, onCancel, drop, children }: AskFormProps) {
  const { t } = useTranslation()
  const [problem, setProblem] = useState('')
  const [isSending, setSending] = useState(false)
  const submit = async (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    if (!isWhole || isSending) return
    setSending(true)
    const text = await send()
    if (text === null) return
    setSending(false)
    setProblem(text)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event)
    if (event.key === 'Escape') {
      event.stopPropagation()
      onCancel()
    }
  }
  return (
    <form
      className="record-form"
      aria-label={label}
      onSubmit={(event) => void submit(event)}
      onKeyDown={onKeyDown}
      {...drop}
    >
      {children}
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
      <div className="verbs__foot">
        <button type="button" className="button button--quiet button--small" onClick={onCancel}>
          {t('ledger.cancel')}
        </button>
        <button className="button button--primary button--small" disabled={!isWhole || isSending}>
          {action}
        </button>
      </div>
    </form>
  )
}
