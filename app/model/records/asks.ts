import type { Person } from '../ledger/person'
import { kindOf } from './kinds/kinds'
import { actorsOf, type LedgerRecord, type RecordKindName } from './record'
import type { Actor } from './steps'

/** What hurts most when it lies: papers first, then requests, which stop no clock, then what was only said. */
const inOrder: readonly RecordKindName[] = ['order', 'extension', 'urge']

/** Does this record wait for something that this person does? */
export function isAskedOf(record: LedgerRecord, person: Person): boolean {
  const waitsFor = (kindOf(record.kind).waitsFor as Partial<Record<string, Actor>>)[record.state]
  return waitsFor !== undefined && actorsOf(record, person).includes(waitsFor)
}

/** Those of these open records that wait for this person, the most harmful to leave lying first, then by when, then the longest. */
export function asksOf(person: Person, open: readonly LedgerRecord[]): LedgerRecord[] {
  return open
    .filter((record) => isAskedOf(record, person))
    .sort(
      (a, b) =>
        inOrder.indexOf(a.kind) - inOrder.indexOf(b.kind) ||
        (a.until || '9').localeCompare(b.until || '9') ||
        a.at - b.at,
    )
}
