import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE TABLE views (
      id TEXT PRIMARY KEY, tracker_id TEXT NOT NULL REFERENCES trackers (id), name TEXT NOT NULL, query TEXT NOT NULL,
      owner_id TEXT REFERENCES people (id) ON DELETE CASCADE, created_at INTEGER NOT NULL) STRICT`,
    )
    .execute(db)
  await sql.raw('CREATE INDEX views_by_tracker ON views (tracker_id, owner_id)').execute(db)
}
