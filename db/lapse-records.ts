import type { Transaction } from 'kysely'
import type { Item } from '#app/model/ledger/rows'
import { advance } from '#app/model/records/advance'
import { kindOf } from '#app/model/records/kinds/kinds'
import type { Edit } from './history'
import { openRecords, stepRecord } from './records'
import type { Database } from './schema'

/**
 * Ends what a commit takes the ground from, in its own transaction: a request for more time for a row that is closed, deleted
 * or led by others by now. Asks the database only where a commit turns such things.
 */
export async function lapseRecords(trx: Transaction<Database>, tracker: string, edits: readonly Edit[]): Promise<void> {
  for (const { person, at, rows } of edits) {
    const turned = new Map<string, Item | null>()
    for (const row of rows) if (row.kind === 'item' && isTurned(row.before, row.after)) turned.set(row.id, row.after)
    if (turned.size === 0) continue
    for (const record of await openRecords(trx, tracker, [...turned.keys()])) {
      const why = kindOf(record.kind).lapse?.(record, (record.item && turned.get(record.item)) || null)
      if (!why) continue
      await stepRecord(trx, tracker, record, advance(record, 'lapsed', at), {
        event: 'lapse',
        words: '',
        details: { why },
        by: person,
        at,
      })
    }
  }
}

function isTurned(before: Item | null, after: Item | null): boolean {
  return before !== null && (after === null || before.lead !== after.lead || before.status !== after.status)
}
