import type { Kysely, Transaction } from 'kysely'
import { saidOfDays } from '#app/model/house/calendar'
import { nextMorning } from '#app/model/house/deadline'
import { emptyItem, type Item } from '#app/model/ledger/rows'
import { defaultReminderPolicy, type ReminderPolicy } from '#app/model/records/reminderPolicy'
import { isReminded, type SaidReminder } from '#app/model/records/inbox'
import type { Reminder, ReminderRule } from '#app/model/records/reminders'
import { noteAct, type Acting } from './admin-log'
import { chunks } from './chunks'
import { setClock } from './clocks'
import type { Db } from './connect'
import { answeringIn } from './grants'
import { readCalendar } from './house-calendar'
import { removedStreams, stampColumns, stampOf, type StampedItem } from './items'
import { ledgerThen } from './ledger-rows'
import type { Database } from './schema'
import { signal } from './signals'
import { tell, type Telling } from './tell'
import { houseTimeZone } from './time-zone'
import { inLedger } from './transactions'

/** What was said, once of each item, rule, version of the date, and department (R4). */
export interface RemindersTable {
  tracker_id: string
  item_id: string
  /** `ReminderRule`. */
  rule: string
  days: number
  /** A date. */
  version: string
  department_id: string
  at: number
  /** When it should have been said. */
  due_at: number
}

/** How a ledger reminds; one without a row does by the first policy, and has not looked yet. */
export interface RemindingTable {
  tracker_id: string
  /** JSON `ReminderPolicy`. */
  policy: string
  /** A date: up to it all was said; '' before the first look. */
  looked_on: string
}

/** A clock of this kind, about the ledger, leads to its next look. */
export const remindersClock = 'reminders'

export async function remindingOf(
  db: Kysely<Database>,
  ledger: string,
): Promise<{ policy: ReminderPolicy; lookedOn: string }> {
  const row = await db.selectFrom('reminding').selectAll().where('tracker_id', '=', ledger).executeTakeFirst()
  return {
    policy: { ...defaultReminderPolicy, ...(row && (JSON.parse(row.policy) as Partial<ReminderPolicy>)) },
    lookedOn: row?.looked_on ?? '',
  }
}

/** Changes how a ledger reminds, and notes it. What was said already stays said. */
export async function savePolicy(
  trx: Transaction<Database>,
  ledger: string,
  policy: ReminderPolicy,
  acting: Acting,
): Promise<void> {
  const { policy: from, lookedOn } = await remindingOf(trx, ledger)
  if (JSON.stringify(from) === JSON.stringify(policy)) return
  await keepReminding(trx, ledger, policy, lookedOn)
  await noteAct(trx, acting, { kind: 'reminders-changed', about: await ledgerThen(trx, ledger), from, to: policy })
}

/** Lets ledgers look that do not yet, such as one that a process of an older version has made (P5): at once. */
export async function beginReminding(db: Db, now: number): Promise<void> {
  const looking = db.selectFrom('clocks').select('tracker_id').where('kind', '=', remindersClock)
  const others = await db.selectFrom('trackers').select('id').where('id', 'not in', looking).execute()
  for (const { id } of others)
    await inLedger(db, id).execute((trx) =>
      setClock(trx, { ledger: id, kind: remindersClock, about: '', dueAt: now, setAt: now }),
    )
}

/** Lets a ledger look for what it has to remind of on the next working morning of the house. */
export async function lookNextMorning(trx: Transaction<Database>, ledger: string, now: number): Promise<void> {
  const counting = { said: saidOfDays(await readCalendar(trx)), timeZone: await houseTimeZone(trx) }
  await setClock(trx, { ledger, kind: remindersClock, about: '', dueAt: nextMorning(now, counting), setAt: now })
}

/** Stores what is said up to a date, each once, and lets open pages know. */
export async function keepReminders(
  trx: Transaction<Database>,
  ledger: string,
  reminders: readonly (Reminder & { dueAt: number })[],
  { lookedOn, at }: { lookedOn: string; at: number },
): Promise<void> {
  const { policy } = await remindingOf(trx, ledger)
  await keepReminding(trx, ledger, policy, lookedOn)
  for (const part of chunks(reminders.map((one) => rowOf(ledger, one, at))))
    await trx
      .insertInto('reminders')
      .values(part)
      .onConflict((of) => of.doNothing())
      .execute()
  if (reminders.length === 0) return
  signal(trx, { kind: 'reminded', ledger })
  const answering = await answeringIn(trx, ledger)
  const tellings = reminders.map(({ item, rule, days, version, department, dueAt }): Telling => ({
    ...{ kind: 'reminder', item, subject: { of: 'reminder', rule, days, version, department }, dueAt },
    concerns: (person) => isReminded(person, department, answering),
  }))
  await tell(trx, ledger, tellings, at)
}

/** What was said after a moment to a department; and, where `besides` is given, to all that are not among those. */
export async function remindersSince(
  db: Kysely<Database>,
  ledger: string,
  since: number,
  department: string | null,
  besides: ReadonlySet<string> | null,
): Promise<SaidReminder[]> {
  const rows = await db
    .selectFrom('reminders')
    .selectAll()
    .where('tracker_id', '=', ledger)
    .where('at', '>', since)
    .where((is) =>
      is.or([
        ...(department === null ? [] : [is('department_id', '=', department)]),
        ...(besides ? [is('department_id', 'not in', [...besides, '-'])] : []),
      ]),
    )
    .orderBy('at')
    .execute()
  return rows.map(saidOf)
}

/** All that was ever said of an item, newest first. */
export async function remindersOfItem(db: Kysely<Database>, ledger: string, item: string): Promise<SaidReminder[]> {
  const rows = await db
    .selectFrom('reminders')
    .selectAll()
    .where('tracker_id', '=', ledger)
    .where('item_id', '=', item)
    .orderBy('at', 'desc')
    .orderBy('rule')
    .orderBy('days')
    .execute()
  return rows.map(saidOf)
}

/** How many items are read at a stretch. */
const pageLength = 500

/** The items of a ledger that have a status of their own, with what reminders go by: who leads, status, deadline and stamp. */
export async function* remindableItems(db: Kysely<Database>, ledger: string): AsyncGenerator<StampedItem[]> {
  const parents = await db.selectFrom('items').select('parent').distinct().where('tracker_id', '=', ledger).execute()
  const withSubItems = new Set(parents.map(({ parent }) => parent))
  const removed = await removedStreams(db, ledger)
  for (let last = ''; ;) {
    const rows = await db
      .selectFrom('items')
      .select(['id', 'lead', 'status', 'due', ...stampColumns])
      .where('tracker_id', '=', ledger)
      .where('id', '>', last)
      .where('stream', 'not in', [...removed, ''])
      .orderBy('id')
      .limit(pageLength)
      .execute()
    yield rows
      .filter(({ id }) => !withSubItems.has(id))
      .map((row) => {
        const { id, lead, status, due } = row
        return { item: { ...emptyItem(id), lead, due, status: status as Item['status'] }, stamp: stampOf(row) }
      })
    if (rows.length < pageLength) return
    last = rows.at(-1)!.id
  }
}

async function keepReminding(trx: Transaction<Database>, ledger: string, policy: ReminderPolicy, lookedOn: string) {
  const values = { policy: JSON.stringify(policy), looked_on: lookedOn }
  await trx
    .insertInto('reminding')
    .values({ tracker_id: ledger, ...values })
    .onConflict((of) => of.column('tracker_id').doUpdateSet(values))
    .execute()
}

function saidOf(row: RemindersTable): SaidReminder {
  return {
    item: row.item_id,
    rule: row.rule as ReminderRule,
    days: row.days,
    version: row.version,
    department: row.department_id,
    at: row.at,
    dueAt: row.due_at,
  }
}

function rowOf(
  ledger: string,
  { item, rule, days, version, department, dueAt }: Reminder & { dueAt: number },
  at: number,
): RemindersTable {
  return { tracker_id: ledger, item_id: item, rule, days, version, department_id: department, at, due_at: dueAt }
}
