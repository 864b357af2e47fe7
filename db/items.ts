import type { Selectable, Transaction } from 'kysely'
import { emptyItem, emptyStream, type Item, type Stream } from '#app/model/ledger/rows'
import type { ColumnRecord } from '#app/model/ledger/schema'
import type { Stamp } from '#app/model/ledger/stamp'
import { statusOf, type Status } from '#app/model/ledger/status'
import { chunks } from './chunks'
import type { Db } from './connect'
import { putRows } from './put-rows'
import type { Database } from './schema'

export interface StampedItem {
  item: Item
  stamp: Stamp
}

/** The columns of `items` that a stamp is made of. */
export const stampColumns = [
  'updated_at',
  'updated_by',
  'updated_department',
  'status_since',
  'reported_at',
  'reported_by',
  'reported_department',
  'waited',
] as const

/** One that was stored before a column came has it empty. */
export function itemOf({ id, value }: { id: string; value: string }): Item {
  return { ...emptyItem(id), ...(JSON.parse(value) as Partial<Item>) }
}

/** The same of a stream. */
export function streamOf({ value }: { value: string }): Stream {
  const stream = JSON.parse(value) as Stream
  return { ...emptyStream(stream.id), ...stream }
}

export function stampOf(row: Pick<Selectable<Database['items']>, (typeof stampColumns)[number]>): Stamp {
  const { reported_at: at, reported_by: by, reported_department: department } = row
  return {
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    department: row.updated_department,
    statusSince: row.status_since,
    reported: at === null ? null : { at, by: by!, department: department! },
    waited: row.waited,
  }
}

/** Brings the projection of items to what a commit left: what CSV, reports and the first paint read. Null: gone. */
export async function putItems(
  trx: Transaction<Database>,
  tracker: string,
  items: ReadonlyMap<string, StampedItem | null>,
): Promise<void> {
  const rows = [...items.values()]
    .filter((entry) => entry !== null)
    .map(({ item, stamp }) => ({
      tracker_id: tracker,
      id: item.id,
      stream: item.stream,
      parent: item.parent,
      lead: item.lead,
      status: item.status,
      due: item.due,
      value: JSON.stringify(item),
      updated_at: stamp.updatedAt,
      updated_by: stamp.updatedBy,
      updated_department: stamp.department,
      status_since: stamp.statusSince,
      reported_at: stamp.reported?.at ?? null,
      reported_by: stamp.reported?.by ?? null,
      reported_department: stamp.reported?.department ?? null,
      waited: stamp.waited,
    }))
  await putRows(trx, 'items', rows)
  for (const ids of chunks(gone(items))) {
    await trx.deleteFrom('items').where('tracker_id', '=', tracker).where('id', 'in', ids).execute()
  }
}

/** The same for streams. */
export function putStreams(
  trx: Transaction<Database>,
  tracker: string,
  streams: ReadonlyMap<string, Stream | null>,
): Promise<void> {
  return putValues(trx, 'streams', tracker, streams)
}

/** The same for what the ledger says of its columns. */
export function putColumns(
  trx: Transaction<Database>,
  tracker: string,
  columns: ReadonlyMap<string, ColumnRecord | null>,
): Promise<void> {
  return putValues(trx, 'columns', tracker, columns)
}

async function putValues(
  trx: Transaction<Database>,
  table: 'streams' | 'columns',
  tracker: string,
  values: ReadonlyMap<string, Stream | ColumnRecord | null>,
): Promise<void> {
  const rows = [...values.values()]
    .filter((value) => value !== null)
    .map((value) => ({ tracker_id: tracker, id: value.id, value: JSON.stringify(value) }))
  await putRows(trx, table, rows)
  for (const ids of chunks(gone(values))) {
    await trx.deleteFrom(table).where('tracker_id', '=', tracker).where('id', 'in', ids).execute()
  }
}

function gone(rows: ReadonlyMap<string, unknown>): string[] {
  return [...rows].filter(([, row]) => row === null).map(([id]) => id)
}

/** Ids of the streams that are out of sight, with what is in them (L3). */
export async function removedStreams(db: Db, tracker: string): Promise<string[]> {
  const rows = await db.selectFrom('streams').select('value').where('tracker_id', '=', tracker).execute()
  return rows
    .map(streamOf)
    .filter(({ removed }) => removed !== '')
    .map(({ id }) => id)
}

/** The statuses of those of these items that are in sight in the ledger, sub-items among them. */
export async function statusesOf(db: Db, tracker: string, ids: readonly string[]): Promise<Map<string, Status>> {
  const statuses = new Map<string, Status>()
  const removed = await removedStreams(db, tracker)
  for (const part of chunks([...new Set(ids)])) {
    const rows = await db
      .selectFrom('items')
      .select(['id', 'status'])
      .where('tracker_id', '=', tracker)
      .where('id', 'in', part)
      .where('stream', 'not in', [...removed, ''])
      .execute()
    for (const { id, status } of rows) statuses.set(id, statusOf({ status: status as Item['status'] }))
  }
  return statuses
}

/** How these items are called, in both languages; those that are gone are left out. */
export async function titlesOf(
  db: Db,
  tracker: string,
  ids: readonly string[],
): Promise<Record<string, { title: string; titleEn: string }>> {
  const titles: Record<string, { title: string; titleEn: string }> = {}
  for (const part of chunks([...new Set(ids)])) {
    const rows = await db
      .selectFrom('items')
      .select(['id', 'value'])
      .where('tracker_id', '=', tracker)
      .where('id', 'in', part)
      .execute()
    for (const row of rows) {
      const { title, titleEn } = itemOf(row)
      titles[row.id] = { title, titleEn }
    }
  }
  return titles
}

/** Is an item out of sight with its stream (L3)? */
export async function isInRemovedStream(db: Db, tracker: string, { stream }: Pick<Item, 'stream'>): Promise<boolean> {
  const row = await db
    .selectFrom('streams')
    .select('value')
    .where('tracker_id', '=', tracker)
    .where('id', '=', stream)
    .executeTakeFirst()
  return row !== undefined && streamOf(row).removed !== ''
}

/** An item as it is now, and whether it has sub-items; null when it is gone. */
export async function itemWithShape(
  db: Db,
  tracker: string,
  id: string,
): Promise<{ item: Item; hasSubItems: boolean } | null> {
  const of = db.selectFrom('items').where('tracker_id', '=', tracker)
  const row = await of.select(['id', 'value']).where('id', '=', id).executeTakeFirst()
  const subItem = row && (await of.select('id').where('parent', '=', id).limit(1).executeTakeFirst())
  return row ? { item: itemOf(row), hasSubItems: subItem !== undefined } : null
}
