import type { Comparison } from '../history/comparison'
import type { Stream } from '../ledger/rows'
import type { Department } from '../ledger/person'
import type { ColumnRecord } from '../ledger/schema'
import type { Tracker } from '../ledger/tracker'
import type { AgendaEntry, Attendee, Decision, Meeting } from './meeting'

/** A meeting in the list of all; `decisions` without withdrawn ones. */
export interface MeetingSummary {
  meeting: Meeting
  /** Items of its agenda that were discussed. */
  discussed: number
  decisions: number
  openDecisions: number
}

/** A meeting with whose baseline the ledger may be compared. */
export type MeetingChoice = Pick<Meeting, 'id' | 'title' | 'heldOn'>

/** All that is kept of a meeting. What changed is told from its base to its baseline, or to now while it is on. */
export interface MeetingRecord {
  tracker: Tracker
  departments: Department[]
  columns: ColumnRecord[]
  streams: Stream[]
  meeting: Meeting
  agenda: AgendaEntry[]
  decisions: Decision[]
  /** Open from earlier meetings while this one is on; afterwards the minutes have told them. */
  carried: Decision[]
  attendance: Attendee[]
  comparison: Comparison
}
