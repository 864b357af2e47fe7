import type { RefusalCode } from '../model/ledger/errors'
import type { OutlineItem } from '../model/ledger/outline'
import type { Person } from '../model/ledger/person'
import type { Reading } from './reading'

/** Nobody writes there. */
const ofNobody: readonly RefusalCode[] = ['computed', 'has-sub-items', 'archived']
/** The lead department may write there, or do what it takes. */
const ofLead: readonly RefusalCode[] = ['not-your-item', 'lead-only', 'submitted', 'closed']

/** Why a cell is locked, and whom to ask; everything else is for the coordinators to change. */
export function lockText(
  code: RefusalCode,
  { item }: OutlineItem,
  { department }: Person,
  { t, departmentName }: Reading,
): string {
  const why = t(`refusal.${code}`)
  if (ofNobody.includes(code)) return why
  if (!ofLead.includes(code) || item.lead === '') return t('ledger.lockedAskCoordinators', { why })
  // What the lead department itself is to do says why.
  return item.lead === department ? why : t('ledger.lockedAsk', { why, whom: departmentName(item.lead) })
}
