import type { MeetingChoice, MeetingSummary } from '../model/meeting/record'

/** A meeting whose baseline the ledger can be compared with. */
export interface ClosedMeeting extends MeetingChoice {
  closedAt: number
}

/** Those that are closed, in the order of the list. */
export function closedMeetings(list: readonly MeetingSummary[]): ClosedMeeting[] {
  return list.flatMap(({ meeting: { id, title, heldOn, closedAt } }) =>
    closedAt === null ? [] : [{ id, title, heldOn, closedAt }],
  )
}
