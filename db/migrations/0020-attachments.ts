import type { Kysely } from 'kysely'
import { engineOf } from '../engine'
import type { Database } from '../schema'

/** Files that are handed in for rows (R5): who did, the bytes once for each SHA-256 of a ledger, and what is still coming. */
export async function up(db: Kysely<Database>): Promise<void> {
  const engine = engineOf(db)
  for (const statement of [
    `CREATE TABLE contents (
      id TEXT PRIMARY KEY,
      tracker_id TEXT NOT NULL REFERENCES trackers (id),
      sha256 TEXT,
      bytes INTEGER NOT NULL
    )`,
    'CREATE UNIQUE INDEX contents_once ON contents (tracker_id, sha256)',
    `CREATE TABLE content_pieces (
      content_id TEXT NOT NULL REFERENCES contents (id),
      tracker_id TEXT NOT NULL,
      place INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (content_id, place)
    )`,
    `CREATE TABLE uploads (
      id TEXT PRIMARY KEY REFERENCES contents (id),
      tracker_id TEXT NOT NULL,
      item_id TEXT NOT NULL,
      column_id TEXT NOT NULL,
      name TEXT NOT NULL,
      person_id TEXT NOT NULL,
      at INTEGER NOT NULL
    )`,
    `CREATE TABLE attachments (
      id TEXT PRIMARY KEY,
      tracker_id TEXT NOT NULL REFERENCES trackers (id),
      item_id TEXT NOT NULL,
      content_id TEXT NOT NULL REFERENCES contents (id),
      name TEXT NOT NULL,
      media_type TEXT NOT NULL,
      person_id TEXT NOT NULL,
      person_name TEXT NOT NULL,
      person_department TEXT,
      at INTEGER NOT NULL
    )`,
    'CREATE INDEX attachments_of_item ON attachments (tracker_id, item_id)',
  ])
    await engine.create(db, statement)
  await engine.keepForever(db, 'attachments', 'files that were handed in are kept')
}
