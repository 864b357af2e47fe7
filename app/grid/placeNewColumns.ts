import type { GridApi } from 'ag-grid-community'
import type { LedgerSchema } from '../model/ledger/schema'
import type { GridRow } from './rows'

/**
 * Puts columns that this person has not arranged yet where the ledger has them: the grid itself would put them last.
 * `known`: ids of all others.
 */
export function placeNewColumns(grid: GridApi<GridRow>, schema: LedgerSchema, known: ReadonlySet<string>): void {
  const order = schema.columns.map(({ id }) => id as string).filter((id) => grid.getColumn(id))
  for (const [i, id] of order.entries()) {
    if (known.has(id)) continue
    const standing = grid.getAllGridColumns().map((column) => column.getColId())
    const before = standing.indexOf(order[i - 1] ?? '')
    const is = standing.indexOf(id)
    const at = is < before ? before : before + 1
    if (at !== is) grid.moveColumns([id], at)
  }
}
