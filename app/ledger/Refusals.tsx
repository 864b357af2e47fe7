import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Reading } from '../grid/reading'
import { columns, type ColumnId } from '../model/columns'
import type { Refusal } from '../model/errors'
import type { LedgerStore } from '../sync/LedgerStore'

/** What the server did not accept (G7): where, why, and the text itself, so that nothing typed is lost. */
export function Refusals({ refusals, store, reading, onDismiss }: { refusals: Refusal[]; store: LedgerStore; reading: Reading; onDismiss: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal opened={refusals.length > 0} onClose={onDismiss} title={t('ledger.refusedTitle')} centered size={560} closeButtonProps={{ 'aria-label': t('ledger.close') }}>
      <p>{t('ledger.refusedText')}</p>
      <ul className="refusals">
        {refusals.map(({ code, item, column, text }, i) => {
          const entry = item ? store.entry(item) : undefined
          return (
            <li key={i}>
              <p className="refusals__where">
                {[entry && `${entry.code} ${reading.titleOf(entry.item)}`, column && column in columns && t(`column.${column as ColumnId}`)].filter(Boolean).join(' · ')}
              </p>
              <p className="refusals__why">{t(`refusal.${code}`)}</p>
              {text && <textarea className="input" readOnly rows={Math.min(6, text.split('\n').length + 1)} value={text} aria-label={t('ledger.copy')} onFocus={(event) => event.target.select()} />}
            </li>
          )
        })}
      </ul>
    </Modal>
  )
}
