import type { GridApi } from 'ag-grid-community'
import type { ColumnId } from '../model/ledger/columns'
import type { View } from '../model/view/view'
import type { GridActions } from './gridActions'
import type { GridControl } from './GridControl'
import type { GridRow } from './rows'

export interface LedgerGridHandle {
  reveal(place: GridPlace): void
  /** Where the grid's own focus is, or was before the keyboard went elsewhere; null when that is in no row. */
  focused(): GridPlace | null
  /** What can be done where the focus is; null when it is nowhere. */
  actions(): GridActions | null
  /** Takes the keyboard, where nothing has it any more. */
  takeKeyboard(): void
  /** Sets the filters and the order of a view; those that stood before go. */
  show(view: View): void
  resetColumns(): void
  setColumnHidden(column: ColumnId, isHidden: boolean): void
  /** In px. */
  widthOf(column: ColumnId): number
}

/** Where to go: a row, or a cell of it; whether to begin to edit there, or only to look while the focus stays where it is. */
export interface GridPlace {
  item: string
  column?: ColumnId
  isOpened?: boolean
  isLook?: boolean
}

/** The grid takes the room of its scrollbars for the rows': a cell that it brought to its end is still cut there. */
export function showWhole(cell: Element): void {
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** Goes to a row; false when the grid does not have it. */
export function reveal(
  grid: GridApi<GridRow>,
  { item, column, isOpened, isLook }: GridPlace,
  open: () => void,
): boolean {
  const node = grid.getRowNode(item)
  if (!node || node.rowIndex === null) return false
  grid.ensureNodeVisible(node)
  if (column) grid.ensureColumnVisible(column)
  // A row that was out of sight, or was just added, is drawn by one of the next frames.
  const go = (framesLeft: number) => {
    const cell = document.querySelector<HTMLElement>(
      `.ledger-grid [row-id="${CSS.escape(item)}"] [col-id="${column ?? 'title'}"]`,
    )
    if (node.rowIndex === null || framesLeft === 0) return
    if (!cell) return void requestAnimationFrame(() => go(framesLeft - 1))
    showWhole(cell)
    if (isLook) return
    grid.setFocusedCell(node.rowIndex, column ?? 'title')
    // The grid moves the browser's focus only when it has it already; a menu or a button may have it now.
    cell.focus()
    if (isOpened) open()
  }
  requestAnimationFrame(() => go(60))
  return true
}

export function showView(grid: GridApi<GridRow>, { filters, sort }: View): void {
  grid.setFilterModel(filters)
  const state = sort.map(({ column, descending }, i) => ({
    colId: column,
    sort: descending ? ('desc' as const) : ('asc' as const),
    sortIndex: i,
  }))
  grid.applyColumnState({ state, defaultState: { sort: null } })
}

export function gridHandle(control: GridControl): LedgerGridHandle {
  const current = () => control.api.current
  return {
    reveal: control.goTo,
    takeKeyboard: () => control.takeKeyboard(),
    focused: control.focusedPlace,
    actions: () => (control.actions.row() ? control.actions : null),
    show(view) {
      const grid = current()
      if (grid) showView(grid, view)
    },
    resetColumns() {
      control.setWidths.clear()
      current()?.resetColumnState()
      control.fitColumns()
    },
    setColumnHidden: (column, isHidden) => current()?.setColumnsVisible([column], !isHidden),
    widthOf: (column) => current()?.getColumn(column)?.getActualWidth() ?? 0,
  }
}
