import type {
  CellClickedEvent,
  CellContextMenuEvent,
  CellDoubleClickedEvent,
  CellEditingStartedEvent,
  CellEditingStoppedEvent,
  CellFocusedEvent,
  CellMouseDownEvent,
  Column,
  ColumnHeaderContextMenuEvent,
  ColumnMovedEvent,
  ColumnResizedEvent,
  ColumnState,
  FilterChangedEvent,
  GridApi,
  GridReadyEvent,
  SortChangedEvent,
} from 'ag-grid-community'
import type { GridPreferences } from '../model/view/gridPreferences'
import type { ColumnId } from '../model/ledger/columns'
import { openColumnMenu } from './ColumnHead'
import type { GridControl } from './GridControl'
import { showView, showWhole } from './gridHandle'
import { openHeadingMenu } from './openHeadingMenu'
import { placeNewColumns } from './placeNewColumns'
import type { CellRef } from './range/range'
import type { GridRow } from './rows'

/** What AG Grid tells, and what is made of it. */
export function gridEvents(control: GridControl) {
  const { live, range, held } = control
  const cellAt = (index: number | null, column: Column | string | null): CellRef | null => {
    const row = index === null ? undefined : control.api.current?.getDisplayedRowAtIndex(index)?.data
    const id = typeof column === 'string' ? column : column?.getColId()
    return row?.kind === 'item' && id ? { item: row.key, column: id as ColumnId } : null
  }
  const tellColumns = () => {
    if (control.api.current) live().onColumnsChange(arrangedColumns(control.api.current, control.setWidths))
  }
  const tellShown = () => live().onColumnsShown(range.layout().columns)
  return {
    onGridReady({ api }: GridReadyEvent<GridRow>) {
      const { context, preferences, view, onReady } = live()
      control.api.current = api
      // It has no option for its name.
      control.root.current?.querySelector('[role="grid"]')?.setAttribute('aria-label', context.reading.t('ledger.grid'))
      if (preferences.columns) {
        api.applyColumnState({ state: stateOf(preferences.columns), applyOrder: true })
        for (const { id, width } of preferences.columns) if (width) control.setWidths.add(id)
        placeNewColumns(api, context.reading.schema, new Set(preferences.columns.map(({ id }) => id)))
      }
      control.watchRoom()
      showView(api, view)
      control.showRows()
      tellShown()
      onReady()
    },
    onSortChanged({ api, source }: SortChangedEvent<GridRow>) {
      if (source === 'api') return
      const sorted = api
        .getColumnState()
        .filter(({ sort }) => sort)
        .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
      live().onViewChange({
        sort: sorted.map(({ colId, sort }) => ({ column: colId as ColumnId, descending: sort === 'desc' })),
      })
    },
    onFilterChanged: ({ api }: FilterChangedEvent<GridRow>) => live().onViewChange({ filters: api.getFilterModel() }),
    onColumnResized({ finished, source, columns }: ColumnResizedEvent<GridRow>) {
      if (!finished || source === 'api') return
      for (const column of columns ?? []) control.setWidths.add(column.getColId())
      control.fitColumns()
      tellColumns()
    },
    onColumnMoved({ finished, source }: ColumnMovedEvent<GridRow>) {
      if (finished && source !== 'api') tellColumns()
    },
    onColumnVisible: tellColumns,
    onDisplayedColumnsChanged() {
      control.fitColumns()
      range.paint()
      tellShown()
    },
    onCellFocused({ rowIndex, column, sourceEvent }: CellFocusedEvent<GridRow>) {
      const cell = cellAt(rowIndex, column)
      if (cell) control.arrived(rowIndex!, cell.column)
      const element = sourceEvent instanceof KeyboardEvent && control.focusedElement()
      if (element) showWhole(element)
      range.focusMoved(cell)
      live().onCell(cell, control.isBusy())
    },
    onCellEditingStarted: ({ rowIndex, column }: CellEditingStartedEvent<GridRow>) =>
      live().onCell(cellAt(rowIndex, column), true),
    onCellEditingStopped({ rowIndex, column }: CellEditingStoppedEvent<GridRow>) {
      held.editorGone()
      // Its cell may have had the keyboard back before the editor was gone.
      if (document.activeElement) control.settle(document.activeElement)
      live().onCell(cellAt(rowIndex, column), false)
      control.showWaitingRows()
    },
    // A click on a cell whose editor is a list opens it at the second click, as in Excel; links stay links.
    onCellMouseDown({ event }: CellMouseDownEvent<GridRow>) {
      if (event?.target instanceof Element && event.target.closest('a')) event.stopPropagation()
    },
    onColumnHeaderContextMenu({ column }: ColumnHeaderContextMenuEvent<GridRow>) {
      const id = 'getColId' in column ? column.getColId() : null
      const header =
        id === null ? null : control.root.current?.querySelector(`.ag-header-cell[col-id="${CSS.escape(id)}"]`)
      if (id !== null && header) openColumnMenu(id, header, live().context)
    },
    onCellContextMenu({ event, data }: CellContextMenuEvent<GridRow>) {
      if (!(event instanceof MouseEvent) || !data) return
      if (data.kind !== 'item')
        return void openHeadingMenu(data, { x: event.clientX, y: event.clientY }, live().context)
      event.preventDefault()
      live().context.openRowMenu(data.key, { x: event.clientX, y: event.clientY })
    },
    onCellDoubleClicked({ data, column }: CellDoubleClickedEvent<GridRow>) {
      control.input.edit()
      if (data?.kind === 'item') live().context.tellLocked(data.key, column.getColId() as ColumnId)
    },
    onCellClicked({ data, column, event }: CellClickedEvent<GridRow>) {
      // A double click opens it too.
      const isSecond = event instanceof MouseEvent && event.detail > 1
      if (column.getColId() === 'code' && data && !isSecond) control.turnPanel(data.key)
    },
  }
}

type Columns = NonNullable<GridPreferences['columns']>

function stateOf(columns: Columns): ColumnState[] {
  return columns.map(({ id, width, hidden }) => ({ colId: id, hide: hidden, ...(width ? { width } : {}) }))
}

/**
 * How the columns stand, to be remembered. Of their widths only those that somebody set: a column that grows with the
 * window goes on, and words of the other language have widths of their own.
 */
function arrangedColumns(api: GridApi<GridRow>, setWidths: ReadonlySet<string>): Columns {
  return api.getColumnState().map(({ colId, hide, width }) => ({
    id: colId,
    hidden: hide === true,
    ...(width && setWidths.has(colId) ? { width: Math.round(width) } : {}),
  }))
}
