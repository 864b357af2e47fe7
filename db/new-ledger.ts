import type { Transaction } from 'kysely'
import type { NewLedger } from '#app/model/ledger/newLedger'
import { newStamp } from '#app/model/ledger/stamp'
import { beginEpoch } from './epochs'
import { putColumns, putItems, putStreams } from './items'
import { lookNextMorning } from './reminders'
import type { Database } from './schema'

/** Makes a ledger with its document and projections, in the transaction that it is given: there whole, or not at all (L6). */
export async function insertLedger(
  trx: Transaction<Database>,
  id: string,
  { title, settings, columns, streams, items }: NewLedger,
  at: number,
): Promise<void> {
  await trx
    .insertInto('trackers')
    .values({ id, title_zh: title.zh, title_en: title.en, settings: JSON.stringify(settings), created_at: at })
    .execute()
  const stamp = newStamp(at)
  await putColumns(trx, id, byId(columns))
  await putStreams(trx, id, byId(streams))
  await putItems(trx, id, new Map(items.map((item) => [item.id, { item, stamp }])))
  await beginEpoch(trx, id, 0, at)
  await lookNextMorning(trx, id, at)
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
