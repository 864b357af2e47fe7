import type { Transaction } from 'kysely'
import type { MeetingOutcome } from '#app/model/meeting/meetingOutcome'
import { arrangeAgenda, moveEntry } from '#app/model/meeting/agenda'
import { afterMark } from '#app/model/meeting/discussed'
import { limits } from '#app/model/ledger/limits'
import { isSamePosition, type Meeting } from '#app/model/meeting/meeting'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import type { Person } from '#app/model/ledger/person'
import { agendaOf, progressOf, putAgenda, putProgress } from '#db/agenda-entries'
import { updateMeeting } from '#db/meetings'
import { coordinatorsOf } from '#db/grants'
import type { Database } from '#db/schema'
import { agendaFrom, readGround } from './ground'
import { leaveEntry } from './leaveEntry'

export type SteeringCommand = Extract<
  MeetingCommand,
  { do: 'describe' | 'go' | 'hand-over' | 'arrange' | 'move' | 'mark' | 'add' }
>

/** Steers a meeting that is on: where it stands, who presents, and its agenda. Each that does something makes a new version. */
export async function steer(
  trx: Transaction<Database>,
  tracker: string,
  meeting: Meeting,
  command: SteeringCommand,
  person: Person,
  now: number,
): Promise<MeetingOutcome> {
  const { id } = meeting
  switch (command.do) {
    case 'describe': {
      const { title, heldOn, chair, secondsPerItem } = command
      if (chair === '') return 'chair-missing'
      await updateMeeting(trx, id, { title, held_on: heldOn, chair, seconds_per_item: secondsPerItem })
      return 'done'
    }
    case 'go':
      return go(trx, meeting, command.to, now)
    case 'hand-over': {
      const next = (await coordinatorsOf(trx, tracker)).find((one) => one.id === command.person)
      if (!next) return 'unknown-person'
      await updateMeeting(trx, id, { presenter_id: next.id, presenter_name: next.name })
      return 'done'
    }
    case 'mark': {
      const progress = await progressOf(trx, id, command.item)
      if (!progress) return 'not-on-agenda'
      const span = meeting.position.item === command.item ? now - meeting.positionSince : 0
      await putProgress(trx, id, command.item, afterMark(progress, command.state, span))
      await updateMeeting(trx, id, {})
      return 'done'
    }
    case 'move': {
      const entries = await agendaOf(trx, id)
      const known = new Set(entries.map(({ item }) => item))
      if (!known.has(command.item) || (command.after !== null && !known.has(command.after))) return 'not-on-agenda'
      await putAgenda(trx, id, moveEntry(entries, command.item, command.after))
      await updateMeeting(trx, id, {})
      return 'done'
    }
    case 'arrange': {
      const ground = (await readGround(trx, tracker))!
      const built = await agendaFrom(trx, ground, command.by, meeting.base, id, now)
      await putAgenda(trx, id, arrangeAgenda(await agendaOf(trx, id), built))
      await updateMeeting(trx, id, { arranged_by: command.by })
      return 'done'
    }
    case 'add':
      return add(trx, tracker, meeting, command.item, person)
  }
}

/** What was on the screen for more than a moment has been discussed. The timer begins anew. */
async function go(
  trx: Transaction<Database>,
  meeting: Meeting,
  to: Meeting['position'],
  now: number,
): Promise<MeetingOutcome> {
  if (to.item !== null && !(await progressOf(trx, meeting.id, to.item))) return 'not-on-agenda'
  if (isSamePosition(meeting.position, to)) return 'done'
  await leaveEntry(trx, meeting, now)
  await updateMeeting(trx, meeting.id, { slide: to.slide, current_item: to.item, slide_since: now })
  return 'done'
}

/** Behind where the meeting is; from an overview at the end. Twice added is there once. */
async function add(
  trx: Transaction<Database>,
  tracker: string,
  { id, position }: Meeting,
  item: string,
  person: Person,
): Promise<MeetingOutcome> {
  const entries = await agendaOf(trx, id)
  if (entries.some((entry) => entry.item === item)) return 'done'
  if (entries.length >= limits.agendaEntries) return 'too-many'
  const label = (await readGround(trx, tracker))!.labels.get(item)
  if (!label) return 'unknown-item'
  const added = [...entries, { item, reasons: [], state: 'pending' as const, label, addedBy: person.name }]
  await putAgenda(trx, id, position.item === null ? added : moveEntry(added, item, position.item))
  await updateMeeting(trx, id, {})
  return 'done'
}
