import { coordinates, type Person } from '../ledger/person'
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

/**
 * Does it wait for a department of which nobody can answer (`answering`: those of which somebody can)? Then it stands with the
 * coordinators, who find somebody.
 */
export function isStranded({ kind, state, department }: LedgerRecord, answering: ReadonlySet<string>): boolean {
  const waitsFor = (kindOf(kind).waitsFor as Partial<Record<string, Actor>>)[state]
  return waitsFor === 'department' && !answering.has(department)
}

/** Does it wait for this person, or with them as a coordinator for want of anybody else? */
export function isTheirs(record: LedgerRecord, person: Person, answering: ReadonlySet<string>): boolean {
  return isAskedOf(record, person) || (coordinates(person) && !person.isArchived && isStranded(record, answering))
}

/**
 * Those of these open records that wait for this person, or with a coordinator for want of anybody else; the most harmful to
 * leave lying first, then by when, then the longest.
 */
export function asksOf(person: Person, open: readonly LedgerRecord[], answering: ReadonlySet<string>): LedgerRecord[] {
  return open.filter((record) => isTheirs(record, person, answering)).sort(compareAsks)
}

/** The most harmful kind first, then by when, then the longest. */
export function compareAsks(a: LedgerRecord, b: LedgerRecord): number {
  return inOrder.indexOf(a.kind) - inOrder.indexOf(b.kind) || dueOf(a).localeCompare(dueOf(b)) || a.at - b.at
}

/** By when it is to be done, so that texts of one kind compare as their moments do. */
function dueOf(record: LedgerRecord): string {
  if (record.kind === 'call') return String(record.facts.dueAt).padStart(15, '0')
  return record.until || '9'
}
