import type { Expression, ExpressionBuilder, Kysely, Selectable, SqlBool, Transaction } from 'kysely'
import type { Subject, TellingKind } from '#app/model/telling/telling'
import { noteAct, type Acting } from './admin-log'
import { chunks } from './chunks'
import type { DeliveriesTable } from './deliveries-tables'
import { engineOf } from './engine'
import type { Database } from './schema'

/** How it is stored of what is asked that it is sent in quiet hours too. */
export const urgentKind = 'urgent'

export type DeliveryChannel = 'mail' | 'robot'

/** Something that is to be told to somebody outside of the house's pages (R4). Times in ms. */
export interface Delivery {
  id: string
  ledger: string
  channel: DeliveryChannel
  /** A person or a robot. */
  recipient: string
  kind: TellingKind
  /** It is sent in quiet hours too. */
  isUrgent: boolean
  subject: Subject
  /** Null: it is about no row. */
  item: string | null
  madeAt: number
  /** When it was to be sent. */
  dueAt: number
  attempts: number
}

/** What goes to one recipient as one message. `id`: the message's, the same however often it is tried. */
export interface Taken {
  id: string
  deliveries: Delivery[]
}

/** What has been taken by a process, and was not heard of for this long, is another's to take (ms): that one was ended. */
export const takenFor = 120_000

/** What is sent at a time: in quiet hours what is urgent, else all. */
export type Sendable = 'urgent' | 'all'

/** Whom something is due for by `now`, the longest first. */
export async function dueRecipients(
  db: Kysely<Database>,
  channel: DeliveryChannel,
  which: Sendable,
  now: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select('recipient')
    .where('channel', '=', channel)
    .where((is) => isDue(is, which, now))
    .groupBy('recipient')
    .orderBy((of) => of.fn.min('next_at'))
    .orderBy('recipient')
    .execute()
  return rows.map(({ recipient }) => recipient)
}

/**
 * Takes what is due for somebody, for this process alone: first what was under way as one message, under that message's id;
 * then all else, as a new one. Null: nothing is due, or another process was first.
 */
export async function takeDue(
  db: Kysely<Database>,
  { channel, recipient, which }: { channel: DeliveryChannel; recipient: string; which: Sendable },
  fresh: string,
  now: number,
): Promise<Taken | null> {
  const begun = await db
    .selectFrom('deliveries')
    .select('message')
    .where('channel', '=', channel)
    .where('recipient', '=', recipient)
    .where('message', 'is not', null)
    .where((is) => isDue(is, which, now))
    .orderBy('next_at')
    .executeTakeFirst()
  // One statement: of two processes that take at once, one finds nothing left.
  const rows = await db
    .updateTable('deliveries')
    .set((of) => ({
      ...{ state: 'sending', taken_at: now, message: begun?.message ?? fresh },
      attempts: of('attempts', '+', 1),
    }))
    .where('channel', '=', channel)
    .where('recipient', '=', recipient)
    .where('message', begun ? '=' : 'is', begun?.message ?? null)
    .where((is) => isDue(is, which, now))
    .returningAll()
    .execute()
  if (rows.length === 0) return null
  const deliveries = rows.map(deliveryOf).sort((a, b) => a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1))
  return { id: begun?.message ?? fresh, deliveries }
}

/** They were sent, or are not to be: nothing more becomes of them. */
export async function endDeliveries(
  db: Kysely<Database>,
  deliveries: readonly Pick<Delivery, 'id'>[],
  state: 'sent' | 'dropped' | 'undeliverable',
  why: string,
  now: number,
): Promise<void> {
  await change(db, deliveries, { state, why, ended_at: now, taken_at: null })
}

/** They are tried again at a moment. `isKept`: it may have arrived; then it is tried as the same message, and as no other. */
export async function putOff(
  db: Kysely<Database>,
  deliveries: readonly Pick<Delivery, 'id'>[],
  { until, why, isKept }: { until: number; why: string; isKept: boolean },
): Promise<void> {
  await change(db, deliveries, {
    ...{ state: 'waiting', next_at: until, why, taken_at: null },
    ...(isKept ? {} : { message: null }),
  })
}

/** Where no other process can have them, all that were taken are to be taken again: whoever did was ended. */
export async function leaveTaken(db: Kysely<Database>): Promise<void> {
  if (!engineOf(db).isShared)
    await db.updateTable('deliveries').set({ state: 'waiting' }).where('state', '=', 'sending').execute()
}

/** What could not be delivered, the last first, at most so many; and how many there are, and how many wait to be sent. */
export async function undelivered(
  db: Kysely<Database>,
  most: number,
): Promise<{ list: (Delivery & { why: string; endedAt: number })[]; count: number; waiting: number }> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('state', '=', 'undeliverable')
    .orderBy('ended_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  const { count, waiting } = await db
    .selectFrom('deliveries')
    .select((of) => [
      of.fn.countAll<number>().filterWhere('state', '=', 'undeliverable').as('count'),
      of.fn.countAll<number>().filterWhere('state', 'in', ['waiting', 'sending']).as('waiting'),
    ])
    .executeTakeFirstOrThrow()
  return { list: rows.map((row) => ({ ...deliveryOf(row), why: row.why, endedAt: row.ended_at! })), count, waiting }
}

/** Sends again what could not be delivered: one (its id) or all; how many. It is tried as often as at first. */
export async function sendAgain(trx: Transaction<Database>, id: string | null, acting: Acting): Promise<number> {
  const all = trx
    .updateTable('deliveries')
    .set({ state: 'waiting', next_at: acting.at, attempts: 0, ended_at: null, message: null })
    .where('state', '=', 'undeliverable')
  const rows = await (id === null ? all : all.where('id', '=', id)).returning('id').execute()
  if (rows.length > 0) await noteAct(trx, acting, { kind: 'sent-again', about: { id: 'house' }, count: rows.length })
  return rows.length
}

/** Forgets what ended before a moment, but for what could not be delivered. */
export async function forgetDeliveries(db: Kysely<Database>, before: number): Promise<void> {
  await db.deleteFrom('deliveries').where('state', 'in', ['sent', 'dropped']).where('ended_at', '<', before).execute()
}

async function change(
  db: Kysely<Database>,
  deliveries: readonly Pick<Delivery, 'id'>[],
  to: Partial<DeliveriesTable>,
): Promise<void> {
  for (const part of chunks(deliveries.map(({ id }) => id)))
    await db.updateTable('deliveries').set(to).where('id', 'in', part).execute()
}

function isDue(is: ExpressionBuilder<Database, 'deliveries'>, which: Sendable, now: number): Expression<SqlBool> {
  const isTime = is.or([
    is.and([is('state', '=', 'waiting'), is('next_at', '<=', now)]),
    is.and([is('state', '=', 'sending'), is('taken_at', '<=', now - takenFor)]),
  ])
  return which === 'all' ? isTime : is.and([is('kind', '=', urgentKind), isTime])
}

function deliveryOf(row: Selectable<DeliveriesTable>): Delivery {
  return {
    id: row.id,
    ledger: row.tracker_id,
    channel: row.channel as DeliveryChannel,
    recipient: row.recipient,
    kind: row.kind === urgentKind ? 'asked' : (row.kind as TellingKind),
    isUrgent: row.kind === urgentKind,
    subject: JSON.parse(row.subject) as Subject,
    item: row.item_id || null,
    madeAt: row.made_at,
    dueAt: row.due_at,
    attempts: row.attempts,
  }
}
