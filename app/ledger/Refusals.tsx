import { useEffect, useRef, useState } from 'react'
import { isColumnId } from '../model/ledger/columns'
import type { Refusal } from '../model/ledger/errors'
import type { Reading } from '../reading/reading'
import type { LedgerStore } from '../sync/LedgerStore'
import { copyText } from '../ui/copyText'

interface RefusalsProps {
  refusals: Refusal[]
  store: LedgerStore
  reading: Reading
  onDismiss: () => void
}

/** What the server did not accept (G7): where, why, and the text itself, so that nothing typed is lost. */
export function Refusals({ refusals, store, reading, onDismiss }: RefusalsProps) {
  const { t } = reading
  const dialog = useRef<HTMLDialogElement>(null)
  const isOpen = refusals.length > 0
  const [copied, setCopied] = useState<Refusal[] | null>(null)
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal()
    if (!isOpen) dialog.current?.close()
  }, [isOpen])
  const whereOf = ({ item, column }: Refusal) => {
    const entry = item ? store.entry(item) : undefined
    // One that is out of sight with its stream has no number.
    const row = item ? (entry?.item ?? store.item(item) ?? store.allStreams.find(({ id }) => id === item)) : undefined
    return [
      row && [entry?.code, reading.titleOf(row)].filter(Boolean).join(' '),
      // What was said of a column has its id in the place of a row's.
      item && isColumnId(item) && reading.columnName(item),
      column && isColumnId(column) && reading.columnName(column),
    ]
      .filter(Boolean)
      .join(' · ')
  }
  const withText = refusals.filter(({ text }) => text)
  const copy = async () => {
    if (await copyText(withText.map((refusal) => `${whereOf(refusal)}\n${refusal.text}`).join('\n\n')))
      setCopied(refusals)
  }
  return (
    <dialog ref={dialog} className="refusals" aria-labelledby="refusals-title" onClose={onDismiss}>
      <h2 className="page__title" id="refusals-title">
        {t('ledger.refusedTitle')}
      </h2>
      <p>{t('ledger.refusedText')}</p>
      <ul className="refusals__list">
        {refusals.map((refusal, i) => (
          <li key={i}>
            <p className="refusals__where">{whereOf(refusal)}</p>
            <p className="refusals__why">{t(`refusal.${refusal.code}`)}</p>
            {refusal.text && (
              <textarea
                className="input"
                readOnly
                rows={Math.min(6, refusal.text.split('\n').length + 1)}
                value={refusal.text}
                aria-label={t('app.copy')}
                onFocus={(event) => event.target.select()}
              />
            )}
          </li>
        ))}
      </ul>
      <p className="refusals__foot">
        <button className="button button--primary" onClick={() => dialog.current?.close()}>
          {t('ledger.close')}
        </button>
        {withText.length > 0 && (
          <button className="button" onClick={() => void copy()}>
            <span aria-live="polite">
              {t(copied === refusals ? 'app.copied' : withText.length > 1 ? 'ledger.copyAll' : 'app.copy')}
            </span>
          </button>
        )}
      </p>
    </dialog>
  )
}
