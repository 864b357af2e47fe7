import { kindOf } from '../model/records/kinds/kinds'
import { actorsOf, type LedgerRecord } from '../model/records/record'
import { eventsFor, type Actor, type Step } from '../model/records/steps'
import { stepFields } from './stepFields'

/** What the table lets somebody do with a record now. */
export function stepsFor(record: LedgerRecord, person: Parameters<typeof actorsOf>[1]): string[] {
  return eventsFor(tableOf(record), record.state, actorsOf(record, person))
}

/** Does a step ask for anything that is filled in? */
export function asksForMore(record: LedgerRecord, event: string): boolean {
  const { asksWords, files } = stepOf(record, event)
  return Boolean(asksWords || files) || stepFields(record, event).length > 0
}

/** What the record waits for that somebody does with one click, wherever they read of it. */
export function quickSteps(record: LedgerRecord, person: Parameters<typeof actorsOf>[1]): string[] {
  const waitsFor = (kindOf(record.kind).waitsFor as Partial<Record<string, Actor>>)[record.state]
  if (waitsFor === undefined || !actorsOf(record, person).includes(waitsFor)) return []
  return stepsFor(record, person).filter(
    (event) => stepOf(record, event).by.includes(waitsFor) && !asksForMore(record, event),
  )
}

export function stepOf(record: LedgerRecord, event: string): Step<string> {
  return tableOf(record)[record.state]![event]!
}

function tableOf({ kind }: LedgerRecord): Record<string, Record<string, Step<string>>> {
  return kindOf(kind).steps as Record<string, Record<string, Step<string>>>
}
