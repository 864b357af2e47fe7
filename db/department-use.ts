import { sql, type RawBuilder } from 'kysely'
import { followEdits } from '#app/model/ledger/followEdits'
import type { Tracker } from '#app/model/ledger/tracker'
import type { Db } from './connect'
import { itemOf } from './items'
import { schemaOf, trackerOf } from './ledger-rows'

/** How many rows of a ledger name a department in a column that takes cells: those that follow it elsewhere (X11). */
export interface NamingRows extends Pick<Tracker, 'id' | 'title'> {
  rows: number
}

/** Oldest ledger first; ledgers without such rows are left out, and archived ones, in which nothing is written (L7). */
export async function rowsNaming(db: Db, department: string): Promise<NamingRows[]> {
  const naming: NamingRows[] = []
  const active = db.selectFrom('trackers').selectAll().where('archived_at', 'is', null)
  for (const tracker of await active.orderBy('created_at').orderBy('id').execute()) {
    const items = await db
      .selectFrom('items')
      .select(['id', 'value'])
      .where('tracker_id', '=', tracker.id)
      .where(says('value', department))
      .execute()
    if (items.length === 0) continue
    const schema = await schemaOf(db, tracker.id)
    const rows = items.filter((item) => followEdits(itemOf(item), schema, department, '').length > 0).length
    const { id, title } = trackerOf(tracker)
    if (rows > 0) naming.push({ id, title, rows })
  }
  return naming
}

/**
 * Does anybody belong to the department, is anybody invited to it, did any row of any ledger ever name it, or anybody of it
 * do something there? The past would lose its name. Reads the whole history where nothing of now uses it.
 */
export async function isDepartmentUsed(db: Db, id: string, now: number): Promise<boolean> {
  const uses: { limit(most: number): { executeTakeFirst(): Promise<unknown> } }[] = [
    db.selectFrom('people').select('id').where('department_id', '=', id),
    db
      .selectFrom('invitations')
      .select('id')
      .where('department_id', '=', id)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now),
    db.selectFrom('departments').select('id').where('merged_into', '=', id),
    db.selectFrom('items').select('id').where(says('value', id)),
    db.selectFrom('decisions').select('id').where('department', '=', id),
    db.selectFrom('comments').select('id').where('department_id', '=', id),
    db
      .selectFrom('records')
      .select('id')
      .where((eb) => eb.or([eb('department_id', '=', id), eb('person_department', '=', id), says('facts', id)])),
    db.selectFrom('record_events').select('seq').where('person_department', '=', id),
    db.selectFrom('attachments').select('id').where('person_department', '=', id),
    db.selectFrom('attendance').select('meeting_id').where('department_id', '=', id),
    db
      .selectFrom('changes')
      .select('id')
      .where((eb) => eb.or([eb('department_id', '=', id), says('before', id), says('after', id)])),
  ]
  for (const use of uses) if ((await use.limit(1).executeTakeFirst()) !== undefined) return true
  return false
}

/** Is this id a whole value somewhere in what is written as JSON? A text of just these letters is taken for it. */
function says(column: 'value' | 'before' | 'after' | 'facts', id: string): RawBuilder<boolean> {
  const text = sql`cast(${sql.ref(column)} AS text)`
  return sql<boolean>`${text} <> replace(${text}, ${JSON.stringify(id)}, '')`
}
