import type { StoredColumn } from '../../model/ledger/columns'
import type { GridContext } from '../GridContext'
import type { PageContext } from '../PageContext'
import type { Left } from './Left'

/** What an editor of one cell needs, wherever it stands: over the grid, or in the row's panel. */
export interface EditorProps {
  context: PageContext & Pick<GridContext, 'handOver'>
  item: string
  column: StoredColumn
  /** What stands in the editor now has this to leave behind; it counts when the editor is left by anything but Esc. */
  change(left: Left): void
  /** Into how many cells Ctrl+Enter writes. */
  fills: number
  /** Ends, by this key or click if by any: in the grid Enter goes on to the next row, Tab to the next cell. */
  done(by?: KeyboardEvent | MouseEvent): void
  /** Ends and forgets what was changed. */
  drop(): void
}
