import { sql } from 'kysely'
import type { AskedPoint } from '#app/model/history/comparisonAnswer'
import { LedgerPast } from '#app/model/report/past'
import { reportOf } from '#app/model/report/report'
import type { ReportAnswer } from '#app/model/report/reportAnswer'
import { seriesOf } from '#app/model/report/series'
import type { RequestPast } from '#app/model/report/requestsTable'
import { cutOf } from './compare'
import type { Db } from './connect'
import { openBursts } from './history-read'
import { allDepartments, trackerOf, trackerRow } from './ledger-rows'
import { extensionsAndCalls, withEvents } from './records'
import { areSpansBehind, readSpans, rebuildSpans, type AskedSpans } from './spans'
import { atOneMoment, inLedger } from './transactions'

/** What a ledger's report says as of `to` against `from`, whichever is named first; `now` in ms. */
export async function readReport(
  db: Db,
  tracker: string,
  from: AskedPoint,
  to: AskedPoint,
  now: number,
): Promise<ReportAnswer> {
  if (await areSpansBehind(db, tracker)) await inLedger(db, tracker).execute((trx) => rebuildSpans(trx, tracker))
  return atOneMoment(db).execute(async (trx) => {
    const row = await trackerRow(trx, tracker)
    if (!row) return { outcome: 'unknown-tracker' }
    const cuts = [await cutOf(trx, tracker, from), await cutOf(trx, tracker, to)]
    if (cuts.includes(undefined)) return { outcome: 'unknown-meeting' }
    const [start, end] = cuts.map((cut) => cut?.at ?? now).sort((a, b) => a - b) as [number, number]
    if (end < row.created_at) return { outcome: 'too-early' }
    const { settings } = trackerOf(row)
    // Of what was before the ledger there is nothing to say.
    const span = { from: Math.max(start, row.created_at), to: end }
    const past = await readPast(trx, row, { ...span, ...seriesOf(row.created_at, end, settings.timeZone) })
    const report = reportOf(past, await requestsOf(trx, tracker), settings, span.from, span.to)
    return { outcome: 'told', report, departments: await allDepartments(trx) }
  })
}

/** What figures of a ledger are made of, as far as it is `asked` for. */
export async function readPast(
  db: Db,
  tracker: { id: string; created_at: number },
  asked: AskedSpans | null = null,
): Promise<LedgerPast> {
  return new LedgerPast(tracker.created_at, await readSpans(db, tracker.id, asked), await reportsOf(db, tracker.id))
}

/** Of each row the moments of its reports, in their order; typing that goes on counts from its last key (H3). */
async function reportsOf(db: Db, tracker: string): Promise<Map<string, number[]>> {
  const rows = await db
    .selectFrom('changes')
    // One line a row: a ledger may have a hundred thousand of them.
    .select(['row_id', sql<string>`string_agg(CAST(at AS TEXT), ' ')`.as('moments')])
    .where('tracker_id', '=', tracker)
    .where('is_report', '=', sql<number>`1`)
    .groupBy('row_id')
    .execute()
  const reports = new Map(rows.map(({ row_id, moments }) => [row_id, moments.split(' ').map(Number)]))
  for (const { row_id, at, is_report } of await openBursts(db, tracker))
    if (is_report === 1) reports.set(row_id, [...(reports.get(row_id) ?? []), at])
  for (const moments of reports.values()) moments.sort((a, b) => a - b)
  return reports
}

/** Requests for more time and calls by whistles, with what became of them when. */
async function requestsOf(db: Db, tracker: string): Promise<RequestPast[]> {
  const all = await withEvents(db, await extensionsAndCalls(db, tracker))
  return all.map(({ record, events }) => ({ record, states: events.map(({ to, at }) => ({ to, at })) }) as RequestPast)
}
