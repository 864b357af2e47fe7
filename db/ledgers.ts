import type { GridPreferences, LedgersPort, LedgerSnapshot, Tracker } from '#app/context'
import type { Item, Stream } from '#app/model/ledger'
import type { LightSettings } from '#app/model/light'
import type { Department } from '#app/model/person'
import type { Selectable } from 'kysely'
import type { Db } from './connect'
import { cellHistory } from './history-read'
import { stampedRowsAsOf, type StampedRows } from './past'
import type { Database } from './schema'

/** How many changes a page of a history has. */
const pageLength = 50

/** What pages read of ledgers: the projections and the history, never the documents. */
export function createLedgers(db: Db): LedgersPort {
  return {
    async list() {
      return (await db.selectFrom('trackers').selectAll().orderBy('created_at').orderBy('id').execute()).map(trackerOf)
    },
    // In one transaction, so that no commit falls between the rows that are read.
    read: (id) =>
      db.transaction().execute(async (trx) => {
        const tracker = await trackerRow(trx, id)
        return tracker && snapshotOf(trx, tracker, await presentRows(trx, id))
      }),
    readAsOf: (id, at) =>
      db.transaction().execute(async (trx) => {
        const tracker = await trackerRow(trx, id)
        if (!tracker || at < tracker.created_at) return null
        return snapshotOf(trx, tracker, await stampedRowsAsOf(trx, tracker, await presentRows(trx, id), at))
      }),
    history: (id, row, column, before) =>
      db.transaction().execute(async (trx) => {
        if (!(await trackerRow(trx, id))) return null
        const page = await cellHistory(trx, id, row, column, { before, limit: pageLength })
        return page.changes.length > 0 || (await hasRow(trx, id, row)) ? page : null
      }),
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
      await db
        .replaceInto('preferences')
        .values({ person_id: person, tracker_id: tracker, value: JSON.stringify(preferences) })
        .execute()
    },
  }
}

async function trackerRow(db: Db, id: string): Promise<Selectable<Database['trackers']> | null> {
  return (await db.selectFrom('trackers').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

async function presentRows(db: Db, tracker: string): Promise<StampedRows> {
  const streams = await db.selectFrom('streams').select('value').where('tracker_id', '=', tracker).orderBy('id').execute()
  const items = await db.selectFrom('items').selectAll().where('tracker_id', '=', tracker).orderBy('id').execute()
  return {
    streams: streams.map((row) => JSON.parse(row.value) as Stream),
    items: items.map((row) => JSON.parse(row.value) as Item),
    stamps: Object.fromEntries(
      items.map((row) => [
        row.id,
        { updatedAt: row.updated_at, updatedBy: row.updated_by, department: row.updated_department, statusSince: row.status_since },
      ]),
    ),
  }
}

async function snapshotOf(db: Db, tracker: Selectable<Database['trackers']>, rows: StampedRows): Promise<LedgerSnapshot> {
  const departments = await db.selectFrom('departments').selectAll().orderBy('position').orderBy('id').execute()
  return { tracker: trackerOf(tracker), departments: departments.map(departmentOf), ...rows }
}

/** Does the row stand, or did it ever? */
async function hasRow(db: Db, tracker: string, row: string): Promise<boolean> {
  for (const table of ['items', 'streams'] as const) {
    if (await db.selectFrom(table).select('id').where('tracker_id', '=', tracker).where('id', '=', row).executeTakeFirst()) return true
  }
  return (await db.selectFrom('changes').select('id').where('tracker_id', '=', tracker).where('row_id', '=', row).limit(1).executeTakeFirst()) !== undefined
}

function trackerOf(row: Selectable<Database['trackers']>): Tracker {
  return { id: row.id, title: { zh: row.title_zh, en: row.title_en }, settings: JSON.parse(row.settings) as LightSettings }
}

function departmentOf(row: Selectable<Database['departments']>): Department {
  return { id: row.id, name: { zh: row.name_zh, en: row.name_en }, short: row.short, kind: row.kind as Department['kind'] }
}
