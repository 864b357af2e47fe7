import type { Selectable } from 'kysely'
import type { Tracker } from '#app/model/ledger/tracker'
import type { LedgerRows } from '#app/model/ledger/rows'
import { LedgerSchema, type ColumnRecord } from '#app/model/ledger/schema'
import { defaultLightSettings, type LightSettings } from '#app/model/ledger/light'
import type { Stamp } from '#app/model/ledger/stamp'
import type { Department } from '#app/model/ledger/person'
import type { NamedThen } from '#app/model/records/adminLog'
import type { Db } from './connect'
import { itemOf, stampOf, streamOf } from './items'
import type { Database } from './schema'

export type TrackerRow = Selectable<Database['trackers']>

/** A ledger's rows, and by item id when and by whom each was last changed. */
export interface StampedRows extends LedgerRows {
  stamps: Record<string, Stamp>
}

export async function trackerRow(db: Db, id: string): Promise<TrackerRow | null> {
  return (await db.selectFrom('trackers').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** How a ledger that is there is called now, for the log of administrators. */
export async function ledgerThen(db: Db, id: string): Promise<NamedThen> {
  const { title } = trackerOf((await trackerRow(db, id))!)
  return { id, name: title }
}

/** A ledger's columns. */
export async function schemaOf(db: Db, tracker: string): Promise<LedgerSchema> {
  const rows = await db.selectFrom('columns').select('value').where('tracker_id', '=', tracker).orderBy('id').execute()
  return new LedgerSchema(rows.map(({ value }) => JSON.parse(value) as ColumnRecord))
}

export async function presentRows(db: Db, tracker: string): Promise<StampedRows> {
  const streams = await db
    .selectFrom('streams')
    .select('value')
    .where('tracker_id', '=', tracker)
    .orderBy('id')
    .execute()
  const items = await db.selectFrom('items').selectAll().where('tracker_id', '=', tracker).orderBy('id').execute()
  const columns = await db
    .selectFrom('columns')
    .select('value')
    .where('tracker_id', '=', tracker)
    .orderBy('id')
    .execute()
  return {
    columns: columns.map((row) => JSON.parse(row.value) as ColumnRecord),
    streams: streams.map(streamOf),
    items: items.map(itemOf),
    stamps: Object.fromEntries(items.map((row) => [row.id, stampOf(row)])),
  }
}

export async function allDepartments(db: Db): Promise<Department[]> {
  const rows = await db.selectFrom('departments').selectAll().orderBy('position').orderBy('id').execute()
  return rows.map(departmentOf)
}

export function trackerOf(row: TrackerRow): Tracker {
  return {
    id: row.id,
    title: { zh: row.title_zh, en: row.title_en || row.title_zh },
    settings: settingsOf(row),
    ...(row.archived_at !== null && { archivedAt: row.archived_at }),
  }
}

/** Thresholds that came later have their first values in ledgers from before. */
export function settingsOf({ settings }: Pick<TrackerRow, 'settings'>): LightSettings {
  return { ...defaultLightSettings, ...(JSON.parse(settings) as Partial<LightSettings>) }
}

export function departmentOf(row: Selectable<Database['departments']>): Department {
  const earlier = JSON.parse(row.earlier_names) as string[]
  return {
    id: row.id,
    name: { zh: row.name_zh, en: row.name_en },
    short: row.short,
    kind: row.kind as Department['kind'],
    ...(row.closed_at !== null && { isClosed: true }),
    ...(row.merged_into !== null && { mergedInto: row.merged_into }),
    ...(earlier.length > 0 && { earlier }),
  }
}
