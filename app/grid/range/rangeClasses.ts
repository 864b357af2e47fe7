import type { ColumnId } from '../../model/ledger/columns'
import { indexIn, type CellRef, type Layout } from './range'
import type { Selection } from './Selection'

/** The classes of a selected cell: its ground, and the edges at which the range ends. */
export const rangeClasses = [
  'cell--range',
  'cell--range-top',
  'cell--range-bottom',
  'cell--range-left',
  'cell--range-right',
] as const

/** Which of them a cell has. A neighbour that is not selected means an edge, so a row added in between shows as a gap. */
export function rangeClassesOf(cell: CellRef, selection: Selection, layout: Layout): Set<string> {
  const classes = new Set<string>()
  if (!selection.has(cell)) return classes
  const row = indexIn(layout.rows, cell.item)
  const column = indexIn(layout.columns, cell.column)
  const hasRow = (index: number) => layout.rows[index] !== undefined && selection.hasRow(layout.rows[index])
  const hasColumn = (index: number) => layout.columns[index] !== undefined && selection.hasColumn(layout.columns[index])
  classes.add('cell--range')
  if (!hasRow(row - 1)) classes.add('cell--range-top')
  if (!hasRow(row + 1)) classes.add('cell--range-bottom')
  if (!hasColumn(column - 1)) classes.add('cell--range-left')
  if (!hasColumn(column + 1)) classes.add('cell--range-right')
  return classes
}

/**
 * Draws the range on the cells that stand on the screen, and on nothing else: no cell is rendered anew. Cells that
 * come into sight later ask `rangeClassesOf` by themselves, through their column's class rules.
 */
export function paintRange(grid: ParentNode, selection: Selection, layout: Layout): void {
  for (const row of grid.querySelectorAll<HTMLElement>('.ag-row[row-id]')) {
    const item = row.getAttribute('row-id')!
    for (const cell of row.querySelectorAll<HTMLElement>('.ag-cell[col-id]')) {
      const classes = rangeClassesOf({ item, column: cell.getAttribute('col-id') as ColumnId }, selection, layout)
      for (const name of rangeClasses) cell.classList.toggle(name, classes.has(name))
      if (classes.size > 0) cell.setAttribute('aria-selected', 'true')
      else cell.removeAttribute('aria-selected')
    }
  }
}
