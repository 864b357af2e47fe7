import type { Transaction } from 'kysely'
import { advance } from '#app/model/records/advance'
import { kindOf } from '#app/model/records/kinds/kinds'
import { callOn, hasCome } from '#app/model/records/kinds/call'
import type { Part } from '#app/model/records/kinds/RecordKind'
import type { LedgerRecord, RecordOf } from '#app/model/records/record'
import type { RecordOutcome } from '#app/model/records/recordOutcome'
import { findRecord, giveRow, insertRecord, partsOf, stepRecord, type Act } from '#db/records'
import type { Database } from '#db/schema'
import { nanoid } from 'nanoid'
import type { LedgerStanding } from './standing'
import { watchRecord } from './watch'

/** Stores a record that was opened, its parts with it, and lets run out what does. */
export async function keepOpened(
  trx: Transaction<Database>,
  tracker: string,
  record: LedgerRecord,
  standing: LedgerStanding,
): Promise<void> {
  await insertRecord(trx, tracker, record)
  await watchRecord(trx, tracker, record, standing)
  for (const part of kindOf(record.kind).parts?.(record, standing) ?? [])
    await keepOpened(trx, tracker, partOf(record, part, standing.at), standing)
}

/** Called in the name of who whistled, also where coordinators passed it on. */
function partOf(whole: LedgerRecord, part: Part<'call'>, at: number): RecordOf<'call'> {
  const { item, label, asker, by } = whole
  return {
    ...{ id: `r${nanoid()}`, parent: whole.id, item, label, asker, by, at, changedAt: at },
    ...{ version: 1, leader: null, number: null, until: '', seenAt: null, isOpen: true },
    ...part,
  }
}

/** Stores a step, and what follows from it for the records with which the record belongs together. */
export async function keepStep(
  trx: Transaction<Database>,
  tracker: string,
  { before, after }: { before: LedgerRecord; after: LedgerRecord },
  act: Act,
  standing: LedgerStanding,
): Promise<void> {
  await stepRecord(trx, tracker, before, after, act)
  await watchRecord(trx, tracker, after, standing)
  if (after.kind === 'whistle' && act.event === 'adopt') await giveRow(trx, after.id, after.facts.became)
  if (after.kind === 'whistle' && !after.isOpen && before.isOpen) await lapseCalls(trx, tracker, after, act, standing)
  if (after.kind !== 'call' || after.parent === null) return
  if (after.state === 'moved') await callAnother(trx, tracker, after, standing)
  if (before.isOpen && !after.isOpen) await finishWhistle(trx, tracker, after.parent, standing)
}

/** Why a step cannot be taken because of how the records stand with which the record belongs together; null: it can. */
export async function judgeFamily(
  trx: Transaction<Database>,
  tracker: string,
  after: LedgerRecord,
): Promise<RecordOutcome | null> {
  if (after.kind === 'whistle' && (after.state === 'withdrawn' || after.state === 'rejected')) {
    const calls = await callsOf(trx, tracker, after.id)
    return hasCome(calls) ? 'already-come' : null
  }
  if (after.kind !== 'call' || after.state !== 'moved') return null
  const others = await callsOf(trx, tracker, after.parent!)
  const isCalled = others.some(({ state, department }) => department === after.facts.movedTo && state !== 'moved')
  if (isCalled) return 'already-called'
  return after.facts.movedTo === after.asker ? 'own-department' : null
}

/** Nobody has to come any more. */
async function lapseCalls(
  trx: Transaction<Database>,
  tracker: string,
  { id, state }: LedgerRecord,
  { by, at }: Act,
  standing: LedgerStanding,
): Promise<void> {
  if (state === 'closed') return
  for (const before of await callsOf(trx, tracker, id)) {
    if (!before.isOpen) continue
    const after = advance(before, 'lapsed', at)
    await stepRecord(trx, tracker, before, after, { event: 'lapse', words: '', details: { why: state }, by, at })
    await watchRecord(trx, tracker, after, standing)
  }
}

/** The clock goes to whom the matter belongs. */
async function callAnother(
  trx: Transaction<Database>,
  tracker: string,
  { parent, facts }: RecordOf<'call'>,
  standing: LedgerStanding,
): Promise<void> {
  const whole = (await findRecord(trx, tracker, parent!))!
  const part = callOn(facts.movedTo, facts, standing)
  await keepOpened(trx, tracker, partOf(whole, part, standing.at), standing)
}

async function finishWhistle(
  trx: Transaction<Database>,
  tracker: string,
  id: string,
  standing: LedgerStanding,
): Promise<void> {
  const whole = await findRecord(trx, tracker, id)
  if (!whole?.isOpen || (await callsOf(trx, tracker, id)).some(({ isOpen }) => isOpen)) return
  const { at } = standing
  const act: Act = { event: 'finish', words: '', details: {}, by: null, at }
  await keepStep(trx, tracker, { before: whole, after: advance(whole, 'closed', at) }, act, standing)
}

/** Whom a whistle calls, in the order in which they were called. */
export async function callsOf(trx: Transaction<Database>, tracker: string, id: string): Promise<RecordOf<'call'>[]> {
  return (await partsOf(trx, tracker, id)).filter((part) => part.kind === 'call')
}
