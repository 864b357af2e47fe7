import type { GridApi } from 'ag-grid-community'
import type { ColumnId } from '../model/ledger/columns'
import type { GridPlace } from './gridHandle'
import type { GridRow } from './rows'

/**
 * Gives the grid its rows, keeping what the reader looks at where it is: the scroll follows the first row that stays,
 * and the focus its row, which the grid itself keeps by position only. Returns the place of a focus that had to be given
 * up, since the keyboard is elsewhere: one goes back there with it.
 */
export function placeRows(grid: GridApi<GridRow>, rows: GridRow[]): GridPlace | null {
  const focused = grid.getFocusedCell()
  const focusedId = focused ? grid.getDisplayedRowAtIndex(focused.rowIndex)?.id : undefined
  const viewport = document.querySelector<HTMLElement>('.ledger-grid .ag-grid-viewport, .ledger-grid .ag-body-viewport')
  const top = grid.getVerticalPixelRange().top
  const anchor = grid
    .getRenderedNodes()
    .find((node) => (node.rowTop ?? 0) >= top && rows.some((row) => row.id === node.id))
  const offset = anchor ? (anchor.rowTop ?? 0) - top : 0

  grid.setGridOption('rowData', rows)

  const moved = anchor ? grid.getRowNode(anchor.id!)?.rowTop : null
  if (viewport && top > 0 && moved !== null && moved !== undefined) viewport.scrollTop = moved - offset
  if (!focused || !focusedId) return null
  const node = grid.getRowNode(focusedId)
  if (node?.rowIndex === null || node === undefined) grid.clearFocusedCell()
  else if (node.rowIndex !== focused.rowIndex) {
    if (!isKeyboardElsewhere()) grid.setFocusedCell(node.rowIndex, focused.column)
    else {
      grid.clearFocusedCell()
      return { item: focusedId, column: focused.column.getColId() as ColumnId }
    }
  }
  return null
}

/** The grid takes the browser's focus along with its own, sooner or later: not from a field in which somebody types. */
function isKeyboardElsewhere(): boolean {
  const { activeElement } = document
  return activeElement !== null && activeElement !== document.body && activeElement.closest('.ledger-grid') === null
}
