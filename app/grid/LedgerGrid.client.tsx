import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from '@ag-grid-community/locale'
import type {
  CellEditingStartedEvent,
  CellFocusedEvent,
  CellMouseDownEvent,
  ColumnState,
  GridApi,
  GridReadyEvent,
  SortChangedEvent,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent as ReactKeyboardEvent,
  type Ref,
} from 'react'
import type { GridPreferences } from '../model/view/gridPreferences'
import { columns, type ColumnId } from '../model/ledger/columns'
import { limits } from '../model/ledger/limits'
import type { View } from '../model/view/view'
import type { Peer } from '../sync/presence'
import { Excess } from '../ui/Excess'
import { editsOf } from './clipboard/cellTexts'
import { clearing, fillingDown, settingToday } from './clipboard/fills'
import { useClipboard } from './clipboard/useClipboard'
import { columnDefs } from './columnDefs'
import { usePaintedFound } from './find/usePaintedFound'
import type { GridContext, PageContext } from './GridContext'
import { gridHandle, reveal, type GridPlace, type LedgerGridHandle, showView } from './gridHandle'
import { commandOf, type GridCommand, type NamedCommand } from './keys'
import { gridModules } from './modules'
import { placeRows } from './placeRows'
import type { CellRef } from './range/range'
import { rangeClassesOf } from './range/rangeClasses'
import { runRangeCommand } from './range/runRangeCommand'
import { useRange } from './range/useRange'
import type { GridRow } from './rows'
import { GroupRow } from './GroupRow'
import { headerHeight, headingHeights, rowHeights, type Density } from './measures'
import { gridTheme } from './theme'
import { useCellInput } from './typing/useCellInput'
import { useHeadings } from './useHeadings'
import { usePaintedPeers } from './usePaintedPeers'
import { useRepainting } from './useRepainting'

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

  const root = useRef<HTMLDivElement>(null)
  const range = useRange({ root, api, selection: context.selection, rows: () => latest.current.rows })
  const pageContext = () => latest.current.context
  const [tooLong, setTooLong] = useState('')
  const { input, held } = useCellInput({
    api: () => api.current,
    context: pageContext,
    fill: (text) => {
      const { rows: items, columns: ids } = range.targets()
      const { edits, refused } = editsOf(
        items.flatMap((item) => ids.map((column) => ({ item, column, text }))),
        pageContext(),
      )
      pageContext().fill('filled', edits, { refused })
    },
    onChange: (cell, isOpen) => {
      latest.current.onCell(cell, isOpen)
      if (!isOpen && rowsWaiting.current) showRows()
    },
    onTooLong: setTooLong,
  })
  // One object for the grid's whole life, always answering from the latest props: cells and editors keep it.
  const gridContext = useMemo(() => {
    const handOver = (take: (typed: string) => void) =>
      input.handOver((typed) => {
        take(typed)
        held.editorStands()
      })
    const own: Pick<GridContext, 'handOver' | 'rangeClassesAt'> = {
      handOver,
      rangeClassesAt: (cell) => rangeClassesOf(cell, range.selection, range.layout()),
    }
    return new Proxy({} as GridContext, {
      get: (_target, key) =>
        key in own ? own[key as keyof typeof own] : latest.current.context[key as keyof PageContext],
    })
  }, [input, held, range])
  // Names of departments may change while somebody types: columns made anew would take their editor away.
  const defs = useMemo(() => {
    const width = typeof window === 'undefined' ? 1366 : window.innerWidth
    return columnDefs(reading, Math.round(Math.min(440, Math.max(320, width * 0.22))))
  }, [reading.language])

  // Rows that others add, move or delete wait while somebody types: the grid keeps focus by position, not by row.
  const isBusy = useCallback(() => input.isOpen || (api.current?.getEditingCells().length ?? 0) > 0, [input])
  const rowsWaiting = useRef(false)
  // Where one was, when the grid had to let go of it.
  const leftAt = useRef<GridPlace | null>(null)
  // A row that was just added is shown only after the next render: where to go then.
  const goingTo = useRef<GridPlace | null>(null)
  const goTo = useCallback((place: GridPlace) => {
    const grid = api.current
    goingTo.current = place
    if (grid && reveal(grid, place, () => open(place))) goingTo.current = null
  }, [])
  const showRows = useCallback(() => {
    if (!api.current) return
    rowsWaiting.current = isBusy()
    if (!rowsWaiting.current) leftAt.current = placeRows(api.current, latest.current.rows) ?? leftAt.current
    range.paint()
    if (goingTo.current) goTo(goingTo.current)
  }, [isBusy, goTo, range])
  useEffect(showRows, [rows, showRows])

  useRepainting(api, store)
  useHeadings(api, context.places)
  usePaintedFound(root, context.found)
  useEffect(() => {
    api.current?.refreshCells({ force: true, suppressFlash: true })
  }, [reading, context.desk, context.wrongAt, context.changes])
  usePaintedPeers(api, peers)
  useEffect(() => {
    api.current?.resetRowHeights()
  }, [density])

  // Nobody clears or overwrites rows that they no longer see.
  const { stream, search, filters, department, since, group } = props.view
  useEffect(() => context.selection.set(null), [context.selection, stream, search, filters, department, since, group])
  useClipboard({ root, range, context: pageContext, isBusy })

  useImperativeHandle(
    props.handle,
    () =>
      gridHandle(
        () => api.current,
        goTo,
        () => leftAt.current,
        (command) => runByName.current(command),
      ),
    [goTo],
  )

  const tellColumns = useCallback(() => {
    const state = api.current?.getColumnState() ?? []
    // Only a width that somebody set is remembered: a column that grows with the window goes on, and words of the other
    // language have widths of their own.
    const isSet = ({ colId, width, flex }: ColumnState) =>
      Boolean(width) && !flex && width !== api.current?.getColumnDef(colId)?.initialWidth
    latest.current.onColumnsChange(
      state.map((column) => ({
        id: column.colId,
        hidden: column.hide === true,
        ...(isSet(column) ? { width: Math.round(column.width!) } : {}),
      })),
    )
  }, [])
  const onGridReady = (event: GridReadyEvent<GridRow>) => {
    api.current = event.api
    // It has no option for its name.
    root.current?.querySelector('[role="grid"]')?.setAttribute('aria-label', reading.t('ledger.grid'))
    const saved: ColumnState[] | undefined = preferences.columns?.map(({ id, width, hidden }) => ({
      colId: id,
      hide: hidden,
      ...(width ? { width, flex: null } : {}),
    }))
    if (saved) event.api.applyColumnState({ state: saved, applyOrder: true })
    showView(event.api, latest.current.view)
    showRows()
    latest.current.onReady()
  }
  const onSortChanged = ({ api, source }: SortChangedEvent<GridRow>) => {
    if (source === 'api') return
    const sorted = api
      .getColumnState()
      .filter(({ sort }) => sort)
      .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    latest.current.onViewChange({
      sort: sorted.map(({ colId, sort }) => ({ column: colId as ColumnId, descending: sort === 'desc' })),
    })
  }
  const cellAt = (index: number | null, column: unknown) => {
    const row = index === null ? undefined : api.current?.getDisplayedRowAtIndex(index)?.data
    const id =
      typeof column === 'object' && column !== null && 'getColId' in column
        ? (column as { getColId(): string }).getColId()
        : null
    return row?.kind === 'item' && id ? { item: row.key, column: id as ColumnId } : null
  }
  const open = ({ item, column }: GridPlace) => {
    const rowIndex = api.current?.getRowNode(item)?.rowIndex
    if (!column || typeof rowIndex !== 'number') return
    if (columns[column].kind === 'short') input.edit()
    else api.current?.startEditingCell({ rowIndex, colKey: column })
  }
  const onCellFocused = (event: CellFocusedEvent<GridRow>) => {
    const cell = cellAt(event.rowIndex, event.column)
    if (cell) leftAt.current = null
    range.focusMoved(cell)
    latest.current.onCell(cell, isBusy())
  }
  const onCellEditingStarted = (event: CellEditingStartedEvent<GridRow>) =>
    latest.current.onCell(cellAt(event.rowIndex, event.column), true)
  const onCellEditingStopped = (event: { rowIndex: number | null; column: unknown }) => {
    held.editorGone()
    latest.current.onCell(cellAt(event.rowIndex, event.column), false)
    if (rowsWaiting.current) showRows()
  }
  // The browser's focus goes on from a cell to the input in it.
  const settle = (target: Element) => {
    const item = target.closest('.ag-row')?.getAttribute('row-id')
    const [edited] = api.current?.getEditingCells() ?? []
    const isEdited =
      edited?.column?.getColId() === target.getAttribute('col-id') &&
      api.current?.getDisplayedRowAtIndex(edited?.rowIndex ?? -1)?.id === item
    if (target.classList.contains('ag-cell') && !input.isOpen && !isEdited) input.settle(target)
  }
  const run = (command: GridCommand, target: Element): boolean => {
    const { focused } = range
    const cell = focused()
    const row = api.current?.getDisplayedRowAtIndex(api.current.getFocusedCell()?.rowIndex ?? -1)?.data
    const isFilled = ({ item, column }: CellRef) => reading.cellText(store.entry(item)!, column) !== ''
    if (!row) return false
    if (command.name === 'fold') {
      if (context.isCollapsed(row.id) === command.isOpen) context.toggle(row.id)
    } else if (command.name === 'menu') {
      if (row.kind !== 'item') return false
      const box = target.getBoundingClientRect()
      context.openRowMenu(row.key, { x: box.left, y: box.bottom })
    } else if (command.name === 'panel') row.kind === 'item' ? context.togglePanel(row.key) : context.toggle(row.id)
    else if (!cell) return false
    else if (command.name === 'edit') {
      if (!input.holds(target) || !input.isInline) return false
      input.edit()
    } else if (command.name === 'none') range.selection.set(null)
    else if (command.name === 'clear') context.fill('cleared', clearing(range.targets(), context))
    else if (command.name === 'fill-down') context.fill('filled', fillingDown(range.targets(), range.layout(), context))
    else if (command.name === 'today') context.fill('filled', settingToday(range.targets(), context))
    else return runRangeCommand(command, range, isFilled)
    return true
  }
  const runByName = useRef((_command: NamedCommand) => {})
  runByName.current = (command) => {
    const cell = root.current?.querySelector<HTMLElement>('.ag-cell.ag-cell-focus')
    if (!cell) return
    // Copying is the browser's: its events come to where the keyboard and the browser's selection are.
    if (command === 'paste') {
      return void navigator.clipboard.readText().then(
        (text) => {
          const clipboardData = new DataTransfer()
          clipboardData.setData('text/plain', text)
          cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
        },
        () => {},
      )
    }
    if (command !== 'copy' && command !== 'cut') return void run({ name: command }, cell)
    const input = cell.querySelector<HTMLInputElement>('.cell-input')
    if (input === document.activeElement) input?.select()
    else {
      cell.focus()
      getSelection()?.collapse(cell)
    }
    document.execCommand(command)
  }
  const onContextMenu = ({ event, data }: { event?: Event | null; data?: GridRow }) => {
    if (!(event instanceof MouseEvent) || data?.kind !== 'item') return
    event.preventDefault()
    pageContext().openRowMenu(data.key, { x: event.clientX, y: event.clientY })
  }
  // Before the grid hears of a key, and before a letter falls into the input: the grid tells of keys a moment later.
  const onKeyDownCapture = (event: ReactKeyboardEvent) => {
    const target = event.target as Element
    const isComposing = event.nativeEvent.isComposing || event.keyCode === 229
    goingTo.current = null
    // Should a cell have the keyboard itself, the letter still falls into its input.
    if (!isBusy()) settle(target)
    if (!held.hold(event.nativeEvent)) {
      const command = isComposing || isBusy() || !target.closest('.ag-row') ? null : commandOf(event)
      if (!command || !run(command, target)) return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  // A click on a cell whose editor is a list opens it at the second click, as in Excel; links stay links.
  const onCellMouseDown = ({ event }: CellMouseDownEvent<GridRow>) => {
    if ((event?.target as HTMLElement | null)?.closest?.('a')) event?.stopPropagation()
  }

  // Made once: whatever it is given anew makes the grid go over all its rows.
  const grid = useMemo(
    () => (
      <AgGridReact<GridRow>
        modules={gridModules}
        theme={gridTheme}
        styleNonce={nonce}
        localeText={reading.language === 'en' ? AG_GRID_LOCALE_EN : AG_GRID_LOCALE_CN}
        context={gridContext}
        columnDefs={defs}
        maintainColumnOrder
        getRowId={({ data }) => data.id}
        isFullWidthRow={({ rowNode }) => rowNode.data !== undefined && rowNode.data.kind !== 'item'}
        fullWidthCellRenderer={GroupRow}
        embedFullWidthRows={false}
        getRowHeight={({ data }) =>
          !data || data.kind === 'item' ? rowHeights[latest.current.density] : headingHeights[data.kind]
        }
        headerHeight={headerHeight}
        enterNavigatesVertically
        enterNavigatesVerticallyAfterEdit
        stopEditingWhenCellsLoseFocus
        suppressDragLeaveHidesColumns
        suppressNoRowsOverlay
        preventDefaultOnContextMenu
        animateRows={false}
        rowBuffer={5}
        tooltipShowDelay={600}
        tooltipShowMode="whenTruncated"
        cellFlashDuration={400}
        cellFadeDuration={900}
        onGridReady={onGridReady}
        onSortChanged={onSortChanged}
        onFilterChanged={({ api }) => latest.current.onViewChange({ filters: api.getFilterModel() })}
        onColumnResized={({ finished, source }) => finished && source !== 'api' && source !== 'flex' && tellColumns()}
        onColumnMoved={({ finished, source }) => finished && source !== 'api' && tellColumns()}
        onColumnVisible={tellColumns}
        onDisplayedColumnsChanged={range.paint}
        onCellFocused={onCellFocused}
        onCellEditingStarted={onCellEditingStarted}
        onCellEditingStopped={onCellEditingStopped}
        onCellMouseDown={onCellMouseDown}
        onCellContextMenu={onContextMenu}
        onCellDoubleClicked={() => input.edit()}
        onCellClicked={({ data, column }) =>
          column.getColId() === 'code' && data && pageContext().togglePanel(data.key)
        }
      />
    ),
    [defs, gridContext, nonce, reading.language],
  )
  return (
    <div
      ref={root}
      className={`ledger-grid ledger-grid--${density}`}
      onFocus={({ target }) => settle(target)}
      onKeyDownCapture={onKeyDownCapture}
    >
      {grid}
      <Excess className="ledger-grid__excess" text={tooLong} most={limits.shortText} />
    </div>
  )
}
