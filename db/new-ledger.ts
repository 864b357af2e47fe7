import type { Transaction } from 'kysely'
import type { NewLedger } from '#app/model/ledger/newLedger'
import { newStamp } from '#app/model/ledger/stamp'
import { putFreshDocument } from './epochs'
import { freshDocument } from './fresh-document'
import { putColumns, putItems, putStreams } from './items'
import { lookNextMorning } from './reminders'
import type { Database } from './schema'
import { startSpans } from './spans'

/**
 * Makes a ledger with its document and projections, in the transaction that it is given: there whole, or not at all (L6).
 * `document`: of these rows, where somebody has built it before.
 */
export async function insertLedger(
  trx: Transaction<Database>,
  id: string,
  { title, settings, columns, streams, items }: NewLedger,
  at: number,
  document = freshDocument({ columns, streams, items }),
): Promise<void> {
  await trx
    .insertInto('trackers')
    .values({ id, title_zh: title.zh, title_en: title.en, settings: JSON.stringify(settings), created_at: at })
    .execute()
  const stamp = newStamp(at)
  await putColumns(trx, id, byId(columns))
  await putStreams(trx, id, byId(streams))
  await putItems(trx, id, new Map(items.map((item) => [item.id, { item, stamp }])))
  await startSpans(trx, id, { items, streams }, at)
  await putFreshDocument(trx, id, 0, document, at)
  await lookNextMorning(trx, id, at)
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
