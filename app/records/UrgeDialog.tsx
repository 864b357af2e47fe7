import './records.css'
import { useEffect, useId, useRef, useState } from 'react'
import { usePageContext } from '../grid/PageContext'
import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import type { OutlineItem } from '../model/ledger/outline'
import { newId } from '../sync/newId'
import { Excess } from '../ui/Excess'
import { AskForm } from './AskForm'
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
  /** Made once for each row, so that what is sent again reminds once (R1). */
  const ids = useRef(new Map<string, string>())
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  const { items, byDepartment } = rowsToUrge(entries, {
    ...{ person, records, departments: reading.departments, today: store.today, settings: store.settings },
  })
  const isFit = items.length > 0 && words.trim().length <= limits.shortText
  const send = async () => {
    for (const item of items) if (!ids.current.has(item)) ids.current.set(item, newId())
    for (let from = 0; from < items.length; from += limits.recordsAtOnce) {
      const rows = items.slice(from, from + limits.recordsAtOnce).map((item) => ({ id: ids.current.get(item)!, item }))
      const sent = await records.send({ do: 'open', kind: 'urge', rows, facts: { words: words.trim() } })
      const problem = sentText(t, sent)
      if (problem !== null) return problem
    }
    onDone(items.length)
    return null
  }
  return (
    <dialog ref={dialog} className="urge-dialog" aria-labelledby={id} onClose={onClose}>
      <AskForm isWhole={isFit} action={t('asks.send.urge')} send={send} onCancel={() => dialog.current?.close()}>
        <h2 className="page__title" id={id}>
          {t(isSelection ? 'asks.urgeSelected' : 'asks.urgeShown', { count: items.length })}
        </h2>
        <p className="field__hint">
          {items.length === 0
            ? t('asks.urgeNothing')
            : reading.list(
                byDepartment.map(([department, count]) => `${reading.departmentName(department)}\u00a0${count}`),
              )}
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
      </AskForm>
    </dialog>
  )
}
