import { sql, type Kysely } from 'kysely'

/** A ledger may be put away (L7): since when, in ms since 1970; null while it is at work. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('ALTER TABLE trackers ADD COLUMN archived_at INTEGER').execute(db)
}
