import type { DraftMinutes, Minutes, MinutesOutcome } from '../model/meeting/keptMinutes'
import type { MeetingState } from '../model/meeting/meeting'
import type { MeetingCommand, MinutesEdit } from '../model/meeting/meetingCommand'
import type { CellsRefused, MeetingOutcome } from '../model/meeting/meetingOutcome'
import type { MeetingRecord, MeetingSummary } from '../model/meeting/record'

/** Meetings of a ledger. Everybody reads; coordinators start, steer, decide and close. */
export interface MeetingsPort {
  /** The meeting that is on; null when none is. */
  state(): Promise<MeetingState | null>
  /** Does one thing, and writes the cells that follow from it; tells open pages when something changed. */
  command(command: Exclude<MeetingCommand, { do: 'close' }>): Promise<MeetingOutcome | CellsRefused>
  /** Freezes the ledger as the meeting's baseline and keeps the minutes, all in one step. */
  close(draft: DraftMinutes): Promise<MeetingOutcome>
  /** Newest first. */
  list(): Promise<MeetingSummary[]>
  /** Null when there is no such meeting. */
  read(meeting: string): Promise<MeetingRecord | null>
  /** The minutes of a closed meeting in a language; null when there is none. */
  minutes(meeting: string, language: Minutes['language']): Promise<Minutes | null>
  saveMinutes(meeting: string, edit: MinutesEdit): Promise<MinutesOutcome>
}
