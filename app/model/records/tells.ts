import type { Person } from '../ledger/person'
import { kindOf } from './kinds/kinds'
import { actorsOf, type LedgerRecord } from './record'

/** Does a step of a record tell this person of itself, besides what it lets them do? Null: does it tell anybody? */
export function tells(
  record: Pick<LedgerRecord, 'kind' | 'department' | 'asker' | 'leader'>,
  event: string,
  person: Person | null,
): boolean {
  const told = kindOf(record.kind).tells?.[event] ?? []
  if (person === null) return told.length > 0
  const who = actorsOf(record, person)
  return told.some((actor) => who.includes(actor))
}
