import { extendedBy } from '#app/model/records/grants'
import { isActedOn } from '#app/model/records/kinds/urge'
import type { LedgerRecord } from '#app/model/records/record'
import type { RecordsOn } from '#app/model/records/recordsOn'
import { chunks } from './chunks'
import type { Db } from './connect'
import { itemOf, stampColumns, stampOf, type StampedItem } from './items'
import { grantsOfTime, openRecords } from './records'

/** What is open on the rows of a ledger: urges only while the department has done nothing since. */
export async function recordsOn(db: Db, tracker: string): Promise<RecordsOn> {
  return {
    open: await stillOpen(db, tracker, await openRecords(db, tracker)),
    extended: Object.fromEntries(extendedBy(await grantsOfTime(db, tracker))),
  }
}

async function stillOpen(db: Db, tracker: string, records: readonly LedgerRecord[]): Promise<LedgerRecord[]> {
  const urged = new Set(records.flatMap(({ kind, item }) => (kind === 'urge' ? item : [])))
  const rows = new Map<string, StampedItem>()
  for (const part of chunks([...urged])) {
    const found = await db
      .selectFrom('items')
      .select(['id', 'value', ...stampColumns])
      .where('tracker_id', '=', tracker)
      .where('id', 'in', part)
      .execute()
    for (const row of found) rows.set(row.id, { item: itemOf(row), stamp: stampOf(row) })
  }
  return records.filter((record) => {
    if (record.kind !== 'urge') return true
    const row = rows.get(record.item)
    return row !== undefined && !isActedOn(record.at, record.department, row.item, row.stamp)
  })
}
