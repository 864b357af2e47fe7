import { sql, type Selectable } from 'kysely'
import type { HistoryPage } from '#app/model/history/historyPage'
import { isColumnId, textColumns } from '#app/model/ledger/columns'
import type { CellChange } from '#app/model/history/history'
import type { Touch } from '#app/model/history/comparison'
import type { Db } from './connect'
import { isAfter, isBurstAfter, isUpTo, ofTracker, type Cut } from './cut'
import type { Database } from './schema'

type Stored = Selectable<Database['changes']>
type Burst = Selectable<Database['open_bursts']>

/** An open burst's id says where it stands, since it is stored under another one once it ends. */
const burstId = new RegExp(`^open-(\\d{1,15})-(${textColumns.join('|')})$`)

/**
 * What happened to a row, or to one of its cells, newest first (H1). Typing that is still going on is among it, as if
 * it had ended with the last key. `before`: the id of the last change of the page before.
 */
export async function cellHistory(
  db: Db,
  tracker: string,
  row: string,
  column: string | null,
  { before, limit }: { before?: string | null; limit: number },
): Promise<HistoryPage> {
  const cursor = before ? await cursorOf(db, tracker, before) : null
  if (before && !cursor) return { changes: [], more: false }
  // A sum is in no index: the row is found by the index of its cells, not by that of time through all others' changes.
  const at = sql<number>`at + 0`
  let query = db.selectFrom('changes').select('id').where('tracker_id', '=', tracker).where('row_id', '=', row)
  if (column !== null) query = query.where('column_id', '=', column)
  if (cursor) {
    query = query.where((eb) => {
      const { burst } = cursor
      // Bursts that were on the page before may have ended meanwhile, and are stored now.
      const tie =
        burst === null
          ? eb('id', '<', cursor.id)
          : eb.or([
              eb('column_id', 'is', null),
              eb(
                'column_id',
                'not in',
                textColumns.filter((text) => text >= burst),
              ),
            ])
      return eb.or([eb(at, '<', cursor.at), eb.and([eb(at, '=', cursor.at), tie])])
    })
  }
  const ids = query
    .orderBy(at, 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  const stored = await db
    .selectFrom('changes')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const open = (await openBursts(db, tracker, row))
    .filter((burst) => column === null || burst.column_id === column)
    .filter(
      (burst) =>
        !cursor ||
        burst.at < cursor.at ||
        (burst.at === cursor.at && cursor.burst !== null && burst.column_id < cursor.burst),
    )
    .sort((a, b) => b.at - a.at || (a.column_id < b.column_id ? 1 : -1))
  // Sorting is stable: of the same moment, what is still open comes first.
  const all = [...open.map(fromBurst), ...stored.map(fromStored)].sort((a, b) => b.at - a.at)
  return { changes: all.slice(0, limit), more: all.length > limit }
}

/**
 * What must be taken back to reach a place in the past, newest first: of each cell, and of each row as a whole, the
 * first change after it. A burst of typing counts when it ends. Reads as many rows as cells changed, however often.
 */
export async function firstChangesAfter(db: Db, tracker: string, cut: Cut): Promise<CellChange[]> {
  const firsts = db
    .selectFrom('changes')
    .select((eb) => eb.fn.min('id').as('id'))
    .where(ofTracker(tracker, cut))
    .where(isAfter(cut))
    .groupBy(['row_id', 'column_id'])
  const stored = await db.selectFrom('changes').selectAll().where('id', 'in', firsts).orderBy('id', 'desc').execute()
  const open = (await openBursts(db, tracker)).filter((burst) => isBurstAfter(burst, cut))
  return [...open.map(fromBurst), ...stored.map(fromStored)]
}

/** Who changed each cell, and each row as a whole, last between two places in the past; `to` is null for now. */
export async function lastTouchesBetween(db: Db, tracker: string, from: Cut, to: Cut | null): Promise<Touch[]> {
  let lasts = db
    .selectFrom('changes')
    .select((eb) => eb.fn.max('id').as('id'))
    .where(ofTracker(tracker, from))
    .where(isAfter(from))
    .groupBy(['row_id', 'column_id'])
  if (to) lasts = lasts.where(isUpTo(to))
  const stored = await db
    .selectFrom('changes')
    .select(['row_id', 'column_id', 'person_id', 'person_name', 'department_id', 'at'])
    .where('id', 'in', lasts)
    .orderBy('id')
    .execute()
  const open = (await openBursts(db, tracker)).filter(
    (burst) => isBurstAfter(burst, from) && !(to && isBurstAfter(burst, to)),
  )
  return [...stored, ...open].map((row) => ({
    item: row.row_id,
    column: row.column_id,
    person: { id: row.person_id, name: row.person_name, department: row.department_id },
    at: row.at,
  }))
}

/** Typing that is still going on, in a ledger or in one of its rows. */
export function openBursts(db: Db, tracker: string, row?: string): Promise<Burst[]> {
  const all = db.selectFrom('open_bursts').selectAll().where('tracker_id', '=', tracker)
  return (row === undefined ? all : all.where('row_id', '=', row)).execute()
}

type Cursor = { at: number; id: number; burst: null } | { at: number; burst: string }

/** Null when there is no such change. */
async function cursorOf(db: Db, tracker: string, before: string): Promise<Cursor | null> {
  const burst = burstId.exec(before)
  if (burst) return { at: Number(burst[1]), burst: burst[2]! }
  const id = /^\d{1,15}$/.test(before) ? Number(before) : 0
  const stored = await db
    .selectFrom('changes')
    .select('at')
    .where('tracker_id', '=', tracker)
    .where('id', '=', id)
    .executeTakeFirst()
  return stored ? { at: stored.at, id, burst: null } : null
}

function fromStored(row: Stored): CellChange {
  return changeFrom(String(row.id), row)
}

function fromBurst(burst: Burst): CellChange {
  return changeFrom(`open-${burst.at}-${burst.column_id}`, burst)
}

/** A stored change, or a burst that is still open, under an id of its own. */
export function changeFrom(id: string, row: Omit<Stored, 'id'>): CellChange {
  const value = (json: string | null): unknown => (json === null ? null : JSON.parse(json))
  return {
    id,
    item: row.row_id,
    // A row whose id is a column's is what the ledger says of it, field by field.
    ...(isColumnId(row.row_id) && row.column_id !== null && { of: 'column' }),
    column: row.column_id,
    before: value(row.before),
    after: value(row.after),
    person: { id: row.person_id, name: row.person_name, department: row.department_id },
    at: row.at,
  } as CellChange
}
