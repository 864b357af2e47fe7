import { answeredFor, hadToCome, meanOf } from './kinds/call'
import type { LedgerRecord } from './record'

/** What whistles of a ledger came to; all of them are counted, those that were rejected too. */
export interface WhistleFigures {
  blown: number
  rejected: number
  /** Of the calls whose time to come is over, or that were answered before: how many there are, and how many came in time. */
  due: number
  inTime: number
  rated: number
  /** From 1 to 5; null while none counts. */
  mean: number | null
}

/** By `now` (ms). Calls that went to others, or of which nobody has to come any more, count for nobody. */
export function whistleFigures(records: readonly LedgerRecord[], now: number): WhistleFigures {
  const whistles = records.filter((record) => record.kind === 'whistle')
  const calls = records.filter((record) => record.kind === 'call').filter(hadToCome)
  const due = calls.filter(({ facts }) => answeredFor(facts) !== null || facts.dueAt <= now)
  const means = calls.flatMap((call) => meanOf(call) ?? [])
  return {
    blown: whistles.length,
    rejected: whistles.filter(({ state }) => state === 'rejected').length,
    due: due.length,
    inTime: due.filter(({ facts }) => (answeredFor(facts) ?? Infinity) <= facts.dueAt).length,
    rated: means.length,
    mean: means.length === 0 ? null : means.reduce((sum, mean) => sum + mean, 0) / means.length,
  }
}
