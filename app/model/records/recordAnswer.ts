import type { CellsRefused } from '../meeting/meetingOutcome'
import type { LedgerRecord } from './record'
import type { RecordOutcome } from './recordOutcome'

/** What became of each row for which something was to be opened. */
export interface Opened {
  made: number
  /** `item` null: about no row. */
  refused: { item: string | null; outcome: RecordOutcome }[]
}

/**
 * What became of a command; `record`: as it is now. With `refusals` the ledger's rules are against the cells that follow from
 * it, and nothing was done (R2).
 */
export interface RecordAnswer extends Partial<Opened> {
  outcome: RecordOutcome | CellsRefused
  record?: LedgerRecord | undefined
}
