import type { AskedPoint, ComparisonAnswer } from '#app/model/history/comparisonAnswer'
import { compareLedgers, type Comparison } from '#app/model/history/comparison'
import { hasMovedDeadlines, withExtensions } from '#app/model/history/extensions'
import type { Db } from './connect'
import type { Cut } from './cut'
import { lastTouchesBetween } from './history-read'
import { allDepartments, presentRows, trackerOf, trackerRow, type StampedRows, type TrackerRow } from './ledger-rows'
import { baselineOf, lastBaseline } from './meetings'
import { stampedRowsAsOf } from './past'
import { grantsOfTime } from './records'

/** What changed in a ledger from one place in its history to another; `to` is null for the present, which is at `now` (ms). */
export async function compareCuts(
  db: Db,
  tracker: TrackerRow,
  present: StampedRows,
  from: Cut,
  to: Cut | null,
  now: number,
): Promise<Comparison> {
  const before = await stampedRowsAsOf(db, tracker, present, from)
  const after = to ? await stampedRowsAsOf(db, tracker, present, to) : present
  const touches = await lastTouchesBetween(db, tracker.id, from, to)
  const { settings } = trackerOf(tracker)
  const comparison = compareLedgers({ at: from.at, ...before }, { at: to?.at ?? now, ...after }, touches, settings)
  return hasMovedDeadlines(comparison) ? withExtensions(comparison, await grantsOfTime(db, tracker.id)) : comparison
}

/** Compares what somebody asked for, the earlier moment first. To be called in a transaction. */
export async function compareAsked(
  trx: Db,
  id: string,
  from: AskedPoint,
  to: AskedPoint,
  now: number,
): Promise<ComparisonAnswer> {
  const tracker = await trackerRow(trx, id)
  if (!tracker) return { outcome: 'unknown-tracker' }
  const ends = [await cutOf(trx, id, from), await cutOf(trx, id, to)]
  if (ends.includes(undefined)) return { outcome: 'unknown-meeting' }
  const [first, last] = ends.sort(
    (a, b) => (a?.at ?? now) - (b?.at ?? now) || (a?.change ?? Infinity) - (b?.change ?? Infinity),
  ) as [Cut | null, Cut | null]
  const start = first ?? { at: now, change: null }
  if (start.at < tracker.created_at) return { outcome: 'too-early' }
  const present = await presentRows(trx, id)
  const comparison = await compareCuts(trx, tracker, present, start, last, now)
  return {
    outcome: 'compared',
    comparison,
    tracker: trackerOf(tracker),
    departments: await allDepartments(trx),
    columns: present.columns,
    streams: present.streams,
  }
}

/** Null for the present, undefined when there is no such meeting. */
export async function cutOf(trx: Db, tracker: string, point: AskedPoint): Promise<Cut | null | undefined> {
  if (point === 'now') return null
  if (point === 'last-meeting') return (await lastBaseline(trx, tracker)) ?? undefined
  if ('at' in point) return { at: point.at, change: null }
  return (await baselineOf(trx, tracker, point.meeting)) ?? undefined
}
