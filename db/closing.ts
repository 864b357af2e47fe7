import { sql } from 'kysely'
import { ledgerAsOf } from '#app/model/history/history'
import type { Closing } from '#app/model/history/closing'
import type { Db } from './connect'
import { changeFrom, openBursts } from './history-read'
import { itemOf } from './items'

/** What an item was closed on: its cells at the moment in which it was last closed; null when it is not closed. */
export async function closingOf(db: Db, tracker: string, id: string): Promise<Closing | null> {
  const row = await db
    .selectFrom('items')
    .select(['id', 'value'])
    .where('tracker_id', '=', tracker)
    .where('id', '=', id)
    .executeTakeFirst()
  const now = row && itemOf(row)
  if (now?.status !== 'closed') return null
  const ofRow = db.selectFrom('changes').selectAll().where('tracker_id', '=', tracker).where('row_id', '=', id)
  const moved = await ofRow
    .where('column_id', '=', 'status')
    .where(sql`cast(after AS text)`, '=', '"closed"')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  // One that came into being closed, as by an import, was never closed by anybody here.
  if (!moved) return null
  const later = await ofRow.where('at', '>', moved.at).orderBy('id', 'desc').execute()
  const typed = (await openBursts(db, tracker, id)).filter(({ at }) => at > moved.at)
  const changes = [...typed, ...later].map((change) => changeFrom('', change))
  const [then] = ledgerAsOf({ columns: [], streams: [], items: [now] }, changes).items
  if (!then) return null
  const { progress, problems, next, evidence } = then
  const by = { id: moved.person_id, name: moved.person_name, department: moved.department_id }
  return { at: moved.at, by, progress, problems, next, evidence }
}
