import './records.css'
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { usePageContext } from '../grid/PageContext'
import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import type { OutlineItem } from '../model/ledger/outline'
import { newId } from '../sync/newId'
import { Excess } from '../ui/Excess'
import { rowsToUrge } from './rowsToUrge'
import { sentText } from './sentText'

interface UrgeDialogProps {
  /** Those that are selected, or all that the view shows. */
  entries: readonly OutlineItem[]
  isSelection: boolean
  onClose(): void
  onDone(count: number): void
}

/** Reminds the departments of many rows at once, in the coordinator's own words. */
export function UrgeDialog({ entries, isSelection, onClose, onDone }: UrgeDialogProps) {
  const { t } = useTranslation()
  const { records, reading, store, person } = usePageContext()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState('')
  const [isSending, setSending] = useState(false)
  /** Made once for each row, so that what is sent again reminds once (R1). */
  const ids = useRef(new Map<string, string>())
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  const { items, byDepartment } = rowsToUrge(entries, {
    ...{ person, records, departments: reading.departments, today: store.today, settings: store.settings },
  })
  const isFit = items.length > 0 && words.trim().length <= limits.shortText
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!isFit || isSending) return
    setSending(true)
    for (const item of items) if (!ids.current.has(item)) ids.current.set(item, newId())
    for (let from = 0; from < items.length; from += limits.recordsAtOnce) {
      const rows = items.slice(from, from + limits.recordsAtOnce).map((item) => ({ id: ids.current.get(item)!, item }))
      const sent = await records.send({ do: 'open', kind: 'urge', rows, facts: { words: words.trim() } })
      const text = sentText(t, sent)
      if (text === null) continue
      setSending(false)
      return void setProblem(text)
    }
    onDone(items.length)
  }
  return (
    <dialog ref={dialog} className="urge-dialog" aria-labelledby={id} onClose={onClose}>
      <form className="record-form" onSubmit={(event) => void send(event)}>
        <h2 className="page__title" id={id}>
          {t(isSelection ? 'asks.urgeSelected' : 'asks.urgeShown', { count: items.length })}
        </h2>
        <p className="field__hint">
          {items.length === 0
            ? t('asks.urgeNothing')
            : reading.list(byDepartment.map(([department, count]) => `${reading.departmentName(department)} ${count}`))}
        </p>
        <div className="field">
          <label htmlFor={`${id}-words`}>
            {t('asks.fields.words')}
            <span className="field__optional">{t('asks.optional')}</span>
          </label>
          <textarea
            id={`${id}-words`}
            className="input"
            rows={3}
            autoFocus
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
          <Excess text={words} most={limits.shortText} />
        </div>
        {problem && (
          <p className="field__error" role="alert">
            {problem}
          </p>
        )}
        <div className="verbs__foot">
          <button type="button" className="button button--quiet" onClick={() => dialog.current?.close()}>
            {t('ledger.cancel')}
          </button>
          <button className="button button--primary" disabled={!isFit || isSending}>
            {t('asks.send.urge')}
          </button>
        </div>
      </form>
    </dialog>
  )
}
