import { sql, type Kysely } from 'kysely'

/** Departments that are offered no more, and what they became part of (X11). Those of before are all open. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const alter = (text: string) => sql.raw(`ALTER TABLE departments ADD COLUMN ${text}`).execute(db)
  await alter('closed_at INTEGER')
  await alter('merged_into TEXT REFERENCES departments (id)')
  await alter('merged_by TEXT')
  await alter('is_merging INTEGER NOT NULL DEFAULT 0')
}
