import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  const create = (text: string) => sql.raw(text).execute(db)
  await create(`CREATE TABLE comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT, tracker_id TEXT NOT NULL REFERENCES trackers (id), item_id TEXT NOT NULL,
    body TEXT NOT NULL, person_id TEXT NOT NULL, person_name TEXT NOT NULL, department_id TEXT, at INTEGER NOT NULL) STRICT`)
  await create('CREATE INDEX comments_by_item ON comments (tracker_id, item_id, id)')
  for (const action of ['UPDATE', 'DELETE']) {
    await create(`CREATE TRIGGER comments_no_${action.toLowerCase()} BEFORE ${action} ON comments
      BEGIN SELECT RAISE(ABORT, 'comments are append-only'); END`)
  }
  await create(`CREATE TABLE mentions (
    comment_id INTEGER NOT NULL REFERENCES comments (id), tracker_id TEXT NOT NULL REFERENCES trackers (id),
    kind TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (comment_id, kind, target)) STRICT, WITHOUT ROWID`)
  await create('CREATE INDEX mentions_by_target ON mentions (tracker_id, kind, target, comment_id)')
  await create(`CREATE TABLE inbox_reads (
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, tracker_id TEXT NOT NULL REFERENCES trackers (id),
    read_at INTEGER NOT NULL, PRIMARY KEY (person_id, tracker_id)) STRICT, WITHOUT ROWID`)
  // Inboxes ask for these few of all changes.
  await create(`CREATE INDEX changes_of_turns ON changes (tracker_id, at)
    WHERE column_id IN ('lead', 'support', 'status', 'due') OR column_id IS NULL`)
}
