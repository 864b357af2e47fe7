import type { Transaction } from 'kysely'
import { nanoid } from 'nanoid'
import type { MeetingOutcome } from '#app/model/meeting/meetingOutcome'
import type { MeetingsPort } from '#app/ports/meetings'
import { limits } from '#app/model/ledger/limits'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import type { Person } from '#app/model/ledger/person'
import { countDiscussed, markEntry, putAgenda } from '#db/agenda-entries'
import { noteAttendance } from '#db/attendance'
import type { Db } from '#db/connect'
import { decisionsOf } from '#db/decisions'
import { finishBursts } from '#db/history'
import { trackerRow } from '#db/ledger-rows'
import {
  closeMeeting,
  findMeeting,
  insertMeeting,
  lastBaseline,
  lastChange,
  listMeetings,
  openMeeting,
  updateMeeting,
} from '#db/meetings'
import { insertMinutes, minutesOf, updateMinutes } from '#db/minutes'
import type { Database } from '#db/schema'
import type { Member } from '#server/member'
import { decide, markDecision } from './decide'
import { agendaFrom, readGround } from './ground'
import { openDecisions, readRecord, readState } from './state'
import { steer } from './steer'

/** What a first meeting, which has none before it, calls "since the last meeting" (ms). */
const firstSpan = 7 * 86_400_000

export interface MeetingsOptions {
  db: Db
  now: () => number
  /** Resolves when all edits that were received are stored. */
  settle: () => Promise<void>
  /** Who has a ledger open now. */
  present: (tracker: string) => Person[]
  /** Called when something of a ledger's meetings changed: open pages are to hear of it. */
  onChanged: (tracker: string, meeting: string, version: number) => void
}

/**
 * Meetings of ledgers, for a member. Everything about them is in SQL, so that a restart loses nothing; each
 * command is one transaction, so that of two that come at once the second sees what the first did.
 */
export function createMeetings({
  db,
  now,
  settle,
  present,
  onChanged,
}: MeetingsOptions): (member: Member) => MeetingsPort {
  /** Runs a command and tells open pages when it changed something. */
  async function run(
    tracker: string,
    work: (trx: Transaction<Database>) => Promise<MeetingOutcome>,
  ): Promise<MeetingOutcome> {
    const told = await db.transaction().execute(async (trx) => {
      const before = await openMeeting(trx, tracker)
      const outcome = await work(trx)
      const after = await openMeeting(trx, tracker)
      const meeting = after ?? (before && (await findMeeting(trx, tracker, before.id)))
      return { outcome, meeting, isChanged: (meeting?.version ?? 0) !== (before?.version ?? 0) }
    })
    if (told.meeting && told.isChanged) onChanged(tracker, told.meeting.id, told.meeting.version)
    return told.outcome
  }

  async function start(
    trx: Transaction<Database>,
    tracker: string,
    command: Extract<MeetingCommand, { do: 'start' }>,
    person: Person,
  ): Promise<MeetingOutcome> {
    const ground = await readGround(trx, tracker)
    if (!ground) return 'unknown-tracker'
    if (await openMeeting(trx, tracker)) return 'running'
    const at = now()
    const last = await lastBaseline(trx, tracker)
    const base = last
      ? { meeting: last.meeting, at: last.at }
      : { meeting: null, at: Math.max(ground.tracker.created_at, at - firstSpan) }
    const { do: _, ...described } = command
    const id = nanoid(10)
    const built = await agendaFrom(trx, ground, command.by, base, null, at)
    await insertMeeting(trx, tracker, { id, ...described, base }, person, at)
    await putAgenda(
      trx,
      id,
      built.slice(0, limits.agendaEntries).map((entry) => ({ ...entry, state: 'pending', addedBy: null })),
    )
    await noteAttendance(
      trx,
      id,
      [person, ...present(tracker)].map((one) => ({ person: one, at })),
    )
    return 'done'
  }

  return ({ ledger: { id: tracker }, person, coordinates }) => {
    const coordinator = coordinates ? person : null
    return {
      state: () => db.transaction().execute((trx) => readState(trx, tracker)),
      async command(command) {
        if (!coordinator) return 'not-allowed'
        return run(tracker, async (trx) => {
          if (command.do === 'start') return start(trx, tracker, command, coordinator)
          const meeting = await openMeeting(trx, tracker)
          if (command.do === 'settle' || command.do === 'withdraw' || command.do === 'sub-item') {
            const outcome = await markDecision(trx, tracker, command, coordinator, now())
            if (meeting && outcome === 'done') await updateMeeting(trx, meeting.id, {})
            return outcome
          }
          if (!meeting) return 'no-meeting'
          if (command.do !== 'decide') return steer(trx, tracker, meeting, command, coordinator, now())
          const outcome = await decide(trx, tracker, meeting, command, coordinator, now())
          if (outcome === 'done') await updateMeeting(trx, meeting.id, {})
          return outcome
        })
      },
      async close(draft) {
        if (!coordinator) return 'not-allowed'
        // What people have sent before they saw the meeting close belongs to it.
        await settle()
        return run(tracker, async (trx) => {
          const meeting = await openMeeting(trx, tracker)
          const row = await trackerRow(trx, tracker)
          if (!meeting || !row) return 'no-meeting'
          const at = now()
          if (meeting.position.item !== null)
            await markEntry(trx, meeting.id, meeting.position.item, 'discussed', 'pending')
          await noteAttendance(
            trx,
            meeting.id,
            present(tracker).map((one) => ({ person: one, at })),
          )
          // Typing that goes on is cut here, so that the baseline is exact (H3).
          await finishBursts(trx, tracker, Infinity)
          await insertMinutes(trx, meeting.id, draft(await readRecord(trx, row, meeting, at)), coordinator.name, at)
          await closeMeeting(trx, meeting.id, coordinator, { at, change: await lastChange(trx) })
          return 'done'
        })
      },
      list: () =>
        db.transaction().execute(async (trx) => {
          const open = new Set((await openDecisions(trx, tracker, null)).map(({ id }) => id))
          const summaries = []
          for (const meeting of await listMeetings(trx, tracker)) {
            const decisions = (await decisionsOf(trx, meeting.id)).filter(({ withdrawnAt }) => withdrawnAt === null)
            const [discussed, openDecisions] = [
              await countDiscussed(trx, meeting.id),
              decisions.filter(({ id }) => open.has(id)).length,
            ]
            summaries.push({ meeting, discussed, decisions: decisions.length, openDecisions })
          }
          return summaries
        }),
      read: (id) =>
        db.transaction().execute(async (trx) => {
          const [row, meeting] = [await trackerRow(trx, tracker), await findMeeting(trx, tracker, id)]
          return row && meeting ? readRecord(trx, row, meeting, now()) : null
        }),
      async minutes(id, language) {
        return (await findMeeting(db, tracker, id)) ? minutesOf(db, id, language) : null
      },
      async saveMinutes(id, edit) {
        if (!coordinator) return 'not-allowed'
        if (!(await findMeeting(db, tracker, id)) || !(await minutesOf(db, id, edit.language))) return 'unknown-meeting'
        return (await updateMinutes(db, id, edit, coordinator.name, now())) ? 'saved' : 'changed-meanwhile'
      },
    }
  }
}
