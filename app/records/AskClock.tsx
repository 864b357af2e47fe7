import { answeredFor } from '../model/records/kinds/call'
import type { LedgerRecord } from '../model/records/record'
import { CallClock } from './CallClock'

/** What is left for a department that a whistle calls, by the second; nothing for whatever else is asked. `clock`: see CallClock. */
export function AskClock({ record, clock }: { record: LedgerRecord; clock: number }) {
  if (record.kind !== 'call' || !record.isOpen || answeredFor(record.facts) !== null) return null
  return <CallClock dueAt={record.facts.dueAt} clock={clock} />
}
