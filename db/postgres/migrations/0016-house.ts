import { sql, type Kysely } from 'kysely'
import { inPostgres } from '../in-postgres'

/**
 * The whole house, as SQLite has it after sixteen migrations. Texts are ordered by their bytes, as there; times and counts
 * are numbers of 64 bits; what is JSON is JSON. References may be deferred: what is copied comes in any order.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const create = (text: string) => sql.raw(inPostgres(text)).execute(db)
  for (const statement of tables) await create(statement)
  for (const statement of indexes) await create(statement)
  await guard(create)
}

const tables = [
  `CREATE TABLE trackers (
    id TEXT PRIMARY KEY, title_zh TEXT NOT NULL, title_en TEXT NOT NULL, settings JSON NOT NULL,
    created_at INTEGER NOT NULL, archived_at INTEGER)`,
  `CREATE TABLE departments (
    id TEXT PRIMARY KEY, name_zh TEXT NOT NULL, name_en TEXT NOT NULL, short TEXT NOT NULL, kind TEXT NOT NULL,
    position INTEGER NOT NULL, closed_at INTEGER, merged_into TEXT REFERENCES departments (id), merged_by TEXT,
    is_merging INTEGER NOT NULL DEFAULT 0)`,
  `CREATE TABLE people (
    id TEXT PRIMARY KEY, account TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL,
    department_id TEXT REFERENCES departments (id), password_hash TEXT NOT NULL, created_at INTEGER NOT NULL,
    last_seen_at INTEGER, disabled_at INTEGER)`,
  `CREATE TABLE sessions (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL, expires_at INTEGER NOT NULL)`,
  `CREATE TABLE invitations (
    id TEXT PRIMARY KEY, role TEXT NOT NULL, department_id TEXT REFERENCES departments (id), created_by TEXT,
    created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER, used_by TEXT,
    grants JSON NOT NULL DEFAULT '[]', name TEXT NOT NULL DEFAULT '', account TEXT NOT NULL DEFAULT '')`,
  `CREATE TABLE password_resets (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER)`,
  `CREATE TABLE preferences (
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, tracker_id TEXT NOT NULL REFERENCES trackers (id),
    value JSON NOT NULL, PRIMARY KEY (person_id, tracker_id))`,
  `CREATE TABLE grants (
    tracker_id TEXT NOT NULL REFERENCES trackers (id), to_kind TEXT NOT NULL, to_id TEXT NOT NULL, access TEXT NOT NULL,
    PRIMARY KEY (tracker_id, to_kind, to_id))`,
  `CREATE TABLE updates (
    tracker_id TEXT NOT NULL REFERENCES trackers (id), seq INTEGER NOT NULL, bytes BYTEA NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (tracker_id, seq))`,
  `CREATE TABLE snapshots (
    tracker_id TEXT PRIMARY KEY REFERENCES trackers (id), seq INTEGER NOT NULL, state BYTEA NOT NULL,
    at INTEGER NOT NULL, vector BYTEA, author INTEGER NOT NULL, fresh_bytes INTEGER NOT NULL)`,
  `CREATE TABLE client_ids (
    tracker_id TEXT NOT NULL REFERENCES trackers (id), client_id INTEGER NOT NULL, person_id TEXT NOT NULL,
    PRIMARY KEY (tracker_id, client_id))`,
  `CREATE TABLE streams (
    tracker_id TEXT NOT NULL REFERENCES trackers (id), id TEXT NOT NULL, value JSON NOT NULL,
    PRIMARY KEY (tracker_id, id))`,
  `CREATE TABLE columns (
    tracker_id TEXT NOT NULL REFERENCES trackers (id), id TEXT NOT NULL, value JSON NOT NULL,
    PRIMARY KEY (tracker_id, id))`,
  `CREATE TABLE items (
    tracker_id TEXT NOT NULL REFERENCES trackers (id), id TEXT NOT NULL, stream TEXT NOT NULL, parent TEXT NOT NULL,
    lead TEXT NOT NULL, status TEXT NOT NULL, due TEXT NOT NULL, value JSON NOT NULL, updated_at INTEGER NOT NULL,
    updated_by TEXT NOT NULL, updated_department TEXT, status_since INTEGER NOT NULL, reported_at INTEGER,
    reported_by TEXT, reported_department TEXT, waited INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (tracker_id, id))`,
  `CREATE TABLE changes (
    id NUMBER PRIMARY KEY, tracker_id TEXT NOT NULL REFERENCES trackers (id), seq INTEGER NOT NULL,
    row_id TEXT NOT NULL, column_id TEXT, before JSON, after JSON, person_id TEXT NOT NULL, person_name TEXT NOT NULL,
    department_id TEXT, at INTEGER NOT NULL, is_report INTEGER NOT NULL DEFAULT 0)`,
  `CREATE TABLE open_bursts (
    tracker_id TEXT NOT NULL REFERENCES trackers (id), row_id TEXT NOT NULL, column_id TEXT NOT NULL,
    seq INTEGER NOT NULL, before JSON, after JSON, person_id TEXT NOT NULL, person_name TEXT NOT NULL,
    department_id TEXT, started_at INTEGER NOT NULL, at INTEGER NOT NULL, is_report INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tracker_id, row_id, column_id))`,
  `CREATE TABLE comments (
    id NUMBER PRIMARY KEY, tracker_id TEXT NOT NULL REFERENCES trackers (id), item_id TEXT NOT NULL, body TEXT NOT NULL,
    person_id TEXT NOT NULL, person_name TEXT NOT NULL, department_id TEXT, at INTEGER NOT NULL, request TEXT)`,
  `CREATE TABLE mentions (
    comment_id INTEGER NOT NULL REFERENCES comments (id), tracker_id TEXT NOT NULL REFERENCES trackers (id),
    kind TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (comment_id, kind, target))`,
  `CREATE TABLE inbox_reads (
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, tracker_id TEXT NOT NULL REFERENCES trackers (id),
    read_at INTEGER NOT NULL, PRIMARY KEY (person_id, tracker_id))`,
  `CREATE TABLE views (
    id TEXT PRIMARY KEY, tracker_id TEXT NOT NULL REFERENCES trackers (id), name TEXT NOT NULL, query TEXT NOT NULL,
    owner_id TEXT REFERENCES people (id) ON DELETE CASCADE, created_at INTEGER NOT NULL)`,
  `CREATE TABLE meetings (
    id TEXT PRIMARY KEY, tracker_id TEXT NOT NULL REFERENCES trackers (id), title TEXT NOT NULL, held_on TEXT NOT NULL,
    chair TEXT NOT NULL, arranged_by TEXT NOT NULL, seconds_per_item INTEGER, started_at INTEGER NOT NULL,
    started_by TEXT NOT NULL, started_by_name TEXT NOT NULL, started_by_department TEXT, presenter_id TEXT NOT NULL,
    presenter_name TEXT NOT NULL, slide TEXT NOT NULL, current_item TEXT, slide_since INTEGER NOT NULL,
    version INTEGER NOT NULL, base_meeting_id TEXT REFERENCES meetings (id), base_at INTEGER NOT NULL,
    closed_at INTEGER, closed_by TEXT, closed_by_name TEXT, closed_by_department TEXT, baseline_change INTEGER)`,
  `CREATE TABLE agenda_entries (
    meeting_id TEXT NOT NULL REFERENCES meetings (id), item_id TEXT NOT NULL, position INTEGER NOT NULL,
    reasons JSON NOT NULL, state TEXT NOT NULL, label JSON NOT NULL, added_by TEXT,
    shown_ms INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (meeting_id, item_id))`,
  `CREATE TABLE decisions (
    seq NUMBER PRIMARY KEY, id TEXT NOT NULL UNIQUE, tracker_id TEXT NOT NULL REFERENCES trackers (id),
    meeting_id TEXT NOT NULL REFERENCES meetings (id), item_id TEXT, label JSON, kind TEXT NOT NULL, text TEXT NOT NULL,
    department TEXT NOT NULL, responsible TEXT NOT NULL, due TEXT NOT NULL, person_id TEXT NOT NULL,
    person_name TEXT NOT NULL, department_id TEXT, made_at INTEGER NOT NULL, sub_item_id TEXT, settled_at INTEGER,
    settled_by_name TEXT, withdrawn_at INTEGER, withdrawn_by_name TEXT)`,
  `CREATE TABLE attendance (
    meeting_id TEXT NOT NULL REFERENCES meetings (id), person_id TEXT NOT NULL, person_name TEXT NOT NULL,
    department_id TEXT, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL, role TEXT,
    PRIMARY KEY (meeting_id, person_id))`,
  `CREATE TABLE minutes (
    meeting_id TEXT NOT NULL REFERENCES meetings (id), language TEXT NOT NULL, text TEXT NOT NULL,
    revision INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_by_name TEXT NOT NULL,
    PRIMARY KEY (meeting_id, language))`,
  `CREATE TABLE screen_links (
    id TEXT PRIMARY KEY, tracker_id TEXT NOT NULL REFERENCES trackers (id), made_by TEXT NOT NULL,
    made_by_name TEXT NOT NULL, made_at INTEGER NOT NULL, withdrawn_at INTEGER)`,
  `CREATE TABLE admin_log (
    id NUMBER PRIMARY KEY, at INTEGER NOT NULL, person_id TEXT, person_name TEXT, person_account TEXT,
    kind TEXT NOT NULL, about JSON NOT NULL, details JSON NOT NULL)`,
  `CREATE TABLE templates (
    id TEXT PRIMARY KEY, value JSON NOT NULL, made_by_name TEXT NOT NULL, made_at INTEGER NOT NULL)`,
]

const indexes = [
  'CREATE INDEX sessions_by_person ON sessions (person_id)',
  'CREATE INDEX grants_to ON grants (to_kind, to_id)',
  'CREATE INDEX changes_by_cell ON changes (tracker_id, row_id, column_id, at)',
  'CREATE INDEX changes_by_time ON changes (tracker_id, at)',
  'CREATE INDEX changes_of_reports ON changes (tracker_id, row_id, at) WHERE is_report = 1',
  `CREATE INDEX changes_of_turns ON changes (tracker_id, at)
    WHERE column_id IN ('lead', 'support', 'status', 'due') OR column_id IS NULL`,
  'CREATE INDEX comments_by_item ON comments (tracker_id, item_id, id)',
  'CREATE INDEX comments_that_ask ON comments (tracker_id, item_id, id) WHERE request IS NOT NULL',
  'CREATE INDEX mentions_by_target ON mentions (tracker_id, kind, target, comment_id)',
  'CREATE INDEX views_by_tracker ON views (tracker_id, owner_id)',
  'CREATE UNIQUE INDEX meetings_open ON meetings (tracker_id) WHERE closed_at IS NULL',
  'CREATE INDEX meetings_by_tracker ON meetings (tracker_id, started_at)',
  'CREATE INDEX decisions_by_meeting ON decisions (meeting_id, seq)',
  'CREATE INDEX decisions_open ON decisions (tracker_id) WHERE settled_at IS NULL AND withdrawn_at IS NULL',
  'CREATE INDEX screen_links_by_tracker ON screen_links (tracker_id)',
]

/** H2: what happened stays as it is. A ledger goes as a whole, and a house makes way for its backup, behind open guards. */
async function guard(create: (text: string) => Promise<unknown>): Promise<void> {
  await create(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF tg_op <> 'UPDATE' AND current_setting('luoshi.guards', true) = 'off' THEN RETURN old; END IF;
      RAISE EXCEPTION '%', tg_argv[0];
    END $$`)
  const appendOnly = {
    changes: 'changes are append-only',
    comments: 'comments are append-only',
    admin_log: 'the log of administrators is append-only',
  }
  for (const [table, why] of Object.entries(appendOnly)) {
    await create(`CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION refuse('${why}')`)
  }
  const lasting = { ...appendOnly, meetings: 'meetings are append-only', decisions: 'decisions are append-only' }
  for (const [table, why] of Object.entries(lasting)) {
    await create(`CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION refuse('${why}')`)
    await create(`CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse('${why}')`)
  }
  await create(`CREATE TRIGGER meetings_closed BEFORE UPDATE ON meetings
    FOR EACH ROW WHEN (old.closed_at IS NOT NULL) EXECUTE FUNCTION refuse('a closed meeting does not change')`)
  await create(`CREATE TRIGGER decisions_stay BEFORE UPDATE OF
      seq, id, tracker_id, meeting_id, item_id, label, kind, text, department, responsible, due, person_id, person_name,
      department_id, made_at ON decisions
    FOR EACH ROW EXECUTE FUNCTION refuse('decisions do not change')`)
}
