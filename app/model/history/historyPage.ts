import type { CellChange } from './history'

/** Changes newest first, one page of them; `more` when older ones follow. */
export interface HistoryPage {
  changes: CellChange[]
  more: boolean
}
