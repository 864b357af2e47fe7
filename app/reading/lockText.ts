import type { RefusalCode } from '../model/ledger/errors'
import type { OutlineItem } from '../model/ledger/outline'
import type { Person } from '../model/ledger/person'
import type { Reading } from './reading'

/** Why a cell is locked, and whom to ask. */
export function lockText(
  code: RefusalCode,
  { item }: OutlineItem,
  { department }: Person,
  { t, departmentName }: Reading,
): string {
  const why = t(`refusal.${code}`)
  const isLead = department !== null && item.lead === department
  if ((code === 'not-your-item' || code === 'lead-only' || (code === 'submitted' && !isLead)) && item.lead !== '') {
    return t('ledger.lockedAsk', { why, whom: departmentName(item.lead) })
  }
  if (code === 'structure-only' || code === 'coordinator-only') return t('ledger.lockedAskCoordinators', { why })
  return why
}
