import type { Transaction } from 'kysely'
import { nanoid } from 'nanoid'
import type { CellsRefused, MeetingOutcome } from '#app/model/meeting/meetingOutcome'
import type { MeetingsPort } from '#app/ports/meetings'
import type { Desk } from '#app/model/ledger/edit'
import { limits } from '#app/model/ledger/limits'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import type { Person } from '#app/model/ledger/person'
import { countDiscussed, putAgenda } from '#db/agenda-entries'
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
import { accessNow } from '#db/grants'
import type { Database } from '#db/schema'
import { signal } from '#db/signals'
import { atOneMoment, inLedger } from '#db/transactions'
import type { Member } from '#server/member'
import { decide, markDecision, makeSubItem } from './decide'
import type { Rooms } from '../sync/rooms'
import { agendaFrom, readGround } from './ground'
import { leaveEntry } from './leaveEntry'
import { openDecisions, readRecord, readState } from './state'
import { steer } from './steer'

/** What a first meeting, which has none before it, calls "since the last meeting" (ms). */
const firstSpan = 7 * 86_400_000

export interface MeetingsOptions {
  db: Db
  /** Writes cells of a ledger, and records beside them (R2). */
  edit: Rooms['edit']
  now: () => number
  /** Resolves when all edits that were received are stored. */
  settle: () => Promise<void>
  /** Who has a ledger open now. */
  present: (tracker: string) => Person[]
}

/**
 * Meetings of ledgers, for a member. Everything about them is in SQL, so that a restart loses nothing; each
 * command is one transaction, so that of two that come at once the second sees what the first did.
 */
export function createMeetings({ db, edit, now, settle, present }: MeetingsOptions): (member: Member) => MeetingsPort {
  /** Signals what a command does to the meeting that is on, so that open pages hear of it. */
  async function telling<Outcome>(
    trx: Transaction<Database>,
    tracker: string,
    work: () => Promise<Outcome>,
  ): Promise<Outcome> {
    const before = await openMeeting(trx, tracker)
    const outcome = await work()
    const after = await openMeeting(trx, tracker)
    const meeting = after ?? (before && (await findMeeting(trx, tracker, before.id)))
    if (meeting && meeting.version !== (before?.version ?? 0))
      signal(trx, { kind: 'meeting-changed', ledger: tracker, meeting: meeting.id, version: meeting.version })
    return outcome
  }

  const run = <Outcome>(tracker: string, work: (trx: Transaction<Database>) => Promise<Outcome>): Promise<Outcome> =>
    inLedger(db, tracker).execute((trx) => telling(trx, tracker, () => work(trx)))

  /** Runs one that writes cells too: in the room's turn, all or nothing (R2), and with the rights that they have by then. */
  async function runAtDesk(
    tracker: string,
    person: Person,
    work: (trx: Transaction<Database>, desk: Desk) => Promise<MeetingOutcome | CellsRefused>,
  ): Promise<MeetingOutcome | CellsRefused> {
    const edited = await edit<MeetingOutcome | CellsRefused>(tracker, person, async (desk, trx) => {
      const value = await telling(trx, tracker, async () => {
        const access = await accessNow(trx, person.id, tracker)
        return access === 'coordinator' ? work(trx, desk) : 'not-allowed'
      })
      return { kind: value === 'done' ? 'keep' : 'drop', value }
    })
    if (!edited) return 'unknown-tracker'
    if (edited.kind === 'refused') return { refusals: edited.refusals }
    return edited.value
  }

  async function start(
    trx: Transaction<Database>,
    tracker: string,
    command: Extract<MeetingCommand, { do: 'start' }>,
    person: Person,
  ): Promise<MeetingOutcome> {
    if (command.chair === '') return 'chair-missing'
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
      state: () => atOneMoment(db).execute((trx) => readState(trx, tracker)),
      async command(command) {
        if (!coordinator) return 'not-allowed'
        const doing = () => ({ person: coordinator, at: now() })
        const perform = async (
          trx: Transaction<Database>,
          desk: Desk | null,
        ): Promise<MeetingOutcome | CellsRefused> => {
          if (command.do === 'start') return start(trx, tracker, command, coordinator)
          const meeting = await openMeeting(trx, tracker)
          let outcome: MeetingOutcome | CellsRefused
          switch (command.do) {
            case 'settle':
            case 'withdraw':
              outcome = await markDecision(trx, tracker, command, doing())
              break
            case 'sub-item':
              outcome = await makeSubItem(trx, desk!, tracker, command)
              break
            case 'decide':
              outcome = meeting ? await decide(trx, desk, tracker, meeting, command, doing()) : 'no-meeting'
              break
            default:
              return meeting ? steer(trx, tracker, meeting, command, coordinator, now()) : 'no-meeting'
          }
          if (meeting && outcome === 'done') await updateMeeting(trx, meeting.id, {})
          return outcome
        }
        return writesCells(command)
          ? runAtDesk(tracker, coordinator, perform)
          : run(tracker, (trx) => perform(trx, null))
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
          await leaveEntry(trx, meeting, at)
          await noteAttendance(
            trx,
            meeting.id,
            present(tracker).map((one) => ({ person: one, at })),
          )
          // Typing that goes on is cut here, so that the baseline is exact (H3).
          await finishBursts(trx, tracker, Infinity)
          await insertMinutes(trx, meeting.id, draft(await readRecord(trx, row, meeting, at)), coordinator.name, at)
          await closeMeeting(trx, meeting.id, coordinator, { at, change: await lastChange(trx) })
          return 'done' as const
        })
      },
      list: () =>
        atOneMoment(db).execute(async (trx) => {
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
        atOneMoment(db).execute(async (trx) => {
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

function writesCells(command: MeetingCommand): boolean {
  return command.do === 'sub-item' || (command.do === 'decide' && command.kind !== 'decision' && command.item !== null)
}
