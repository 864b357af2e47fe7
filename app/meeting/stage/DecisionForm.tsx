import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Reading } from '../../reading/reading'
import { readDate } from '../../model/text/writtenDates'
import { limits } from '../../model/ledger/limits'
import { openDepartments } from '../../model/ledger/person'
import { isReasoned } from '../../model/meeting/isReasoned'
import type { DraftDecision } from '../../model/meeting/presenting'
import { Excess } from '../../ui/Excess'

interface DecisionFormProps {
  draft: DraftDecision
  reading: Reading
  today: string
  /** The day of the next meeting. */
  nextOn: string
  onChange(draft: DraftDecision): void
  /** Why it cannot be; null when it is done. */
  onRecord(draft: DraftDecision): Promise<string | null>
  onCancel(): void
}

/** A decision being written: what each kind needs, and nothing else. */
export function DecisionForm({ draft, reading, today, nextOn, onChange, onRecord, onCancel }: DecisionFormProps) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { kind } = draft
  // One that was begun before and is come back to leaves the keyboard to whoever leads on.
  const [isNew] = useState(draft.text === '')
  useEffect(() => {
    if (isNew) form.current?.querySelector<HTMLElement>('textarea, input, select, button')?.focus()
  }, [kind, isNew])
  const change = (part: Partial<DraftDecision>) => onChange({ ...draft, ...part })
  const isTooLong = [draft.text, draft.responsible].some((text) => text.trim().length > limits.shortText)
  const record = async (event?: FormEvent) => {
    event?.preventDefault()
    if (isTooLong) return
    const due = readDate(draft.due, today)
    if (due === null) return void setProblem(t('meeting.badDate'))
    setBusy(true)
    const lacks = await onRecord({ ...draft, due, text: draft.text.trim(), responsible: draft.responsible.trim() })
    setBusy(false)
    setProblem(lacks)
    // What is mostly missing is what was not typed.
    if (lacks !== null && draft.due !== '' && draft.text === '') form.current?.querySelector('textarea')?.focus()
  }
  const textField = kind !== 'assign' && (
    <label>
      {t(isReasoned(kind) ? 'meeting.reason' : 'meeting.text')}
      <textarea
        className="stage-input"
        rows={3}
        value={draft.text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <Excess className="decide__problem" text={draft.text} most={limits.shortText} />
    </label>
  )
  const dueField = kind !== 'return' && kind !== 'close' && (
    <label>
      {t('meeting.due')}
      <input
        className="stage-input figures"
        placeholder="2026-12-31"
        value={draft.due}
        onChange={(event) => change({ due: event.target.value })}
      />
      {kind === 'decision' && draft.due === nextOn && <span className="decide__hint">{t('meeting.dueNext')}</span>}
    </label>
  )
  return (
    <form
      ref={form}
      className="decide"
      aria-label={t(`meeting.kinds.${kind}`)}
      onSubmit={(event) => void record(event)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') onCancel()
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void record()
        else return
        event.preventDefault()
      }}
    >
      <h3>{t(`meeting.kinds.${kind}`)}</h3>
      {kind === 'extend' && dueField}
      {textField}
      {(kind === 'decision' || kind === 'assign') && (
        <>
          <label>
            {t('meeting.department')}
            <select
              className="stage-input"
              value={draft.department}
              onChange={(event) => change({ department: event.target.value })}
            >
              <option value="">{t(kind === 'assign' ? 'meeting.unchanged' : 'meeting.unassigned')}</option>
              {openDepartments(reading.departments).map(({ id }) => (
                <option key={id} value={id}>
                  {reading.departmentName(id)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('meeting.responsible')}
            <input
              className="stage-input"
              value={draft.responsible}
              onChange={(event) => change({ responsible: event.target.value })}
            />
            <Excess className="decide__problem" text={draft.responsible} most={limits.shortText} />
          </label>
        </>
      )}
      {kind !== 'extend' && dueField}
      {problem && (
        <p className="decide__problem" role="alert">
          {problem}
        </p>
      )}
      <div className="decide__foot">
        <button
          className="stage-button stage-button--primary"
          title={t('meeting.recordHint')}
          disabled={isBusy || isTooLong}
        >
          {t('meeting.record')}
        </button>
        <button type="button" className="stage-button" onClick={onCancel}>
          {t('meeting.cancel')}
        </button>
      </div>
    </form>
  )
}
