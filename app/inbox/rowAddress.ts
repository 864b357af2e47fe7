import type { RowName } from '../model/records/waitingRow'

/** Where a row of some ledger is. */
export function rowAddress({ ledger, item, to }: Pick<RowName, 'ledger' | 'item' | 'to'>): string {
  return to ?? `/trackers/${ledger.id}?item=${encodeURIComponent(item)}`
}
