import type { ChangedBy } from '../history/history'
import type { RecordWithEvents } from './itemRecords'
import { answeredFor, type CallState } from './kinds/call'
import type { RecordOf } from './record'
import type { WhistleFigures } from './whistleFigures'
import type { Urgency } from './whistleLimits'

/** What a ledger's whistles are by now: those that are going on, then the latest of those that are over, with their calls. */
export interface WhistlesNow {
  /** Each whistle, then its calls in the order in which they were made. */
  records: RecordWithEvents[]
  figures: WhistleFigures
  /** How many older ones there are that are not among them. */
  older: number
  /** Of the rows that they are about, as they are called now. */
  titles: Readonly<Record<string, { title: string; titleEn: string }>>
}

/** What a shared screen, which needs no account, says of a call. */
export interface ShownCall {
  id: string
  department: string
  place: string
  urgency: Urgency
  by: ChangedBy
  state: CallState
  /** ms */
  dueAt: number
  /** Has it still to come? */
  isWaiting: boolean
}

export function shownCall({ id, department, by, state, facts }: RecordOf<'call'>): ShownCall {
  const { place, urgency, dueAt } = facts
  return { id, department, place, urgency, by, state, dueAt, isWaiting: answeredFor(facts) === null }
}

/** By `now` (ms): those whose time runs, the soonest first; then whose time has run out, the latest first; then who has come. */
export function inWallOrder(calls: readonly ShownCall[], now: number): ShownCall[] {
  const place = ({ isWaiting, dueAt }: ShownCall) => (!isWaiting ? 2 : dueAt > now ? 0 : 1)
  return [...calls].sort((a, b) => place(a) - place(b) || (place(a) === 0 ? a.dueAt - b.dueAt : b.dueAt - a.dueAt))
}
