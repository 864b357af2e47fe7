import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reading } from '../grid/reading'
import { columns, type ColumnId } from '../model/columns'
import type { Refusal } from '../model/errors'
import type { LedgerStore } from '../sync/LedgerStore'

/** What the server did not accept (G7): where, why, and the text itself, so that nothing typed is lost. */
export function Refusals({ refusals, store, reading, onDismiss }: { refusals: Refusal[]; store: LedgerStore; reading: Reading; onDismiss: () => void }) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const isOpen = refusals.length > 0
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal()
    if (!isOpen) dialog.current?.close()
  }, [isOpen])
  return (
    <dialog ref={dialog} className="refusals" aria-labelledby="refusals-title" onClose={onDismiss}>
      <h2 className="page__title" id="refusals-title">{t('ledger.refusedTitle')}</h2>
      <p>{t('ledger.refusedText')}</p>
      <ul className="refusals__list">
        {refusals.map(({ code, item, column, text }, i) => {
          const entry = item ? store.entry(item) : undefined
          const where = [entry && `${entry.code} ${reading.titleOf(entry.item)}`, column && column in columns && t(`column.${column as ColumnId}`)]
          return (
            <li key={i}>
              <p className="refusals__where">{where.filter(Boolean).join(' · ')}</p>
              <p className="refusals__why">{t(`refusal.${code}`)}</p>
              {text && <textarea className="input" readOnly rows={Math.min(6, text.split('\n').length + 1)} value={text} aria-label={t('ledger.copy')} onFocus={(event) => event.target.select()} />}
            </li>
          )
        })}
      </ul>
      <button className="button button--primary" onClick={() => dialog.current?.close()}>{t('ledger.close')}</button>
    </dialog>
  )
}
