import type { Extended } from './grants'
import type { LedgerRecord } from './record'

/** What is open on the rows of a ledger, oldest first, and what stays to be seen of what was granted. */
export interface RecordsOn {
  open: LedgerRecord[]
  /** By item. */
  extended: Record<string, Extended>
}

/** Those that are about rows, by item. */
export function recordsByItem(records: readonly LedgerRecord[]): Map<string, LedgerRecord[]> {
  const byItem = new Map<string, LedgerRecord[]>()
  for (const record of records) {
    if (record.item === null) continue
    const here = byItem.get(record.item)
    if (here) here.push(record)
    else byItem.set(record.item, [record])
  }
  return byItem
}
