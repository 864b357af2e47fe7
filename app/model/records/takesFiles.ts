import type { Person } from '../ledger/person'
import { kindOf } from './kinds/kinds'
import { actorsOf, type LedgerRecord } from './record'
import { eventsFor, type Step } from './steps'

/** May files come along with some step of this record that this person may take now (R5)? */
export function takesFiles(record: LedgerRecord, person: Person): boolean {
  const steps = kindOf(record.kind).steps as Record<string, Record<string, Step<string>>>
  const { state } = record
  return eventsFor(steps, state, actorsOf(record, person)).some((event) => steps[state]![event]!.files !== undefined)
}
