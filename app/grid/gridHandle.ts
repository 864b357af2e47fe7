import type { GridApi } from 'ag-grid-community'
import type { ColumnId } from '../model/columns'
import type { GridRow } from './rows'

export interface LedgerGridHandle {
  reveal(place: GridPlace): void
  /** Takes away every filter and sort. */
  clear(): void
  resetColumns(): void
  setColumnHidden(column: ColumnId, isHidden: boolean): void
  isColumnHidden(column: ColumnId): boolean
  /** Ids of the columns as they stand, left to right. */
  shownColumns(): ColumnId[]
}

/** Where to go: a row, or a cell of it, and whether to begin to edit there. */
export interface GridPlace {
  item: string
  column?: ColumnId
  isOpened?: boolean
}

/** Goes to a row; false when the grid does not have it. */
export function reveal(grid: GridApi<GridRow>, { item, column, isOpened }: GridPlace, open: () => void): boolean {
  const node = grid.getRowNode(item)
  if (!node || node.rowIndex === null) return false
  grid.ensureNodeVisible(node)
  if (column) grid.ensureColumnVisible(column)
  // A row that was out of sight, or was just added, is drawn by one of the next frames.
  const go = (framesLeft: number) => {
    const cell = document.querySelector<HTMLElement>(`.ledger-grid [row-id="${CSS.escape(item)}"] [col-id="${column ?? 'title'}"]`)
    if (node.rowIndex === null || framesLeft === 0) return
    if (!cell) return void requestAnimationFrame(() => go(framesLeft - 1))
    grid.setFocusedCell(node.rowIndex, column ?? 'title')
    // The grid moves the browser's focus only when it has it already; a menu or a button may have it now.
    cell.focus()
    if (isOpened) open()
  }
  requestAnimationFrame(() => go(60))
  return true
}

export function gridHandle(current: () => GridApi<GridRow> | null, goTo: (place: GridPlace) => void): LedgerGridHandle {
  return {
    reveal: goTo,
    clear() {
      current()?.setFilterModel(null)
      current()?.applyColumnState({ defaultState: { sort: null } })
    },
    resetColumns: () => current()?.resetColumnState(),
    setColumnHidden: (column, isHidden) => current()?.setColumnsVisible([column], !isHidden),
    isColumnHidden: (column) => current()?.getColumn(column)?.isVisible() === false,
    shownColumns: () => (current()?.getAllDisplayedColumns() ?? []).map((column) => column.getColId() as ColumnId),
  }
}
