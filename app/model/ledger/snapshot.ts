import type { Item, Stream } from './ledger'
import type { Stamp } from './stamp'
import type { Department } from './person'
import type { Tracker } from './tracker'

/** A ledger as the server derived it: what the first paint, CSV and reports read. */
export interface LedgerSnapshot {
  tracker: Tracker
  departments: Department[]
  streams: Stream[]
  items: Item[]
  stamps: Record<string, Stamp>
}
