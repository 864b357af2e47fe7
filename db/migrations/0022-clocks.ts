import type { Kysely } from 'kysely'
import { engineOf } from '../engine'
import type { Database } from '../schema'

/** What runs out, and when (R3). */
export async function up(db: Kysely<Database>): Promise<void> {
  const engine = engineOf(db)
  await engine.create(
    db,
    `CREATE TABLE clocks (
      tracker_id TEXT NOT NULL REFERENCES trackers (id),
      kind TEXT NOT NULL,
      about TEXT NOT NULL,
      due_at INTEGER NOT NULL,
      set_at INTEGER NOT NULL,
      done_at INTEGER,
      PRIMARY KEY (tracker_id, kind, about)
    )`,
  )
  await engine.create(db, 'CREATE INDEX clocks_open ON clocks (due_at) WHERE done_at IS NULL')
}
