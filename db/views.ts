import type { SavedView } from '#app/model/view/savedView'
import type { Transaction } from 'kysely'
import type { Db } from './connect'
import type { Database } from './schema'
import { signal } from './signals'

/** The views that a person may choose in a ledger: everyone's first, then their own, each by name. */
export async function viewsFor(db: Db, tracker: string, person: string): Promise<SavedView[]> {
  const rows = await db
    .selectFrom('views')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where((eb) => eb.or([eb('owner_id', 'is', null), eb('owner_id', '=', person)]))
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows
    .map(({ id, name, query, owner_id }) => ({ id, name, query, isShared: owner_id === null }))
    .sort((a, b) => Number(b.isShared) - Number(a.isShared))
}

export async function countViews(db: Db, tracker: string, owner: string | null): Promise<number> {
  const { count } = await db
    .selectFrom('views')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tracker_id', '=', tracker)
    .where('owner_id', owner === null ? 'is' : '=', owner)
    .executeTakeFirstOrThrow()
  return count
}

/** `owner`: null for everyone's. */
export async function insertView(
  trx: Transaction<Database>,
  tracker: string,
  view: { id: string; name: string; query: string; owner: string | null },
  now: number,
): Promise<void> {
  const { id, name, query, owner } = view
  await trx
    .insertInto('views')
    .values({ id, tracker_id: tracker, name, query, owner_id: owner, created_at: now })
    .execute()
  if (owner === null) signal(trx, { kind: 'views-shared', ledger: tracker })
}

/** Removes one's own view or, with `mayShare`, everyone's. False when there is none that may be removed. */
export async function deleteView(
  trx: Transaction<Database>,
  tracker: string,
  id: string,
  person: string,
  mayShare: boolean,
): Promise<boolean> {
  const deleted = await trx
    .deleteFrom('views')
    .where('tracker_id', '=', tracker)
    .where('id', '=', id)
    .where((eb) => eb.or([eb('owner_id', '=', person), ...(mayShare ? [eb('owner_id', 'is', null)] : [])]))
    .returning('owner_id')
    .executeTakeFirst()
  if (deleted?.owner_id === null) signal(trx, { kind: 'views-shared', ledger: tracker })
  return deleted !== undefined
}

/** Lets kept views that ask for the department `from`, by what columns soever, ask for `into`. */
export async function followInViews(trx: Transaction<Database>, from: string, into: string): Promise<void> {
  const asks = /^(department|only\.(lead|support|c_.*))$/
  const views = await trx.selectFrom('views').select(['id', 'tracker_id', 'query', 'owner_id']).execute()
  for (const { id, tracker_id, query, owner_id } of views) {
    const pairs = [...new URLSearchParams(query)]
    const isMeant = ([key, value]: [string, string]) => value === from && asks.test(key)
    if (!pairs.some(isMeant)) continue
    const next = pairs.map((pair): [string, string] => (isMeant(pair) ? [pair[0], into] : pair))
    await trx
      .updateTable('views')
      .set({ query: String(new URLSearchParams(next)) })
      .where('id', '=', id)
      .execute()
    if (owner_id === null) signal(trx, { kind: 'views-shared', ledger: tracker_id })
  }
}
