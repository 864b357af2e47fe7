import type { Kysely } from 'kysely'
import { engineOf } from '../engine'
import type { Database } from '../schema'

/** Records of a ledger with what happened to them (R1), and the last number of each series of papers (E5). */
export async function up(db: Kysely<Database>): Promise<void> {
  const engine = engineOf(db)
  for (const statement of [
    `CREATE TABLE records (
      id TEXT PRIMARY KEY,
      tracker_id TEXT NOT NULL REFERENCES trackers (id),
      item_id TEXT,
      label TEXT,
      parent_id TEXT REFERENCES records (id),
      kind TEXT NOT NULL,
      state TEXT NOT NULL,
      version INTEGER NOT NULL,
      department_id TEXT NOT NULL,
      leader TEXT,
      number_year INTEGER,
      number_count INTEGER,
      facts TEXT NOT NULL,
      person_id TEXT NOT NULL,
      person_name TEXT NOT NULL,
      person_department TEXT,
      opened_at INTEGER NOT NULL,
      until TEXT NOT NULL,
      seen_at INTEGER,
      changed_at INTEGER NOT NULL,
      closed_at INTEGER
    )`,
    'CREATE INDEX records_of_item ON records (tracker_id, item_id)',
    'CREATE INDEX records_open ON records (tracker_id, kind) WHERE closed_at IS NULL',
    `CREATE TABLE record_events (
      record_id TEXT NOT NULL REFERENCES records (id),
      tracker_id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      event TEXT NOT NULL,
      from_state TEXT,
      to_state TEXT NOT NULL,
      words TEXT NOT NULL,
      details TEXT NOT NULL,
      person_id TEXT,
      person_name TEXT,
      person_department TEXT,
      at INTEGER NOT NULL,
      PRIMARY KEY (record_id, seq)
    )`,
    `CREATE TABLE paper_numbers (
      series TEXT NOT NULL,
      year INTEGER NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY (series, year)
    )`,
  ])
    await engine.create(db, statement)
  await engine.keepForever(db, 'record_events', 'what happened to records is append-only')
}
