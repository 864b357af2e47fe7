import { sql, type Kysely, type SelectQueryBuilder, type Transaction } from 'kysely'
import type { Database } from './schema'

/** What runs out (R3). It says where to look, not what is so: whoever acts on it goes by what is stored by then. */
export interface ClocksTable {
  tracker_id: string
  kind: string
  about: string
  due_at: number
  set_at: number
  /** When it was acted on; null while it runs. */
  done_at: number | null
}

/** Of each ledger, kind and thing that it is about there is one: to set it anew moves it. */
export interface ClockName {
  ledger: string
  kind: string
  /** An id that the kind understands; '' where it is about the ledger. */
  about: string
}

export interface Clock extends ClockName {
  /** ms since 1970. */
  dueAt: number
  setAt: number
}

/** Lets something run out at a moment, once, also where it did before. With what else is written in the transaction. */
export async function setClock(
  trx: Transaction<Database>,
  { ledger, kind, about, dueAt, setAt }: Clock,
): Promise<void> {
  const moments = { due_at: dueAt, set_at: setAt, done_at: null }
  await trx
    .insertInto('clocks')
    .values({ tracker_id: ledger, kind, about, ...moments })
    .onConflict((of) => of.columns(['tracker_id', 'kind', 'about']).doUpdateSet(moments))
    .execute()
}

/** Lets it run no longer; what has run out stays so. */
export async function dropClock(trx: Transaction<Database>, { ledger, kind, about }: ClockName): Promise<void> {
  await trx
    .deleteFrom('clocks')
    .where('tracker_id', '=', ledger)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .where('done_at', 'is', null)
    .execute()
}

/**
 * What has run out by `now` and was not acted on, in the order of its moments, behind `after`, at most so many. Nothing
 * runs out in a ledger that was put away: it does once that is active again.
 */
export async function dueClocks(
  db: Kysely<Database>,
  kinds: readonly string[],
  now: number,
  after: Clock | null,
  most: number,
): Promise<Clock[]> {
  let query = running(db, kinds).where('due_at', '<=', now)
  if (after)
    query = query.where(
      sql<boolean>`(due_at, set_at, tracker_id, kind, about) > (${after.dueAt}, ${after.setAt}, ${after.ledger}, ${after.kind}, ${after.about})`,
    )
  const rows = await query
    .selectAll('clocks')
    .orderBy('due_at')
    .orderBy('set_at')
    .orderBy('tracker_id')
    .orderBy('kind')
    .orderBy('about')
    .limit(most)
    .execute()
  return rows.map(clockFrom)
}

/** When the next one runs out after `now`; null: none does. */
export async function nextDue(db: Kysely<Database>, kinds: readonly string[], now: number): Promise<number | null> {
  const { next } = await running(db, kinds)
    .where('due_at', '>', now)
    .select((of) => of.fn.min<number | null>('due_at').as('next'))
    .executeTakeFirstOrThrow()
  return next
}

/**
 * Marks what has run out as acted on, for whoever acts in this transaction, which holds the ledger. Null: another did,
 * or it was moved, dropped, or put away with its ledger meanwhile.
 */
export async function takeClock(trx: Transaction<Database>, name: ClockName, now: number): Promise<Clock | null> {
  const row = await running(trx, [name.kind])
    .where('tracker_id', '=', name.ledger)
    .where('about', '=', name.about)
    .where('due_at', '<=', now)
    .selectAll('clocks')
    .executeTakeFirst()
  if (!row) return null
  await trx
    .updateTable('clocks')
    .set({ done_at: now })
    .where('tracker_id', '=', name.ledger)
    .where('kind', '=', name.kind)
    .where('about', '=', name.about)
    .execute()
  return clockFrom(row)
}

type Running = SelectQueryBuilder<Database, 'clocks' | 'trackers', object>

function running(db: Kysely<Database>, kinds: readonly string[]): Running {
  return db
    .selectFrom('clocks')
    .innerJoin('trackers', 'trackers.id', 'clocks.tracker_id')
    .where('done_at', 'is', null)
    .where('trackers.archived_at', 'is', null)
    .where('kind', 'in', ['', ...kinds])
}

function clockFrom({ tracker_id, kind, about, due_at, set_at }: ClocksTable): Clock {
  return { ledger: tracker_id, kind, about, dueAt: due_at, setAt: set_at }
}
