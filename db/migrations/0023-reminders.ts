import type { Kysely } from 'kysely'
import { engineOf } from '../engine'
import type { Database } from '../schema'

/** What ledgers remind of by themselves, by which policy, and until when they have looked. */
export async function up(db: Kysely<Database>): Promise<void> {
  const engine = engineOf(db)
  await engine.create(
    db,
    `CREATE TABLE reminders (
      tracker_id TEXT NOT NULL REFERENCES trackers (id),
      item_id TEXT NOT NULL,
      rule TEXT NOT NULL,
      days INTEGER NOT NULL,
      version TEXT NOT NULL,
      department_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      PRIMARY KEY (tracker_id, item_id, rule, days, version, department_id)
    )`,
  )
  await engine.create(db, 'CREATE INDEX reminders_by_time ON reminders (tracker_id, at)')
  await engine.create(
    db,
    `CREATE TABLE reminding (
      tracker_id TEXT PRIMARY KEY REFERENCES trackers (id), policy TEXT NOT NULL, looked_on TEXT NOT NULL
    )`,
  )
}
