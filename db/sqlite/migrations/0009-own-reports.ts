import { sql, type Kysely } from 'kysely'

const reportColumns = ['progress', 'problems', 'next', 'evidence'].map((id) => `'${id}'`).join(', ')

/**
 * A comment may ask for something that waits until it is answered. A report is the lead department's own word on how far it is, no longer each cell of a department that also supports, nor
 * what coordinators rule while they belong to one; and a wait in whose midst a new deadline was set counts from there on.
 * Of what happened before, the item's lead of today is asked.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('ALTER TABLE comments ADD COLUMN request TEXT')
  await run('CREATE INDEX comments_that_ask ON comments (tracker_id, item_id, id) WHERE request IS NOT NULL')
  await run('DROP TRIGGER changes_no_update')
  for (const table of ['changes', 'open_bursts']) {
    await run(`UPDATE ${table} SET is_report = 0 WHERE is_report = 1 AND NOT (
      (column_id IN (${reportColumns}) OR (column_id = 'status' AND after IN ('"submitted"', '"blocked"')))
      AND EXISTS (SELECT 1 FROM items WHERE items.tracker_id = ${table}.tracker_id AND items.id = ${table}.row_id
        AND items.lead = ${table}.department_id))`)
  }
  await run(`CREATE TRIGGER changes_no_update BEFORE UPDATE ON changes
    BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END`)
  await run(`UPDATE items SET (reported_at, reported_by, reported_department) = (
    SELECT at, person_name, department_id FROM (
      SELECT at, person_name, department_id FROM changes
        WHERE tracker_id = items.tracker_id AND row_id = items.id AND is_report = 1
      UNION ALL
      SELECT at, person_name, department_id FROM open_bursts
        WHERE tracker_id = items.tracker_id AND row_id = items.id AND is_report = 1)
    ORDER BY at DESC LIMIT 1)`)
  // Since the deadline was last set: each end of a wait, less its beginning or the moment of that deadline.
  const dueSetAt = `coalesce((SELECT max(at) FROM changes
    WHERE tracker_id = items.tracker_id AND row_id = items.id AND (column_id = 'due' OR column_id IS NULL)), 0)`
  await run(`UPDATE items SET waited = CASE
    WHEN status = 'submitted' AND ${dueSetAt} > status_since THEN status_since - ${dueSetAt}
    ELSE coalesce((
      SELECT sum(ended.at - max(${dueSetAt}, coalesce((
        SELECT began.at FROM changes began
          WHERE began.tracker_id = ended.tracker_id AND began.row_id = ended.row_id AND began.column_id = 'status'
            AND began.after = '"submitted"' AND began.id < ended.id ORDER BY began.id DESC LIMIT 1), ended.at)))
      FROM changes ended
        WHERE ended.tracker_id = items.tracker_id AND ended.row_id = items.id AND ended.column_id = 'status'
          AND ended.before = '"submitted"' AND ended.at > ${dueSetAt}), 0) END`)
}
