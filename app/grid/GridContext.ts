import type { PageContext } from './PageContext'
import type { CellEdit } from '../model/ledger/edit'
import type { CellRef } from './range/range'

/** What AG Grid hands to cells and editors as its `context`: one object for the grid's life, which answers as the page is now. */
export interface GridContext extends PageContext {
  /** Gives an editor that stands now the keyboard, with what was typed until then. Returns how to call that off. */
  handOver(take: (typed: string) => void): () => void
  /** Writes what was written in one cell (see Left) into every cell of the range. */
  fillRange(written: readonly CellEdit[]): void
  /** How many cells that are. */
  fillCount(): number
  /** How the range is drawn on a cell that comes into sight. */
  rangeClassesAt(cell: CellRef): ReadonlySet<string>
}
