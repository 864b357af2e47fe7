import type { Transaction } from 'kysely'
import type { MeetingOutcome } from '#app/model/meeting/meetingOutcome'
import { limits } from '#app/model/ledger/limits'
import type { Meeting } from '#app/model/meeting/meeting'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import type { Person } from '#app/model/ledger/person'
import {
  countDecisions,
  findDecision,
  insertDecision,
  nameSubItem,
  settleDecision,
  withdrawDecision,
} from '#db/decisions'
import { allDepartments } from '#db/ledger-rows'
import type { Database } from '#db/schema'
import { readGround } from './ground'

type Decide = Extract<MeetingCommand, { do: 'decide' }>
export type MarkingCommand = Extract<MeetingCommand, { do: 'settle' | 'withdraw' | 'sub-item' }>

/** Records a decision of a meeting that is on, with the session's identity. A request that comes twice decides once. */
export async function decide(
  trx: Transaction<Database>,
  tracker: string,
  meeting: Meeting,
  command: Decide,
  person: Person,
  now: number,
): Promise<MeetingOutcome> {
  const { do: _, ...decision } = command
  const known = await findDecision(trx, tracker, decision.id)
  if (known) return known.meeting === meeting.id && known.by.id === person.id ? 'done' : 'unknown-decision'
  const lacks = missingOf(command)
  if (lacks) return lacks
  if (decision.department !== '' && !(await allDepartments(trx)).some(({ id }) => id === decision.department))
    return 'unknown-department'
  if ((await countDecisions(trx, meeting.id)) >= limits.decisions) return 'too-many'
  const label = decision.item === null ? null : (await readGround(trx, tracker))!.labels.get(decision.item)
  if (label === undefined) return 'unknown-item'
  await insertDecision(trx, tracker, { ...decision, meeting: meeting.id, label }, person, now)
  return 'done'
}

/** Marks a decision of any meeting. Only the first mark of a kind counts, and none on a withdrawn one: who names a sub-item reads afterwards which. */
export async function markDecision(
  trx: Transaction<Database>,
  tracker: string,
  command: MarkingCommand,
  person: Person,
  now: number,
): Promise<MeetingOutcome> {
  const decision = await findDecision(trx, tracker, command.decision)
  if (!decision || (decision.withdrawnAt !== null && command.do !== 'withdraw')) return 'unknown-decision'
  if (command.do === 'settle') await settleDecision(trx, decision.id, person.name, now)
  else if (command.do === 'withdraw') await withdrawDecision(trx, decision.id, person.name, now)
  else await nameSubItem(trx, decision.id, command.item)
  return 'done'
}

/** What a decision of this kind needs and does not have. */
function missingOf({ kind, item, text, department, responsible, due }: Decide): MeetingOutcome | null {
  if (kind !== 'decision' && item === null) return 'item-missing'
  if ((kind === 'decision' || kind === 'return' || kind === 'defer') && text === '') return 'text-missing'
  if (kind === 'extend' && due === '') return 'due-missing'
  return kind === 'assign' && department === '' && responsible === '' && due === '' ? 'nothing-assigned' : null
}
