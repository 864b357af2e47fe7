import type { Kysely } from 'kysely'
import { engineOf } from '../engine'
import type { Database } from '../schema'
import { rebuildSpans } from '../spans'

const person = 'person_id TEXT, person_name TEXT, department_id TEXT'

/** What reports ask of the past (E2), told once more from the history of each ledger that is there. */
export async function up(db: Kysely<Database>): Promise<void> {
  const engine = engineOf(db)
  for (const statement of [
    `CREATE TABLE item_spans (
      tracker_id TEXT NOT NULL REFERENCES trackers (id),
      item_id TEXT NOT NULL,
      number INTEGER NOT NULL,
      from_at INTEGER NOT NULL,
      to_at INTEGER,
      seq INTEGER NOT NULL,
      stream TEXT NOT NULL,
      parent TEXT NOT NULL,
      lead TEXT NOT NULL,
      support TEXT NOT NULL,
      status TEXT NOT NULL,
      due TEXT NOT NULL,
      status_since INTEGER NOT NULL,
      waited INTEGER NOT NULL,
      came_at INTEGER NOT NULL,
      turn_since INTEGER NOT NULL,
      taken_up_at INTEGER,
      ${person},
      PRIMARY KEY (tracker_id, item_id, number)
    )`,
    `CREATE TABLE stream_spans (
      tracker_id TEXT NOT NULL REFERENCES trackers (id),
      stream_id TEXT NOT NULL,
      number INTEGER NOT NULL,
      from_at INTEGER NOT NULL,
      to_at INTEGER,
      seq INTEGER NOT NULL,
      value TEXT NOT NULL,
      ${person},
      PRIMARY KEY (tracker_id, stream_id, number)
    )`,
  ])
    await engine.create(db, statement)
  for (const { id } of await db.selectFrom('trackers').select('id').execute()) await rebuildSpans(db, id)
}
