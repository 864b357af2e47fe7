import { sql } from 'kysely'
import { ledgerAsOf } from '#app/model/history/history'
import type { Item } from '#app/model/ledger/rows'
import { clockAfter, newStamp, type Stamp } from '#app/model/ledger/stamp'
import { statusOf, type Status } from '#app/model/ledger/status'
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
  const touches = await lastTouches(db, tracker.id, ids, cut, 'all')
  const reports = await lastTouches(db, tracker.id, ids, cut, 'reports')
  const clocks = await clocksOf(db, tracker, ids, cut)
  const stampThen = (id: string): Stamp => {
    const [touch, report] = [touches.get(id), reports.get(id)]
    const { cameAt, statusSince, waited } = clocks.get(id) ?? newClock(tracker.created_at)
    return {
      ...newStamp(tracker.created_at),
      ...(touch && { updatedAt: touch.at, updatedBy: touch.by, department: touch.department }),
      statusSince,
      waited,
      ...(report && report.at >= cameAt && { reported: { ...report, department: report.department! } }),
    }
  }
  return {
    ...past,
    stamps: Object.fromEntries(past.items.map(({ id }) => [id, changed.has(id) ? stampThen(id) : now.stamps[id]!])),
  }
}

interface Touch {
  at: number
  by: string
  department: string | null
}

/** The last change of each row up to the cut, open typing included; of all, or of the departments' own reports. */
async function lastTouches(
  db: Db,
  tracker: string,
  rows: readonly string[],
  cut: Cut,
  which: 'all' | 'reports',
): Promise<Map<string, Touch>> {
  const isWanted = which === 'all' ? sql<boolean>`true` : sql<boolean>`is_report = 1`
  const newest = new Map<string, number>()
  for (const ids of chunks(rows)) {
    const found = await db
      .selectFrom('changes')
      .select((eb) => ['row_id', eb.fn.max('at').as('at')])
      .where('tracker_id', '=', tracker)
      .where('row_id', 'in', ids)
      .where(isUpTo(cut))
      .where(isWanted)
      .groupBy('row_id')
      .execute()
    for (const { row_id, at } of found) newest.set(row_id, at)
  }
  const touches = new Map<string, Touch>()
  const note = (row: { person_name: string; department_id: string | null; at: number }): Touch => ({
    at: row.at,
    by: row.person_name,
    department: row.department_id,
  })
  for (const moments of chunks([...new Set(newest.values())])) {
    const found = await db
      .selectFrom('changes')
      .select(['row_id', 'at', 'person_name', 'department_id'])
      .where('tracker_id', '=', tracker)
      .where('at', 'in', moments)
      .where(isUpTo(cut))
      .where(isWanted)
      .orderBy('id')
      .execute()
    for (const row of found) if (newest.get(row.row_id) === row.at) touches.set(row.row_id, note(row))
  }
  const wanted = new Set(rows)
  for (const burst of await openBursts(db, tracker)) {
    if (isBurstAfter(burst, cut) || (which === 'reports' && burst.is_report === 0)) continue
    if (wanted.has(burst.row_id) && burst.at >= (touches.get(burst.row_id)?.at ?? 0)) {
      touches.set(burst.row_id, note(burst))
    }
  }
  return touches
}

/** `status`: as of the last change that tells it. */
type Clock = Pick<Stamp, 'statusSince' | 'waited'> & { cameAt: number; status: Status }

/**
 * What each row's clocks said at the cut: since when it had its status, and how long it had lain with the coordinators.
 * Of rows that nothing of the kind has happened to, nothing.
 */
async function clocksOf(
  db: Db,
  { id: tracker, created_at }: { id: string; created_at: number },
  rows: readonly string[],
  cut: Cut,
): Promise<Map<string, Clock>> {
  const clocks = new Map<string, Clock>()
  for (const ids of chunks(rows)) {
    const found = await db
      .selectFrom('changes')
      .select(['row_id', 'column_id', 'before', 'after', 'at'])
      .where('tracker_id', '=', tracker)
      .where('row_id', 'in', ids)
      .where(isUpTo(cut))
      .where((eb) => eb.or([eb('column_id', 'is', null), eb('column_id', 'in', ['status', 'due'])]))
      .orderBy('id')
      .execute()
    for (const { row_id, column_id, before, after, at } of found) {
      const row = column_id === null && after !== null ? (JSON.parse(after) as Partial<Item>) : null
      if (column_id === null)
        clocks.set(row_id, { ...newClock(at), cameAt: at, status: statusOf({ status: row?.status ?? '' }) })
      else {
        const clock = clocks.get(row_id) ?? newClock(created_at)
        const from = column_id === 'status' ? statusIn(before) : clock.status
        const to = column_id === 'status' ? statusIn(after) : clock.status
        const now = clockAfter(clock, { from, to, isNewDue: column_id === 'due' }, at)
        clocks.set(row_id, { ...clock, ...now, status: to })
      }
    }
  }
  return clocks
}

/** That of a row which was there at `at`, and to which nothing has happened yet. */
function newClock(at: number): Clock {
  return { cameAt: at, statusSince: at, waited: 0, status: 'issued' }
}

function statusIn(json: string | null): Status {
  return statusOf({ status: json === null ? '' : (JSON.parse(json) as Item['status']) })
}
