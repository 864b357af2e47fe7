import { sql, type Kysely } from 'kysely'

/**
 * Who may reach a ledger (L1). Until now it was told by the role that a person had in the house, for all ledgers alike;
 * the roles of the house become `administrator`, `organizer` and `member`, and nobody's rights change.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`CREATE TABLE grants (
    tracker_id TEXT NOT NULL REFERENCES trackers (id), to_kind TEXT NOT NULL, to_id TEXT NOT NULL, access TEXT NOT NULL,
    PRIMARY KEY (tracker_id, to_kind, to_id)) STRICT, WITHOUT ROWID`)
  await run('CREATE INDEX grants_to ON grants (to_kind, to_id)')
  await run(`ALTER TABLE invitations ADD COLUMN grants TEXT NOT NULL DEFAULT '[]'`)

  const open = 'used_at IS NULL AND expires_at > unixepoch() * 1000'
  /** Everybody who is there or may still come, with the department that they have or will have. */
  const all = `SELECT role, department_id FROM people UNION ALL SELECT role, department_id FROM invitations WHERE ${open}`
  const insert = (kind: string, id: string, access: string, from: string) =>
    run(`INSERT INTO grants SELECT DISTINCT trackers.id, '${kind}', ${id}, '${access}' FROM trackers ${from}`)
  const promise = (access: string, to: string) =>
    run(`UPDATE invitations SET grants = (SELECT json_group_array(json_object('tracker', id, 'access', '${access}'))
      FROM trackers) WHERE ${open} AND ${to}`)

  await insert('person', 'people.id', 'coordinator', `JOIN people ON people.role = 'coordinator'`)
  await promise('coordinator', `role = 'coordinator'`)
  // A department whose people are not all liaisons: its viewers must not become ones.
  await run(`CREATE TEMP TABLE mixed AS SELECT DISTINCT department_id AS id FROM (${all})
    WHERE role = 'viewer' AND department_id IS NOT NULL`)
  const { rows } = await sql`SELECT 1 FROM mixed LIMIT 1`.execute(db)
  if (rows.length === 0) await insert('everyone', `''`, 'department', '')
  else {
    const isMixed = 'department_id IN (SELECT id FROM mixed)'
    await insert('everyone', `''`, 'viewer', '')
    await insert('department', 'departments.id', 'department', `JOIN departments ON departments.id NOT IN mixed`)
    await insert('person', 'people.id', 'department', `JOIN people ON people.role = 'department' AND ${isMixed}`)
    await promise('department', `role = 'department' AND ${isMixed}`)
  }
  await run('DROP TABLE mixed')
  for (const table of ['people', 'invitations'])
    await run(`UPDATE ${table} SET role = CASE role WHEN 'administrator' THEN role WHEN 'coordinator' THEN 'organizer'
      ELSE 'member' END`)
}
