import { ledgerAsOf } from '#app/model/history/history'
import type { Stamp } from '#app/model/ledger/light'
import { chunks } from './chunks'
import type { Db } from './connect'
import { isBurstAfter, isUpTo, type Cut } from './cut'
import { firstChangesAfter, openBursts } from './history-read'
import type { StampedRows } from './ledger-rows'

/**
 * The ledger as of a place in its history, from what it is `now`, read in the same transaction (H3). Stamps are those of then,
 * so that lights can be told as of that day. An item that nobody had touched yet has the stamp of the ledger's creation.
 */
export async function stampedRowsAsOf(
  db: Db,
  tracker: { id: string; created_at: number },
  now: StampedRows,
  cut: Cut,
): Promise<StampedRows> {
  const changes = await firstChangesAfter(db, tracker.id, cut)
  const past = ledgerAsOf(now, changes)
  const changed = new Set(changes.map(({ item }) => item))
  const ids = past.items.map(({ id }) => id).filter((id) => changed.has(id))
  const touches = await lastTouches(db, tracker.id, ids, cut)
  const statuses = await lastStatuses(db, tracker.id, ids, cut)
  const stampThen = (id: string): Stamp => ({
    ...(touches.get(id) ?? { updatedAt: tracker.created_at, updatedBy: '', department: null }),
    statusSince: statuses.get(id) ?? tracker.created_at,
  })
  return {
    ...past,
    stamps: Object.fromEntries(past.items.map(({ id }) => [id, changed.has(id) ? stampThen(id) : now.stamps[id]!])),
  }
}

type Touch = Omit<Stamp, 'statusSince'>

/** The last change of each row up to the cut, open typing included. */
async function lastTouches(db: Db, tracker: string, rows: readonly string[], cut: Cut): Promise<Map<string, Touch>> {
  const newest = new Map<string, number>()
  for (const ids of chunks(rows)) {
    const found = await db
      .selectFrom('changes')
      .select((eb) => ['row_id', eb.fn.max('at').as('at')])
      .where('tracker_id', '=', tracker)
      .where('row_id', 'in', ids)
      .where(isUpTo(cut))
      .groupBy('row_id')
      .execute()
    for (const { row_id, at } of found) newest.set(row_id, at)
  }
  const touches = new Map<string, Touch>()
  const note = (row: { person_name: string; department_id: string | null; at: number }): Touch => ({
    updatedAt: row.at,
    updatedBy: row.person_name,
    department: row.department_id,
  })
  for (const moments of chunks([...new Set(newest.values())])) {
    const found = await db
      .selectFrom('changes')
      .select(['row_id', 'at', 'person_name', 'department_id'])
      .where('tracker_id', '=', tracker)
      .where('at', 'in', moments)
      .where(isUpTo(cut))
      .orderBy('id')
      .execute()
    for (const row of found) if (newest.get(row.row_id) === row.at) touches.set(row.row_id, note(row))
  }
  const wanted = new Set(rows)
  for (const burst of await openBursts(db, tracker)) {
    const isLater = !isBurstAfter(burst, cut) && burst.at >= (touches.get(burst.row_id)?.updatedAt ?? 0)
    if (wanted.has(burst.row_id) && isLater) touches.set(burst.row_id, note(burst))
  }
  return touches
}

/** Since when each row had the status that it had at the cut: since it came, or its status became another one. */
async function lastStatuses(db: Db, tracker: string, rows: readonly string[], cut: Cut): Promise<Map<string, number>> {
  // An item without a status of its own counts as issued (app/model/ledger/status.ts).
  const issued = ['""', '"issued"']
  const since = new Map<string, number>()
  for (const ids of chunks(rows)) {
    const upTo = db
      .selectFrom('changes')
      .select((eb) => ['row_id', eb.fn.max('at').as('at')])
      .where('tracker_id', '=', tracker)
      .where('row_id', 'in', ids)
      .where(isUpTo(cut))
      .groupBy('row_id')
    const came = await upTo.where('column_id', 'is', null).where('before', 'is', null).execute()
    const moved = await upTo
      .where('column_id', '=', 'status')
      .where((eb) => eb.or([eb('before', 'not in', issued), eb('after', 'not in', issued)]))
      .execute()
    for (const { row_id, at } of [...came, ...moved]) since.set(row_id, Math.max(at, since.get(row_id) ?? 0))
  }
  return since
}
