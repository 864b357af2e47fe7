import { sql, type Kysely } from 'kysely'

/** Until then the first document was written by client 1, and no document had been replaced. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const alter = (column: string) => sql.raw(`ALTER TABLE snapshots ADD COLUMN ${column}`).execute(db)
  await alter('vector BLOB')
  await alter('author INTEGER NOT NULL DEFAULT 1')
  await alter('fresh_bytes INTEGER NOT NULL DEFAULT 0')
}
