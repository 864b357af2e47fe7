import type { LedgerSnapshot } from '../model/ledger/snapshot'

/** The rows of a ledger. */
export interface RowsPort {
  read(): Promise<LedgerSnapshot>
  /**
   * The ledger as of a past moment (ms since 1970) with the stamps of then (H3); the title, the settings and the
   * departments are those of now. Null before the ledger was created.
   */
  readAsOf(at: number): Promise<LedgerSnapshot | null>
}
