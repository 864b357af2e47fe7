import type { Kysely } from 'kysely'
import { engineOf } from '../engine'
import type { Database } from '../schema'

/** What leaves the house for people and groups (R4), where to, and when not. */
export async function up(db: Kysely<Database>): Promise<void> {
  const engine = engineOf(db)
  for (const statement of [
    `CREATE TABLE mailboxes (
      person_id TEXT PRIMARY KEY REFERENCES people (id),
      address TEXT NOT NULL,
      language TEXT NOT NULL,
      choices TEXT NOT NULL
    )`,
    'CREATE TABLE quiet_hours (id TEXT PRIMARY KEY, quiet_from TEXT NOT NULL, quiet_until TEXT NOT NULL)',
    `CREATE TABLE robots (
      id TEXT PRIMARY KEY,
      tracker_id TEXT NOT NULL REFERENCES trackers (id),
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      address TEXT NOT NULL,
      secret TEXT NOT NULL,
      tellings TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      posted_at INTEGER
    )`,
    'CREATE INDEX robots_of_ledger ON robots (tracker_id)',
    `CREATE TABLE deliveries (
      id TEXT PRIMARY KEY,
      tracker_id TEXT NOT NULL REFERENCES trackers (id),
      channel TEXT NOT NULL,
      recipient TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      item_id TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      state TEXT NOT NULL,
      next_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      message TEXT,
      taken_at INTEGER,
      ended_at INTEGER,
      why TEXT NOT NULL
    )`,
    'CREATE UNIQUE INDEX deliveries_once ON deliveries (channel, recipient, tracker_id, kind, subject, item_id)',
    "CREATE INDEX deliveries_open ON deliveries (channel, recipient, next_at) WHERE state IN ('waiting', 'sending')",
    "CREATE INDEX deliveries_failed ON deliveries (ended_at) WHERE state = 'undeliverable'",
  ])
    await engine.create(db, statement)
}
