import { isFrozen, statusOf } from '../../ledger/status'
import { coordinates } from '../../ledger/person'
import type { Item } from '../../ledger/rows'
import type { Stamp } from '../../ledger/stamp'
import type { RecordKind } from './RecordKind'

export type UrgeState = 'sent'

export interface UrgeFacts {
  /** The coordinator's own; '' for none. */
  words: string
}

/** 催办: a coordinator reminds the lead department of a row. It is over once the department has done something there. */
export const urge: RecordKind<'urge'> = {
  steps: { sent: {} },
  waitsFor: { sent: 'department' },
  judge({ person, item, hasSubItems }) {
    if (!coordinates(person)) return 'not-allowed'
    if (!item) return 'unknown-item'
    if (hasSubItems) return 'has-sub-items'
    const status = statusOf(item)
    if (isFrozen(status) || status === 'deferred') return 'not-in-this-status'
    return item.lead === '' ? 'unknown-department' : null
  },
  open: (facts, { item }) => (item ? { state: 'sent', facts, department: item.lead } : 'unknown-item'),
}

/** Is nothing left of an urge of `at` (ms) to this department: has it done something about the row, or has the row no more to do with it? */
export function isActedOn(at: number, department: string, item: Item, stamp: Stamp): boolean {
  const status = statusOf(item)
  if (item.lead !== department || isFrozen(status) || status === 'deferred') return true
  return stamp.statusSince > at || (stamp.reported?.at ?? 0) > at
}
