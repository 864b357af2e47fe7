import type { GridApi } from 'ag-grid-community'
import type { ColumnId } from '../../model/ledger/columns'
import type { GridRow } from '../rows'
import { isSameCell, rangeBetween, shownRange, wholeRows, type CellRef, type Layout, type Range } from './range'
import { paintRange } from './rangeClasses'
import type { Selection } from './Selection'

/** What a range asks of the grid. */
export interface RangeHost {
  root: { readonly current: HTMLElement | null }
  api: { current: GridApi<GridRow> | null }
  selection: Selection
  /** The rows that are shown. */
  rows(): readonly GridRow[]
}

/** Where the grid's focus and range are, and how to put them elsewhere. */
export interface GridRange {
  selection: Selection
  layout(): Layout
  /** The cells that a paste, a fill or a clearing is about: the range, or the focused cell. */
  targets(): Layout
  focused(): CellRef | null
  focus(cell: CellRef): void
  /** Scrolls so that a cell is seen. */
  show(cell: CellRef): void
  /** From one cell to another; from the rows' numbers on, whole rows. */
  between(anchor: CellRef, head: CellRef): Range | null
  select(rows: readonly string[], columns: readonly ColumnId[]): void
  /** The focus went somewhere: a range that does not begin there is over. */
  focusMoved(cell: CellRef | null): void
  paint(): void
}

export function createRange({ root, api, selection, rows }: RangeHost): GridRange {
  let seen: readonly GridRow[] | null = null
  let items: string[] = []
  let columns: readonly ColumnId[] = []
  const range: GridRange = {
    selection,
    layout() {
      const now = rows()
      if (seen !== now) items = now.filter(({ kind }) => kind === 'item').map(({ key }) => key)
      seen = now
      const shown = (api.current?.getAllDisplayedColumns() ?? []).map((column) => column.getColId() as ColumnId)
      // The same list as long as it says the same: positions are counted once for a list.
      if (shown.join() !== columns.join()) columns = shown
      return { rows: items, columns }
    },
    targets() {
      const cell = range.focused()
      if (selection.current) return shownRange(selection.current, range.layout())
      return cell ? { rows: [cell.item], columns: [cell.column] } : { rows: [], columns: [] }
    },
    focused() {
      const cell = api.current?.getFocusedCell()
      const row = cell && api.current?.getDisplayedRowAtIndex(cell.rowIndex)?.data
      return cell && row?.kind === 'item' ? { item: row.key, column: cell.column.getColId() as ColumnId } : null
    },
    focus(cell) {
      const rowIndex = api.current?.getRowNode(cell.item)?.rowIndex
      range.show(cell)
      if (typeof rowIndex === 'number') api.current?.setFocusedCell(rowIndex, cell.column)
    },
    show({ item, column }) {
      const node = api.current?.getRowNode(item)
      if (node) api.current?.ensureNodeVisible(node)
      api.current?.ensureColumnVisible(column)
    },
    between: (anchor, head) => (anchor.column === 'code' ? wholeRows : rangeBetween)(range.layout(), anchor, head),
    select(itemIds, columnIds) {
      const [item, column, lastItem, lastColumn] = [itemIds[0], columnIds[0], itemIds.at(-1), columnIds.at(-1)]
      if (!item || !column || !lastItem || !lastColumn) return
      const anchor = range.focused()
      const isInside = anchor && itemIds.includes(anchor.item) && columnIds.includes(anchor.column)
      if (!isInside) range.focus({ item, column })
      selection.set({
        anchor: isInside ? anchor : { item, column },
        head: { item: lastItem, column: lastColumn },
        rows: itemIds,
        columns: columnIds,
      })
    },
    focusMoved(cell) {
      const { current } = selection
      if (current && (!cell || !isSameCell(cell, current.anchor))) selection.set(null)
    },
    paint() {
      if (root.current) paintRange(root.current, selection, range.layout())
    },
  }
  return range
}
