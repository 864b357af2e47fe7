import type { RefusalCode } from '../model/ledger/errors'
import type { OutlineItem } from '../model/ledger/outline'
import type { Reading } from './reading'

/** Why a cell is locked, and whom to ask. */
export function lockText(code: RefusalCode, { item }: OutlineItem, { t, departmentName }: Reading): string {
  const why = t(`refusal.${code}`)
  if ((code === 'not-your-item' || code === 'lead-only') && item.lead !== '') {
    return t('ledger.lockedAsk', { why, whom: departmentName(item.lead) })
  }
  if (code === 'structure-only' || code === 'coordinator-only')
    return t('ledger.lockedAsk', { why, whom: t('role.coordinator') })
  return why
}
