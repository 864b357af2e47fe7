import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  const create = (text: string) => sql.raw(text).execute(db)
  await create(`CREATE TABLE meetings (
    id TEXT PRIMARY KEY, tracker_id TEXT NOT NULL REFERENCES trackers (id), title TEXT NOT NULL, held_on TEXT NOT NULL,
    chair TEXT NOT NULL, arranged_by TEXT NOT NULL, seconds_per_item INTEGER, started_at INTEGER NOT NULL,
    started_by TEXT NOT NULL, started_by_name TEXT NOT NULL, started_by_department TEXT, presenter_id TEXT NOT NULL,
    presenter_name TEXT NOT NULL, slide TEXT NOT NULL, current_item TEXT, slide_since INTEGER NOT NULL,
    version INTEGER NOT NULL, base_meeting_id TEXT REFERENCES meetings (id), base_at INTEGER NOT NULL,
    closed_at INTEGER, closed_by TEXT, closed_by_name TEXT, closed_by_department TEXT, baseline_change INTEGER) STRICT`)
  await create('CREATE UNIQUE INDEX meetings_open ON meetings (tracker_id) WHERE closed_at IS NULL')
  await create('CREATE INDEX meetings_by_tracker ON meetings (tracker_id, started_at)')
  await create(`CREATE TRIGGER meetings_closed BEFORE UPDATE ON meetings WHEN old.closed_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a closed meeting does not change'); END`)
  await create(`CREATE TABLE agenda_entries (
    meeting_id TEXT NOT NULL REFERENCES meetings (id), item_id TEXT NOT NULL, position INTEGER NOT NULL,
    reasons TEXT NOT NULL, state TEXT NOT NULL, label TEXT NOT NULL, added_by TEXT,
    PRIMARY KEY (meeting_id, item_id)) STRICT, WITHOUT ROWID`)
  await create(`CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, tracker_id TEXT NOT NULL REFERENCES trackers (id),
    meeting_id TEXT NOT NULL REFERENCES meetings (id), item_id TEXT, label TEXT, kind TEXT NOT NULL, text TEXT NOT NULL,
    department TEXT NOT NULL, responsible TEXT NOT NULL, due TEXT NOT NULL, person_id TEXT NOT NULL,
    person_name TEXT NOT NULL, department_id TEXT, made_at INTEGER NOT NULL, sub_item_id TEXT, settled_at INTEGER,
    settled_by_name TEXT, withdrawn_at INTEGER, withdrawn_by_name TEXT) STRICT`)
  await create('CREATE INDEX decisions_by_meeting ON decisions (meeting_id, seq)')
  await create(
    'CREATE INDEX decisions_open ON decisions (tracker_id) WHERE settled_at IS NULL AND withdrawn_at IS NULL',
  )
  await create(`CREATE TRIGGER decisions_stay BEFORE UPDATE OF
      seq, id, tracker_id, meeting_id, item_id, label, kind, text, department, responsible, due, person_id, person_name,
      department_id, made_at ON decisions
    BEGIN SELECT RAISE(ABORT, 'decisions do not change'); END`)
  for (const table of ['meetings', 'decisions']) {
    await create(`CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
      BEGIN SELECT RAISE(ABORT, '${table} are append-only'); END`)
  }
  await create(`CREATE TABLE attendance (
    meeting_id TEXT NOT NULL REFERENCES meetings (id), person_id TEXT NOT NULL, person_name TEXT NOT NULL,
    department_id TEXT, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, person_id)) STRICT, WITHOUT ROWID`)
  await create(`CREATE TABLE minutes (
    meeting_id TEXT NOT NULL REFERENCES meetings (id), language TEXT NOT NULL, text TEXT NOT NULL,
    revision INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_by_name TEXT NOT NULL,
    PRIMARY KEY (meeting_id, language)) STRICT, WITHOUT ROWID`)
  await create(`CREATE TABLE screen_links (
    id TEXT PRIMARY KEY, tracker_id TEXT NOT NULL REFERENCES trackers (id), made_by TEXT NOT NULL,
    made_by_name TEXT NOT NULL, made_at INTEGER NOT NULL, withdrawn_at INTEGER) STRICT`)
  await create('CREATE INDEX screen_links_by_tracker ON screen_links (tracker_id)')
}
