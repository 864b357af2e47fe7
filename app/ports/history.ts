import type { AskedPoint, ComparisonAnswer } from '../model/history/comparisonAnswer'
import type { Closing } from '../model/history/closing'
import type { HistoryPage } from '../model/history/historyPage'

/** What happened in a ledger. */
export interface HistoryPort {
  /**
   * What happened to a row or to one cell of it (H1), a page at a time: `before` is the id of the last change of the
   * page before. Null when there never was such a row.
   */
  ofRow(item: string, column: string | null, before: string | null): Promise<HistoryPage | null>
  /** What an item was closed on; null when it is not closed. */
  closing(item: string): Promise<Closing | null>
  /** What changed between two moments, whichever is named first; lights as of each (`now`: ms). */
  compare(from: AskedPoint, to: AskedPoint, now: number): Promise<ComparisonAnswer>
}
