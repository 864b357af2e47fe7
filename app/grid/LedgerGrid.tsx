import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from '@ag-grid-community/locale'
import type {
  CellEditingStartedEvent, CellFocusedEvent, CellKeyDownEvent, CellMouseDownEvent, ColumnState, FullWidthCellKeyDownEvent, GridApi, GridReadyEvent, SortChangedEvent,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent as ReactKeyboardEvent, type Ref } from 'react'
import type { GridPreferences } from '../context'
import { columns, isStoredColumn, type ColumnId } from '../model/columns'
import { emptyCell } from '../model/ledger'
import type { View } from '../model/view'
import type { LedgerChange } from '../sync/LedgerStore'
import type { Peer } from '../sync/presence'
import { columnDefs } from './columnDefs'
import type { GridContext, PageContext } from './GridContext'
import { gridModules } from './modules'
import { placeRows } from './placeRows'
import type { GridRow } from './rows'
import { StreamRow } from './StreamRow'
import { TypeAhead } from './TypeAhead'
import { headerHeight, rowHeights, streamRowHeight, type Density } from './measures'
import { gridTheme } from './theme'

export interface LedgerGridHandle {
  /** Goes to a row, opening a cell's editor there if a column is named. */
  reveal(item: string, column?: ColumnId): void
  /** Takes away every filter and sort. */
  clear(): void
  resetColumns(): void
  setColumnHidden(column: ColumnId, isHidden: boolean): void
  isColumnHidden(column: ColumnId): boolean
  /** Ids of the columns as they stand, left to right. */
  shownColumns(): ColumnId[]
}

interface LedgerGridProps {
  handle: Ref<LedgerGridHandle>
  context: PageContext
  rows: GridRow[]
  view: View
  density: Density
  nonce: string
  peers: Peer[]
  preferences: GridPreferences
  onViewChange(change: Partial<View>): void
  onColumnsChange(columns: NonNullable<GridPreferences['columns']>): void
  onCell(cell: { item: string; column: string } | null, isEditing: boolean): void
  onReady(): void
}

/** The grid: it shows the document's rows in the view's order, and never owns a value. */
export function LedgerGrid(props: LedgerGridProps) {
  const { context, rows, density, nonce, peers, preferences } = props
  const api = useRef<GridApi<GridRow> | null>(null)
  const latest = useRef(props)
  latest.current = props
  const { reading, store } = context

  const [typeAhead] = useState(() => new TypeAhead())
  // One object for the grid's whole life, always answering from the latest props: cells and editors keep it.
  const gridContext = useMemo(
    () => new Proxy({} as GridContext, { get: (_target, key) => (key === 'takeTypedAhead' ? () => typeAhead.take() : latest.current.context[key as keyof PageContext]) }),
    [typeAhead],
  )
  const defs = useMemo(() => {
    const width = typeof window === 'undefined' ? 1366 : window.innerWidth
    return columnDefs(reading, Math.round(Math.min(440, Math.max(320, width * 0.22))))
  }, [reading])

  // Rows that others add, move or delete wait while an editor is open: the grid keeps focus by position, not by row.
  const isEditing = useRef(false)
  const rowsWaiting = useRef(false)
  // A row that was just added is shown only after the next render: where to go then.
  const goingTo = useRef<{ item: string; column?: ColumnId } | null>(null)
  const showRows = useCallback(() => {
    if (!api.current) return
    rowsWaiting.current = isEditing.current
    if (!isEditing.current) placeRows(api.current, latest.current.rows)
    if (goingTo.current && reveal(api.current, goingTo.current)) goingTo.current = null
  }, [])
  useEffect(showRows, [rows, showRows])

  useRepainting(api, store.subscribe)
  useEffect(() => {
    api.current?.refreshCells({ force: true, suppressFlash: true })
  }, [reading, peers, context.desk])
  useEffect(() => {
    api.current?.resetRowHeights()
  }, [density])

  useImperativeHandle(props.handle, () => gridHandle(() => api.current, (place) => (goingTo.current = place)), [])

  const tellColumns = useCallback(() => {
    const state = api.current?.getColumnState() ?? []
    // A column that still grows with the window keeps doing so: only a width that somebody set is remembered.
    latest.current.onColumnsChange(state.map(({ colId, width, hide, flex }) => ({ id: colId, hidden: hide === true, ...(width && !flex ? { width: Math.round(width) } : {}) })))
  }, [])
  const onGridReady = (event: GridReadyEvent<GridRow>) => {
    api.current = event.api
    const saved: ColumnState[] | undefined = preferences.columns?.map(({ id, width, hidden }) => ({ colId: id, hide: hidden, ...(width ? { width, flex: null } : {}) }))
    const sort = latest.current.view.sort.map(({ column, descending }, i) => ({ colId: column, sort: descending ? ('desc' as const) : ('asc' as const), sortIndex: i }))
    if (saved) event.api.applyColumnState({ state: saved, applyOrder: true })
    if (sort.length > 0) event.api.applyColumnState({ state: sort })
    event.api.setFilterModel(latest.current.view.filters)
    showRows()
    latest.current.onReady()
  }
  const onSortChanged = ({ api, source }: SortChangedEvent<GridRow>) => {
    if (source === 'api') return
    const sorted = api.getColumnState().filter(({ sort }) => sort).sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    latest.current.onViewChange({ sort: sorted.map(({ colId, sort }) => ({ column: colId as ColumnId, descending: sort === 'desc' })) })
  }
  const cellAt = (index: number | null, column: unknown) => {
    const row = index === null ? undefined : api.current?.getDisplayedRowAtIndex(index)?.data
    const id = typeof column === 'object' && column !== null && 'getColId' in column ? (column as { getColId(): string }).getColId() : null
    return row?.kind === 'item' && id ? { item: row.key, column: id } : null
  }
  const onCellFocused = (event: CellFocusedEvent<GridRow>) => latest.current.onCell(cellAt(event.rowIndex, event.column), isEditing.current)
  const onCellEditingStarted = (event: CellEditingStartedEvent<GridRow>) => {
    isEditing.current = true
    latest.current.onCell(cellAt(event.rowIndex, event.column), true)
  }
  const onCellEditingStopped = (event: { rowIndex: number | null; column: unknown }) => {
    isEditing.current = false
    typeAhead.take()
    latest.current.onCell(cellAt(event.rowIndex, event.column), false)
    if (rowsWaiting.current) showRows()
  }
  const onCellKeyDown = ({ event, data, api, ...rest }: CellKeyDownEvent<GridRow> | FullWidthCellKeyDownEvent<GridRow>) => {
    if (!(event instanceof KeyboardEvent) || !data || api.getEditingCells().length > 0) return
    const column = 'column' in rest ? (rest.column.getColId() as ColumnId) : null
    if ((event.key === 'Delete' || event.key === 'Backspace') && column && isStoredColumn(column) && columns[column].kind !== 'status') {
      context.write([{ item: data.key, column, value: emptyCell(column) }])
    } else if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && event.altKey) {
      if (context.isCollapsed(data.id) === (event.key === 'ArrowRight')) context.toggle(data.id)
    } else if (event.key === ' ') data.kind === 'stream' ? context.toggle(data.id) : context.togglePanel(data.key)
    else if ((event.key === 'F10' && event.shiftKey) || event.key === 'ContextMenu') {
      const box = (event.target as HTMLElement).getBoundingClientRect()
      context.openRowMenu(data.key, { x: box.left, y: box.bottom })
    } else return
    event.preventDefault()
  }
  const onContextMenu = ({ event, data }: { event?: Event | null; data?: GridRow }) => {
    if (!(event instanceof MouseEvent) || data?.kind !== 'item') return
    event.preventDefault()
    context.openRowMenu(data.key, { x: event.clientX, y: event.clientY })
  }
  const keepTyped = (event: ReactKeyboardEvent) => {
    // Asked of the grid itself: its event that an editor was opened comes later than the next key.
    if (!api.current?.getEditingCells().length || !typeAhead.keep(event.nativeEvent)) return
    event.preventDefault()
    event.stopPropagation()
  }
  // A click on a cell whose editor is a list opens it at the second click, as in Excel; links stay links.
  const onCellMouseDown = ({ event }: CellMouseDownEvent<GridRow>) => {
    if ((event?.target as HTMLElement | null)?.closest?.('a')) event?.stopPropagation()
  }

  return (
    <div className={`ledger-grid ledger-grid--${density}`} onKeyDownCapture={keepTyped}>
      <AgGridReact<GridRow>
        modules={gridModules}
        theme={gridTheme}
        styleNonce={nonce}
        localeText={reading.language === 'en' ? AG_GRID_LOCALE_EN : AG_GRID_LOCALE_CN}
        context={gridContext}
        columnDefs={defs}
        maintainColumnOrder
        getRowId={({ data }) => data.id}
        isFullWidthRow={({ rowNode }) => rowNode.data?.kind === 'stream'}
        fullWidthCellRenderer={StreamRow}
        embedFullWidthRows={false}
        getRowHeight={({ data }) => (data?.kind === 'stream' ? streamRowHeight : rowHeights[latest.current.density])}
        getRowClass={({ data }) => (data?.kind === 'item' && store.entry(data.key)?.depth === 1 ? 'row--sub' : undefined)}
        headerHeight={headerHeight}
        enterNavigatesVertically
        enterNavigatesVerticallyAfterEdit
        stopEditingWhenCellsLoseFocus
        suppressDragLeaveHidesColumns
        suppressNoRowsOverlay
        preventDefaultOnContextMenu
        animateRows={false}
        tooltipShowDelay={600}
        tooltipShowMode="whenTruncated"
        cellFlashDuration={400}
        cellFadeDuration={900}
        onGridReady={onGridReady}
        onSortChanged={onSortChanged}
        onFilterChanged={({ api }) => latest.current.onViewChange({ filters: api.getFilterModel() as View['filters'] })}
        onColumnResized={({ finished, source }) => finished && source !== 'api' && source !== 'flex' && tellColumns()}
        onColumnMoved={({ finished, source }) => finished && source !== 'api' && tellColumns()}
        onColumnVisible={tellColumns}
        onCellFocused={onCellFocused}
        onCellEditingStarted={onCellEditingStarted}
        onCellEditingStopped={onCellEditingStopped}
        onCellKeyDown={onCellKeyDown}
        onCellMouseDown={onCellMouseDown}
        onCellContextMenu={onContextMenu}
        onCellClicked={({ data, column }) => column.getColId() === 'code' && data && context.togglePanel(data.key)}
      />
    </div>
  )
}

/** Repaints the cells that changed, all of a frame's at once, and lets those that others changed breathe. */
function useRepainting(api: { current: GridApi<GridRow> | null }, subscribe: (listener: (change: LedgerChange) => void) => () => void): void {
  useEffect(() => {
    let changed = new Map<string, Set<string> | null>()
    let byOthers = new Map<string, Set<string>>()
    let frame = 0
    const repaint = () => {
      frame = 0
      const grid = api.current
      const [rows, others] = [changed, byOthers]
      changed = new Map()
      byOthers = new Map()
      if (!grid) return
      const nodes = [...rows.keys()].map((id) => grid.getRowNode(id)).filter((node) => node !== undefined)
      // A row's status and date decide its light, its title may fold: a row's cells are few, so all of them are asked.
      grid.refreshCells({ rowNodes: nodes, force: true, suppressFlash: true })
      for (const [id, columnIds] of others) {
        const node = grid.getRowNode(id)
        if (node) grid.flashCells({ rowNodes: [node], columns: [...columnIds].filter((column) => grid.getColumn(column)) })
      }
      const headers = grid.getRenderedNodes().filter((node) => node.data?.kind === 'stream')
      if (headers.length > 0) grid.refreshCells({ rowNodes: headers, force: true })
    }
    const unsubscribe = subscribe((change) => {
      for (const [id, columnIds] of change.rows) {
        changed.set(id, null)
        if (!change.isOwn && columnIds) byOthers.set(id, new Set([...(byOthers.get(id) ?? []), ...columnIds]))
      }
      frame ||= requestAnimationFrame(repaint)
    })
    return () => {
      unsubscribe()
      cancelAnimationFrame(frame)
    }
  }, [api, subscribe])
}

/** Goes to a row; false when the grid does not have it. */
function reveal(grid: GridApi<GridRow>, { item, column }: { item: string; column?: ColumnId }): boolean {
  const node = grid.getRowNode(item)
  if (!node || node.rowIndex === null) return false
  grid.ensureNodeVisible(node)
  // A row that was out of sight is drawn by the next frame.
  requestAnimationFrame(() => {
    if (node.rowIndex === null) return
    grid.setFocusedCell(node.rowIndex, column ?? 'title')
    // The grid moves the browser's focus only when it has it already; a menu or a button may have it now.
    document.querySelector<HTMLElement>(`.ledger-grid [row-id="${CSS.escape(item)}"] [col-id="${column ?? 'title'}"]`)?.focus()
    if (column) grid.startEditingCell({ rowIndex: node.rowIndex, colKey: column })
  })
  return true
}

function gridHandle(current: () => GridApi<GridRow> | null, goLater: (place: { item: string; column?: ColumnId }) => void): LedgerGridHandle {
  return {
    reveal(item, column) {
      const grid = current()
      if (grid && !reveal(grid, { item, column })) goLater({ item, column })
    },
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
