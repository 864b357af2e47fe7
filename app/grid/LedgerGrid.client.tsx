import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from '@ag-grid-community/locale'
import { AgGridReact } from 'ag-grid-react'
import { useEffect, useImperativeHandle, useMemo, useState, type Ref, type KeyboardEvent } from 'react'
import type { GridPreferences } from '../model/view/gridPreferences'
import type { ColumnId } from '../model/ledger/columns'
import { limits } from '../model/ledger/limits'
import type { View } from '../model/view/view'
import type { Peer } from '../sync/presence'
import { Excess } from '../ui/Excess'
import { isComposing } from '../ui/isComposing'
import { useLatest } from '../ui/useLatest'
import { useClipboard } from './clipboard/useClipboard'
import { openColumnMenu } from './ColumnHead'
import { columnDefs } from './columnDefs'
import { usePaintedFound } from './find/usePaintedFound'
import { GridControl } from './GridControl'
import { gridEvents } from './gridEvents'
import type { LedgerGridHandle } from './gridHandle'
import { GroupRow } from './GroupRow'
import { headerHeight, headingHeights, rowHeights, type Density } from './measures'
import { gridModules } from './modules'
import { usePageContext, type PageContext } from './PageContext'
import { useRangeMouse } from './range/useRangeMouse'
import type { GridRow } from './rows'
import { gridTheme } from './theme'
import type { TypedWrong } from './typing/CellInput'
import { useHeadings } from './useHeadings'
import { useNewColumns } from './useNewColumns'
import { usePaintedPeers } from './usePaintedPeers'
import { useRepainting } from './useRepainting'

export interface LedgerGridProps {
  handle: Ref<LedgerGridHandle>
  rows: GridRow[]
  view: View
  density: Density
  peers: Peer[]
  preferences: GridPreferences
  onViewChange(change: Partial<View>): void
  /** Ids of the columns as they stand now, left to right. */
  onColumnsShown(columns: readonly ColumnId[]): void
  onColumnsChange(columns: NonNullable<GridPreferences['columns']>): void
  onCell(cell: { item: string; column: string } | null, isEditing: boolean): void
  /** What was typed in a row was given up by Esc. */
  onDropped(item: string): void
  onReady(): void
}

/** A key that would begin to write in a cell. */
const begins = ({ key, ctrlKey, metaKey, altKey }: globalThis.KeyboardEvent): boolean =>
  key === 'F2' || key === 'Process' || (/^.$/su.test(key) && key !== ' ' && !ctrlKey && !metaKey && !altKey)

/** A header's menu, by the keys that open a row's. */
function openMenuOfHeader(event: globalThis.KeyboardEvent, context: PageContext): boolean {
  const header = (event.target as Element).closest('.ag-header-cell[col-id]')
  if (!header || !(event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))) return false
  openColumnMenu(header.getAttribute('col-id')!, header, context)
  return true
}

/** The grid: it shows the document's rows in the view's order, and never owns a value. */
export function LedgerGrid(props: LedgerGridProps) {
  const { handle, rows, view, density, peers } = props
  const context = usePageContext()
  const [wrong, tellWrong] = useState<TypedWrong | null>(null)
  const live = useLatest({ ...props, context, tellWrong })
  const [control] = useState(() => new GridControl(live))
  const { api, root } = control
  const { reading, selection, nonce } = context
  const { schema, language } = reading
  useImperativeHandle(handle, () => control.handle, [control])

  useRepainting(api, context.store)
  useHeadings(api, context.places)
  usePaintedFound(root, context.found)
  useEffect(() => {
    api.current?.refreshCells({ force: true, suppressFlash: true })
  }, [api, reading, context.desk, context.wrongAt, context.changes])
  useEffect(() => {
    api.current?.resetRowHeights()
  }, [api, density])
  // After all that draws anew what was there before: what comes is drawn as it is now.
  useEffect(() => control.showRows(), [rows, control])
  usePaintedPeers(api, peers)
  useRangeMouse(control)
  useClipboard(control)
  // Nobody clears or overwrites rows that they no longer see.
  const { stream, search, filters, department, since, open, group } = view
  useEffect(() => selection.set(null), [selection, stream, search, filters, department, since, open, group])

  // Before the grid hears of a key, and before a letter falls into the input: the grid tells of keys a moment later.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const { nativeEvent } = event
    const target = event.target as Element
    control.stay()
    // Should a cell have the keyboard itself, the letter still falls into its input.
    if (!control.isBusy()) control.settle(target)
    const isTaken =
      openMenuOfHeader(nativeEvent, context) ||
      control.held.hold(nativeEvent) ||
      (!isComposing(nativeEvent) &&
        !control.isBusy() &&
        target.closest('.ag-row') !== null &&
        context.commands.pressInGrid(nativeEvent))
    if (!isTaken) {
      if (!control.isBusy() && begins(nativeEvent)) control.tellLocked(target)
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  // By the language and the ledger's columns alone, and not while somebody types: columns made anew would take their
  // editor away, and what stands in it.
  const [shownSchema, showSchema] = useState(schema)
  useEffect(() => control.whenFree(() => showSchema(schema)), [control, schema])
  const defs = useMemo(() => columnDefs(shownSchema, language), [shownSchema, language])
  useNewColumns(api, shownSchema)
  // Made once: whatever it is given anew makes the grid go over all its rows.
  const grid = useMemo(
    () => (
      <AgGridReact<GridRow>
        modules={gridModules}
        theme={gridTheme}
        styleNonce={nonce}
        localeText={language === 'en' ? AG_GRID_LOCALE_EN : AG_GRID_LOCALE_CN}
        context={control.context}
        columnDefs={defs}
        maintainColumnOrder
        getRowId={({ data }) => data.id}
        isFullWidthRow={({ rowNode }) => rowNode.data !== undefined && rowNode.data.kind !== 'item'}
        fullWidthCellRenderer={GroupRow}
        embedFullWidthRows={false}
        getRowHeight={({ data }) =>
          !data || data.kind === 'item' ? rowHeights[control.live().density] : headingHeights[data.kind]
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
        cellFlashDuration={400}
        cellFadeDuration={900}
        {...gridEvents(control)}
      />
    ),
    [control, defs, nonce, language],
  )
  return (
    <div
      ref={root}
      className={`ledger-grid ledger-grid--${density}`}
      onPointerDownCapture={control.pressed}
      onFocus={({ target }) => control.settle(target)}
      onKeyDownCapture={onKeyDownCapture}
    >
      {grid}
      {wrong?.code === 'too-long' ? (
        <Excess className="ledger-grid__wrong" text={wrong.text} most={limits.shortText} />
      ) : (
        wrong && (
          <p className="ledger-grid__wrong" role="alert">
            {reading.t(`refusal.${wrong.code}`)}
          </p>
        )
      )}
    </div>
  )
}
