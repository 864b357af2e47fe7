import type { StoredColumn } from '../../model/columns'
import type { CellValue } from '../../model/ledger'
import type { GridContext, PageContext } from '../GridContext'

/** What an editor of one cell needs, wherever it stands: over the grid, or in the row's panel. */
export interface EditorProps {
  context: PageContext & Pick<GridContext, 'handOver'>
  item: string
  column: StoredColumn
  /** What the cell is to be; written when the editor is left by anything but Esc. */
  change(value: CellValue): void
  /** Ends, by this key if by any: in the grid Enter goes on to the next row. */
  done(by?: KeyboardEvent): void
  /** Ends where one is. */
  leave(): void
  /** Ends and forgets what was changed. */
  drop(): void
}
