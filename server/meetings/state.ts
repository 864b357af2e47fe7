import type { MeetingRecord } from '#app/model/meeting/record'
import {
  isOpenDecision,
  type AgendaEntry,
  type Decision,
  type Meeting,
  type MeetingState,
  type TimeRequest,
} from '#app/model/meeting/meeting'
import { nextMeetingOn } from '#app/model/meeting/nextMeetingOn'
import { agendaOf } from '#db/agenda-entries'
import { attendanceOf } from '#db/attendance'
import { compareCuts } from '#db/compare'
import type { Db } from '#db/connect'
import { decisionsOf, unmarkedDecisions } from '#db/decisions'
import { statusesOf } from '#db/items'
import { allDepartments, presentRows, trackerOf, type TrackerRow } from '#db/ledger-rows'
import { baselineOf, findMeeting, openMeeting } from '#db/meetings'
import { coordinatorsOf } from '#db/grants'
import { openRecords } from '#db/records'

/** The meeting that is on; null when none is. To be called in a transaction. */
export async function readState(trx: Db, tracker: string): Promise<MeetingState | null> {
  const meeting = await openMeeting(trx, tracker)
  if (!meeting) return null
  const { base, heldOn } = meeting
  const before = base.meeting === null ? null : await findMeeting(trx, tracker, base.meeting)
  return {
    meeting,
    ...(await partsOf(trx, tracker, meeting)),
    nextOn: nextMeetingOn(heldOn, before?.heldOn ?? null),
    requests: await requestsIn(trx, tracker),
    presenters: await coordinatorsOf(trx, tracker),
  }
}

/** More time that departments ask for, and that the meeting may decide on, oldest first. */
export async function requestsIn(trx: Db, tracker: string): Promise<TimeRequest[]> {
  return (await openRecords(trx, tracker)).flatMap((record) => {
    if (record.kind !== 'extension' || record.state !== 'asked') return []
    const { item, by, facts } = record
    return { item, by, due: facts.due, cause: facts.cause }
  })
}

/** What earlier meetings decided and is still to be done, oldest first. `except`: the meeting that is on. */
export async function openDecisions(trx: Db, tracker: string, except: string | null): Promise<Decision[]> {
  const unmarked = await unmarkedDecisions(trx, tracker, except)
  const statuses = await statusesOf(
    trx,
    tracker,
    unmarked.flatMap(({ subItem }) => subItem ?? []),
  )
  return unmarked.filter((decision) => isOpenDecision(decision, (item) => statuses.get(item) ?? null))
}

/**
 * All that is kept of a meeting. What changed is told from its base up to its baseline; before it is closed, up to `now`
 * (ms). To be called in a transaction.
 */
export async function readRecord(trx: Db, tracker: TrackerRow, meeting: Meeting, now: number): Promise<MeetingRecord> {
  const present = await presentRows(trx, tracker.id)
  const { base } = meeting
  const from = base.meeting === null ? null : await baselineOf(trx, tracker.id, base.meeting)
  const to = await baselineOf(trx, tracker.id, meeting.id)
  return {
    tracker: trackerOf(tracker),
    departments: await allDepartments(trx),
    columns: present.columns,
    streams: present.streams,
    meeting,
    ...(await partsOf(trx, tracker.id, meeting)),
    comparison: await compareCuts(trx, tracker, present, from ?? { at: base.at, change: null }, to, now),
  }
}

/** A closed meeting carries nothing: what it left open is the next one's to carry. */
async function partsOf(
  trx: Db,
  tracker: string,
  { id, closedAt }: Meeting,
): Promise<{
  agenda: AgendaEntry[]
  decisions: Decision[]
  carried: Decision[]
  attendance: MeetingState['attendance']
}> {
  const entries = await agendaOf(trx, id)
  const there = await statusesOf(
    trx,
    tracker,
    entries.map(({ item }) => item),
  )
  return {
    agenda: entries.map((entry) => ({ ...entry, isGone: !there.has(entry.item) })),
    decisions: await decisionsOf(trx, id),
    carried: closedAt === null ? await openDecisions(trx, tracker, id) : [],
    attendance: await attendanceOf(trx, id),
  }
}
