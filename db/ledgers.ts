import type { GridPreferences } from '#app/model/view/gridPreferences'
import type { LedgerSnapshot } from '#app/model/ledger/snapshot'
import type { AskedPoint, ComparisonAnswer } from '#app/model/history/comparisonAnswer'
import type { HistoryPage } from '#app/model/history/historyPage'
import type { Tracker } from '#app/model/ledger/tracker'
import { compareAsked } from './compare'
import type { Db } from './connect'
import { cellHistory } from './history-read'
import { allDepartments, presentRows, trackerOf, trackerRow, type StampedRows, type TrackerRow } from './ledger-rows'
import { stampedRowsAsOf } from './past'
import { putRows } from './put-rows'
import { atOneMoment } from './transactions'

/** How many changes a page of a history has. */
const pageLength = 50

/** See createLedgers. Ledgers and people by their ids; whoever asks has made sure that they may (L1). */
export interface Ledgers {
  /** All that there are, oldest first. */
  list(): Promise<Tracker[]>
  /** Null when there is none. */
  read(tracker: string): Promise<LedgerSnapshot | null>
  /** As of a moment (ms, H3). Null before the ledger was created, or when there is none. */
  readAsOf(tracker: string, at: number): Promise<LedgerSnapshot | null>
  /** A page of what happened to a row or one of its cells (H1); null when there is no such ledger, or never was such a row. */
  history(tracker: string, row: string, column: string | null, before: string | null): Promise<HistoryPage | null>
  compare(tracker: string, from: AskedPoint, to: AskedPoint, now: number): Promise<ComparisonAnswer>
  preferences(person: string, tracker: string): Promise<GridPreferences>
  savePreferences(person: string, tracker: string, preferences: GridPreferences): Promise<void>
}

/** What pages read of ledgers: the projections and the history, never the documents. */
export function createLedgers(db: Db): Ledgers {
  return {
    async list() {
      return (await db.selectFrom('trackers').selectAll().orderBy('created_at').orderBy('id').execute()).map(trackerOf)
    },
    // In one transaction, so that no commit falls between the rows that are read.
    read: (id) =>
      atOneMoment(db).execute(async (trx) => {
        const tracker = await trackerRow(trx, id)
        return tracker && snapshotOf(trx, tracker, await presentRows(trx, id))
      }),
    readAsOf: (id, at) =>
      atOneMoment(db).execute(async (trx) => {
        const tracker = await trackerRow(trx, id)
        if (!tracker || at < tracker.created_at) return null
        return snapshotOf(
          trx,
          tracker,
          await stampedRowsAsOf(trx, tracker, await presentRows(trx, id), { at, change: null }),
        )
      }),
    history: (id, row, column, before) =>
      atOneMoment(db).execute(async (trx) => {
        if (!(await trackerRow(trx, id))) return null
        const page = await cellHistory(trx, id, row, column, { before, limit: pageLength })
        return page.changes.length > 0 || (await hasRow(trx, id, row)) ? page : null
      }),
    compare: (id, from, to, now) => atOneMoment(db).execute((trx) => compareAsked(trx, id, from, to, now)),
    async preferences(person, tracker) {
      const row = await db
        .selectFrom('preferences')
        .select('value')
        .where('person_id', '=', person)
        .where('tracker_id', '=', tracker)
        .executeTakeFirst()
      return row ? (JSON.parse(row.value) as GridPreferences) : {}
    },
    async savePreferences(person, tracker, preferences) {
      await putRows(db, 'preferences', [{ person_id: person, tracker_id: tracker, value: JSON.stringify(preferences) }])
    },
  }
}

async function snapshotOf(db: Db, tracker: TrackerRow, rows: StampedRows): Promise<LedgerSnapshot> {
  return { tracker: trackerOf(tracker), departments: await allDepartments(db), ...rows }
}

/** Does the row stand, or did it ever? */
async function hasRow(db: Db, tracker: string, row: string): Promise<boolean> {
  for (const table of ['items', 'streams', 'columns'] as const) {
    if (
      await db.selectFrom(table).select('id').where('tracker_id', '=', tracker).where('id', '=', row).executeTakeFirst()
    )
      return true
  }
  return (
    (await db
      .selectFrom('changes')
      .select('id')
      .where('tracker_id', '=', tracker)
      .where('row_id', '=', row)
      .limit(1)
      .executeTakeFirst()) !== undefined
  )
}
