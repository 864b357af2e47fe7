import type { AskedPoint } from '../model/history/comparisonAnswer'
import type { MeetingChoice, MeetingSummary } from '../model/meeting/record'

/** A meeting whose baseline the ledger can be compared with. */
export interface ClosedMeeting extends MeetingChoice {
  closedAt: number
}

/** The moment (ms) of a point, of a ledger with these meetings; of what is none, or unknown: `now`. */
export function momentOf(point: AskedPoint | null, meetings: readonly ClosedMeeting[], now: number): number {
  if (point === null || point === 'now') return now
  if (point !== 'last-meeting' && 'at' in point) return point.at
  return (point === 'last-meeting' ? meetings[0] : meetings.find(({ id }) => id === point.meeting))?.closedAt ?? now
}

/** Those that are closed, in the order of the list. */
export function closedMeetings(list: readonly MeetingSummary[]): ClosedMeeting[] {
  return list.flatMap(({ meeting: { id, title, heldOn, closedAt } }) =>
    closedAt === null ? [] : [{ id, title, heldOn, closedAt }],
  )
}
