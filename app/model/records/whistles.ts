import type { RecordWithEvents } from './itemRecords'
import type { WhistleFigures } from './whistleFigures'

/** What a ledger's whistles are: those that are going on, then the latest of those that are over, with their calls. */
export interface Whistles {
  /** Each whistle, then its calls in the order in which they were made. */
  records: RecordWithEvents[]
  figures: WhistleFigures
  /** How many older ones there are that are not among them. */
  older: number
}
