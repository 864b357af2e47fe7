import { sql, type Kysely } from 'kysely'

const reportColumns = ['owner', 'status', 'progress', 'problems', 'next', 'evidence'].map((id) => `'${id}'`).join(', ')

/**
 * What a department itself reported, apart from what others changed; and how long items lay with the coordinators. Of
 * what happened before, a change counts as a report when its author's department leads or supports the item today.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('DROP TRIGGER changes_no_update')
  for (const table of ['changes', 'open_bursts']) {
    await run(`ALTER TABLE ${table} ADD COLUMN is_report INTEGER NOT NULL DEFAULT 0`)
    await run(`UPDATE ${table} SET is_report = 1
      WHERE department_id IS NOT NULL AND column_id IN (${reportColumns}) AND EXISTS (
        SELECT 1 FROM items WHERE items.tracker_id = ${table}.tracker_id AND items.id = ${table}.row_id
          AND (items.lead = ${table}.department_id OR EXISTS (
            SELECT 1 FROM json_each(items.value, '$.support') WHERE json_each.value = ${table}.department_id)))`)
  }
  await run(`CREATE TRIGGER changes_no_update BEFORE UPDATE ON changes
    BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END`)
  await run('CREATE INDEX changes_of_reports ON changes (tracker_id, row_id, at) WHERE is_report = 1')
  await run('ALTER TABLE items ADD COLUMN reported_at INTEGER')
  await run('ALTER TABLE items ADD COLUMN reported_by TEXT')
  await run('ALTER TABLE items ADD COLUMN reported_department TEXT')
  await run('ALTER TABLE items ADD COLUMN waited INTEGER NOT NULL DEFAULT 0')
  await run(`UPDATE items SET (reported_at, reported_by, reported_department) = (
    SELECT at, person_name, department_id FROM (
      SELECT at, person_name, department_id FROM changes
        WHERE tracker_id = items.tracker_id AND row_id = items.id AND is_report = 1
      UNION ALL
      SELECT at, person_name, department_id FROM open_bursts
        WHERE tracker_id = items.tracker_id AND row_id = items.id AND is_report = 1)
    ORDER BY at DESC LIMIT 1)`)
  // Each end of a wait since the deadline was last set, less the beginning of that wait.
  await run(`UPDATE items SET waited = coalesce((
    SELECT sum(ended.at - coalesce((
      SELECT began.at FROM changes began
        WHERE began.tracker_id = ended.tracker_id AND began.row_id = ended.row_id AND began.column_id = 'status'
          AND began.after = '"submitted"' AND began.id < ended.id ORDER BY began.id DESC LIMIT 1), ended.at))
    FROM changes ended
      WHERE ended.tracker_id = items.tracker_id AND ended.row_id = items.id AND ended.column_id = 'status'
        AND ended.before = '"submitted"' AND ended.id > coalesce((
          SELECT max(id) FROM changes
            WHERE tracker_id = items.tracker_id AND row_id = items.id AND (column_id = 'due' OR column_id IS NULL)), 0)), 0)`)
}
