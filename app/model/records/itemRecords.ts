import type { ToldReminder } from './inbox'
import type { LedgerRecord, RecordEvent } from './record'

export interface RecordWithEvents {
  record: LedgerRecord
  events: RecordEvent[]
}

/** All that was ever asked about a row, and what the ledger reminded of by itself, newest first. */
export interface ItemRecords {
  records: RecordWithEvents[]
  reminders: ToldReminder[]
}
