import type { LedgerRecord } from './record'

/** How often more time was granted for a row, and what its deadline was before the first time: a date. */
export interface Extended {
  firstDue: string
  times: number
}

/** What is open on the rows of a ledger, oldest first, and what stays to be seen of what was granted. */
export interface RecordsOn {
  open: LedgerRecord[]
  /** By item. */
  extended: Record<string, Extended>
}
