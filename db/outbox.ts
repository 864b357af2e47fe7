import type { Generated, Transaction } from 'kysely'
import { chunks } from './chunks'
import type { Db } from './connect'
import { engineOf } from './engine'
import type { Database } from './schema'
import type { Signal } from './signals'

/** What processes tell each other (P3), for some minutes. Empty where there is one process alone. */
export interface SignalsTable {
  id: Generated<number>
  /** JSON: a `Signal`. */
  value: string
}

/** May other processes have this house open too? Only for them signals are stored. */
export function hasOtherProcesses(db: Db): boolean {
  return engineOf(db).isShared
}

/** Stores signals with what they tell of, for other processes; their numbers. */
export async function keepSignals(trx: Transaction<Database>, signals: readonly Signal[]): Promise<number[]> {
  if (!hasOtherProcesses(trx)) return []
  const ids: number[] = []
  for (const part of chunks(signals.map((said) => ({ value: JSON.stringify(said) })))) {
    const rows = await trx.insertInto('signals').values(part).returning('id').execute()
    ids.push(...rows.map(({ id }) => id))
  }
  return ids
}

/** All signals with a higher number, by number. Of two the lower may come to be seen later. */
export async function signalsAfter(db: Db, after: number): Promise<{ id: number; said: Signal }[]> {
  const rows = await db.selectFrom('signals').selectAll().where('id', '>', after).orderBy('id').execute()
  return rows.map(({ id, value }) => ({ id, said: JSON.parse(value) as Signal }))
}

/** The lowest number that is still kept. */
export async function firstSignal(db: Db): Promise<number | null> {
  const { first } = await db
    .selectFrom('signals')
    .select((of) => of.fn.min<number | null>('id').as('first'))
    .executeTakeFirstOrThrow()
  return first
}

/** Forgets all with a lower number. The one of this number stays: it tells that none above it was ever forgotten. */
export async function forgetSignals(db: Db, before: number): Promise<void> {
  await db.deleteFrom('signals').where('id', '<', before).execute()
}
