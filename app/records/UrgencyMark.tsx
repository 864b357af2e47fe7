import { useTranslation } from '../i18n/useTranslation'
import { hasRunOut } from '../model/records/kinds/call'
import type { LedgerRecord } from '../model/records/record'

/** Before a line that a whistle asks: that it is one, and that it is urgent; red once it has run out. */
export function UrgencyMark({ record }: { record: LedgerRecord }) {
  const { t } = useTranslation()
  if (record.kind !== 'call') return null
  return (
    <span className={`urgency-mark ${hasRunOut(record.facts) ? 'urgency-mark--over' : ''}`}>
      <span aria-hidden="true">◎</span>
      {record.facts.urgency === 'urgent' && ` ${t('asks.urgency.urgent')}`}
    </span>
  )
}
