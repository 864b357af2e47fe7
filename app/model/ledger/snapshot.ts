import type { Item, Stream } from './rows'
import type { Stamp } from './stamp'
import type { Department } from './person'
import type { ColumnRecord } from './schema'
import type { Tracker } from './tracker'

/** A ledger as the server derived it: what the first paint, CSV and reports read. */
export interface LedgerSnapshot {
  tracker: Tracker
  departments: Department[]
  /** What the ledger says of its columns (L2). */
  columns: ColumnRecord[]
  streams: Stream[]
  items: Item[]
  stamps: Record<string, Stamp>
}
