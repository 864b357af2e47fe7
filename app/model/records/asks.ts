import type { Person } from '../ledger/person'
import { kindOf } from './kinds/kinds'
import { actorsOf, type LedgerRecord, type RecordKindName } from './record'
import type { Actor } from './steps'

/** What hurts most when it lies: who stands and waits first, then papers, then requests, which stop no clock, then what was only said. */
const inOrder: readonly RecordKindName[] = ['call', 'order', 'extension', 'whistle', 'urge']

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
      (a, b) => inOrder.indexOf(a.kind) - inOrder.indexOf(b.kind) || dueOf(a).localeCompare(dueOf(b)) || a.at - b.at,
    )
}

/** By when it is to be done, so that texts of one kind compare as their moments do. */
function dueOf(record: LedgerRecord): string {
  if (record.kind === 'call') return String(record.facts.dueAt).padStart(15, '0')
  return record.until || '9'
}
