import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  const create = (text: string) => sql.raw(text).execute(db)
  await create(`CREATE TABLE trackers (
    id TEXT PRIMARY KEY, title_zh TEXT NOT NULL, title_en TEXT NOT NULL, settings TEXT NOT NULL,
    created_at INTEGER NOT NULL) STRICT`)
  await create(`CREATE TABLE departments (
    id TEXT PRIMARY KEY, name_zh TEXT NOT NULL, name_en TEXT NOT NULL, short TEXT NOT NULL, kind TEXT NOT NULL,
    position INTEGER NOT NULL) STRICT`)
  await create(`CREATE TABLE people (
    id TEXT PRIMARY KEY, account TEXT NOT NULL COLLATE NOCASE UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL,
    department_id TEXT REFERENCES departments (id), password_hash TEXT NOT NULL, created_at INTEGER NOT NULL,
    last_seen_at INTEGER, disabled_at INTEGER) STRICT`)
  await create(`CREATE TABLE sessions (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT`)
  await create('CREATE INDEX sessions_by_person ON sessions (person_id)')
  await create(`CREATE TABLE invitations (
    id TEXT PRIMARY KEY, role TEXT NOT NULL, department_id TEXT REFERENCES departments (id), created_by TEXT,
    created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER, used_by TEXT) STRICT`)
  await create(`CREATE TABLE preferences (
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, tracker_id TEXT NOT NULL REFERENCES trackers (id),
    value TEXT NOT NULL, PRIMARY KEY (person_id, tracker_id)) STRICT, WITHOUT ROWID`)
  await create(`CREATE TABLE updates (
    tracker_id TEXT NOT NULL REFERENCES trackers (id), seq INTEGER NOT NULL, bytes BLOB NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (tracker_id, seq)) STRICT`)
  await create(`CREATE TABLE snapshots (
    tracker_id TEXT PRIMARY KEY REFERENCES trackers (id), seq INTEGER NOT NULL, state BLOB NOT NULL,
    at INTEGER NOT NULL) STRICT`)
  await create(`CREATE TABLE client_ids (
    tracker_id TEXT NOT NULL REFERENCES trackers (id), client_id INTEGER NOT NULL, person_id TEXT NOT NULL,
    PRIMARY KEY (tracker_id, client_id)) STRICT, WITHOUT ROWID`)
  await create(`CREATE TABLE streams (
    tracker_id TEXT NOT NULL REFERENCES trackers (id), id TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (tracker_id, id)) STRICT`)
  await create(`CREATE TABLE items (
    tracker_id TEXT NOT NULL REFERENCES trackers (id), id TEXT NOT NULL, stream TEXT NOT NULL, parent TEXT NOT NULL,
    lead TEXT NOT NULL, status TEXT NOT NULL, due TEXT NOT NULL, value TEXT NOT NULL, updated_at INTEGER NOT NULL,
    updated_by TEXT NOT NULL, updated_department TEXT, status_since INTEGER NOT NULL,
    PRIMARY KEY (tracker_id, id)) STRICT`)
  await create(`CREATE TABLE changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT, tracker_id TEXT NOT NULL REFERENCES trackers (id), seq INTEGER NOT NULL,
    row_id TEXT NOT NULL, column_id TEXT, before TEXT, after TEXT, person_id TEXT NOT NULL, person_name TEXT NOT NULL,
    department_id TEXT, at INTEGER NOT NULL) STRICT`)
  await create('CREATE INDEX changes_by_cell ON changes (tracker_id, row_id, column_id, at)')
  await create('CREATE INDEX changes_by_time ON changes (tracker_id, at)')
  for (const action of ['UPDATE', 'DELETE']) {
    await create(`CREATE TRIGGER changes_no_${action.toLowerCase()} BEFORE ${action} ON changes
      BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END`)
  }
  await create(`CREATE TABLE open_bursts (
    tracker_id TEXT NOT NULL REFERENCES trackers (id), row_id TEXT NOT NULL, column_id TEXT NOT NULL,
    seq INTEGER NOT NULL, before TEXT, after TEXT, person_id TEXT NOT NULL, person_name TEXT NOT NULL,
    department_id TEXT, started_at INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (tracker_id, row_id, column_id)) STRICT`)
}
