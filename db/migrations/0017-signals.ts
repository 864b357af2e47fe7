import { sql, type Kysely } from 'kysely'
import { engineOf } from '../engine'
import type { Database } from '../schema'

/** What processes tell each other of what they changed (P3). */
export async function up(db: Kysely<Database>): Promise<void> {
  await sql.raw(`CREATE TABLE signals (id ${engineOf(db).numberedKey}, value TEXT NOT NULL)`).execute(db)
}
