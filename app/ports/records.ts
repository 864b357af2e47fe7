import type { ItemRecords, RecordWithEvents } from '../model/records/itemRecords'
import type { RecordAnswer } from '../model/records/recordAnswer'
import type { RecordCommand } from '../model/records/recordCommand'
import type { RecordsOn } from '../model/records/recordsOn'
import type { WhistlesNow } from '../model/records/whistles'

/** What is asked about rows of a ledger: more time, orders, urges. */
export interface RecordsPort {
  /** What is open on rows, and how often more time was granted. */
  all(): Promise<RecordsOn>
  ofItem(item: string): Promise<ItemRecords>
  whistles(): Promise<WhistlesNow>
  /** One with what happened to it; null where there is none. */
  find(record: string): Promise<RecordWithEvents | null>
  command(command: RecordCommand): Promise<RecordAnswer>
}
