import type { Kysely } from 'kysely'
import type { Database } from './schema'

/** How the robots of all ledgers are called, by id. */
export async function robotNames(db: Kysely<Database>): Promise<Map<string, string>> {
  const rows = await db.selectFrom('robots').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
