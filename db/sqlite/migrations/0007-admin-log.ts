import { sql, type Kysely } from 'kysely'

/** What was done before is told nowhere: the log begins empty, with the moment of this migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const create = (text: string) => sql.raw(text).execute(db)
  await create(`CREATE TABLE admin_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, person_id TEXT, person_name TEXT, person_account TEXT,
    kind TEXT NOT NULL, about TEXT NOT NULL, details TEXT NOT NULL) STRICT`)
  for (const action of ['UPDATE', 'DELETE']) {
    await create(`CREATE TRIGGER admin_log_no_${action.toLowerCase()} BEFORE ${action} ON admin_log
      BEGIN SELECT RAISE(ABORT, 'the log of administrators is append-only'); END`)
  }
}
