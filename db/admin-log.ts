import { sql, type Selectable, type Transaction } from 'kysely'
import type { AdminAct, AdminEntry, AdminLogPage, AdminLogQuery, PersonThen } from '#app/model/records/adminLog'
import type { Db } from './connect'
import { migratedAt } from './migrate'
import type { Database } from './schema'

/** Who acts, by their id (null: the command line), and when (ms). What changes who may do what asks for it, and notes it. */
export interface Acting {
  by: string | null
  at: number
}

/** Notes an act in the transaction that does it, so that there is neither without the other. */
export async function noteAct(trx: Transaction<Database>, { by, at }: Acting, act: AdminAct): Promise<void> {
  const person = by === null ? null : await personThen(trx, by)
  const { kind, about, ...details } = act
  await trx
    .insertInto('admin_log')
    .values({
      at,
      person_id: person?.id ?? null,
      person_name: person?.name ?? null,
      person_account: person?.account ?? null,
      kind,
      about: JSON.stringify(about),
      details: JSON.stringify(details),
    })
    .execute()
}

export function personThen(db: Db, id: string): Promise<PersonThen> {
  return db.selectFrom('people').select(['id', 'name', 'account']).where('id', '=', id).executeTakeFirstOrThrow()
}

/** Newest first, at most so many. */
export async function readAdminLog(
  db: Db,
  { person, kind, before }: AdminLogQuery,
  most: number,
): Promise<AdminLogPage> {
  let query = db.selectFrom('admin_log').selectAll()
  if (person !== null)
    query = query.where((is) => is.or([is('person_id', '=', person), sql<boolean>`about ->> 'id' = ${person}`]))
  if (kind !== null) query = query.where('kind', '=', kind)
  if (before !== null) query = query.where('id', '<', before)
  const rows = await query
    .orderBy('id', 'desc')
    .limit(most + 1)
    .execute()
  return {
    entries: rows.slice(0, most).map(entryFrom),
    hasOlder: rows.length > most,
    since: await migratedAt(db, '0007-admin-log'),
  }
}

function entryFrom(row: Selectable<Database['admin_log']>): AdminEntry {
  const { id, at, person_id, person_name, person_account, kind, about, details } = row
  return {
    id,
    at,
    by: person_id === null ? null : { id: person_id, name: person_name ?? '', account: person_account ?? '' },
    act: { ...(JSON.parse(details) as object), kind, about: JSON.parse(about) as unknown } as AdminAct,
  }
}
