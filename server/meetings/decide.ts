import type { Transaction } from 'kysely'
import type { MeetingOutcome } from '#app/model/meeting/meetingOutcome'
import type { CellsRefused } from '#app/model/meeting/meetingOutcome'
import { fillCells, setCells, type Desk } from '#app/model/ledger/edit'
import { readItem, readItems } from '#app/model/ledger/ledger'
import { limits } from '#app/model/ledger/limits'
import { decisionEdits, decisionSubItem, subItemId } from '#app/model/meeting/decisionEdits'
import { isReasoned } from '#app/model/meeting/isReasoned'
import type { Meeting } from '#app/model/meeting/meeting'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import { openDepartments, type Person } from '#app/model/ledger/person'
import {
  countDecisions,
  findDecision,
  insertDecision,
  isDecidedByOther,
  nameSubItem,
  settleDecision,
  withdrawDecision,
} from '#db/decisions'
import { progressOf, putProgress } from '#db/agenda-entries'
import { allDepartments } from '#db/ledger-rows'
import type { Database } from '#db/schema'
import { grantRequest } from './grant-request'
import { readGround } from './ground'

type Decide = Extract<MeetingCommand, { do: 'decide' }>
type MakeSubItem = Extract<MeetingCommand, { do: 'sub-item' }>
type Mark = Extract<MeetingCommand, { do: 'settle' | 'withdraw' }>

/** Who does it, and when (ms). */
export interface Doing {
  person: Person
  at: number
}

/**
 * Records a decision of a meeting that is on, with the session's identity, and carries out at the desk what follows from
 * it for cells (R2); a plain one needs none. A request that comes twice decides once.
 */
export async function decide(
  trx: Transaction<Database>,
  desk: Desk | null,
  tracker: string,
  meeting: Meeting,
  command: Decide,
  { person, at }: Doing,
): Promise<MeetingOutcome | CellsRefused> {
  const { do: _, ...asked } = command
  const known = await findDecision(trx, tracker, asked.id)
  if (known) return known.meeting === meeting.id && known.by.id === person.id ? 'done' : 'unknown-decision'
  const lacks = missingOf(command)
  if (lacks) return lacks
  if (asked.department !== '' && !openDepartments(await allDepartments(trx)).some(({ id }) => id === asked.department))
    return 'unknown-department'
  if ((await countDecisions(trx, meeting.id)) >= limits.decisions) return 'too-many'
  const label = asked.item === null ? null : (await readGround(trx, tracker))!.labels.get(asked.item)
  if (label === undefined) return 'unknown-item'
  const decision = { ...asked, meeting: meeting.id, label }
  if (desk) {
    const row = readItem(desk.doc, asked.item!)
    if (!row) return 'unknown-item'
    // Two who have not heard of each other: what the second wants is done.
    if (await isDecidedByOther(trx, decision, person.id)) return 'decided-already'
    const refusals = setCells(desk, decisionEdits(command, row))
    if (refusals.length > 0) return { refusals }
  }
  await insertDecision(trx, tracker, decision, person, at)
  if (asked.item !== null) await markDiscussed(trx, meeting, asked.item)
  if (desk && command.kind === 'extend') await grantRequest(trx, tracker, asked.item!, asked, { person, at })
  if (desk) await settleDecision(trx, decision.id, person.name, at)
  return 'done'
}

/** What is decided about has been discussed. */
async function markDiscussed(trx: Transaction<Database>, { id }: Meeting, item: string): Promise<void> {
  const progress = await progressOf(trx, id, item)
  if (progress) await putProgress(trx, id, item, { ...progress, state: 'discussed' })
}

/** Makes the row that a decision of any meeting becomes, at the desk (R2); of several who ask, the first does. */
export async function makeSubItem(
  trx: Transaction<Database>,
  desk: Desk,
  tracker: string,
  command: MakeSubItem,
): Promise<MeetingOutcome | CellsRefused> {
  const decision = await findDecision(trx, tracker, command.decision)
  if (!decision || decision.withdrawnAt !== null) return 'unknown-decision'
  if (decision.item === null) return 'item-missing'
  const id = subItemId(decision)
  if (!readItem(desk.doc, id)) {
    const row = readItem(desk.doc, decision.item)
    if (!row) return 'unknown-item'
    const { place, cells } = decisionSubItem(decision, row, lastSubItem(desk, row.id))
    const { refusals } = fillCells({ ...desk, newId: () => id }, [], { place, rows: [cells] })
    if (refusals.length > 0) return { refusals }
  }
  await nameSubItem(trx, decision.id, id)
  return 'done'
}

/** Marks a decision of any meeting as carried out or withdrawn. Only the first mark of a kind counts, and none on a withdrawn one. */
export async function markDecision(
  trx: Transaction<Database>,
  tracker: string,
  command: Mark,
  { person, at }: Doing,
): Promise<MeetingOutcome> {
  const decision = await findDecision(trx, tracker, command.decision)
  if (!decision || (decision.withdrawnAt !== null && command.do !== 'withdraw')) return 'unknown-decision'
  if (command.do === 'settle') await settleDecision(trx, decision.id, person.name, at)
  else await withdrawDecision(trx, decision.id, person.name, at)
  return 'done'
}

/** Where the next sub-item goes: after this one; '' when there is none yet. */
function lastSubItem({ doc }: Desk, item: string): string {
  const siblings = readItems(doc).filter(({ parent }) => parent === item)
  return siblings.sort((a, b) => (a.order < b.order ? -1 : 1)).at(-1)?.id ?? ''
}

/** What a decision of this kind needs and does not have. */
function missingOf({ kind, item, text, department, responsible, due }: Decide): MeetingOutcome | null {
  if (kind !== 'decision' && item === null) return 'item-missing'
  if (kind === 'extend' && due === '') return 'due-missing'
  if (kind === 'decision' && text === '') return 'text-missing'
  if (isReasoned(kind) && text === '') return 'reason-missing'
  return kind === 'assign' && department === '' && responsible === '' && due === '' ? 'nothing-assigned' : null
}
