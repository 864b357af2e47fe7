import { sql, type Kysely } from 'kysely'

/** Templates of the house's own (L6). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE TABLE templates (
    id TEXT PRIMARY KEY, value TEXT NOT NULL, made_by_name TEXT NOT NULL, made_at INTEGER NOT NULL) STRICT`,
    )
    .execute(db)
}
