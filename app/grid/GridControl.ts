import type { GridApi } from 'ag-grid-community'
import type { ColumnId, StoredColumn } from '../model/ledger/columns'
import { isTypedInline } from './kindCells'
import { fillingAll } from './clipboard/fills'
import type { CellEdit } from '../model/ledger/edit'
import { measureOf } from './columnLayout'
import { fitColumns } from './fitColumns'
import { createGridActions, type GridActions } from './gridActions'
import type { GridContext } from './GridContext'
import { gridHandle, reveal, type GridPlace, type LedgerGridHandle } from './gridHandle'
import type { LedgerGridProps } from './LedgerGrid.client'
import { lastingContext } from './lastingContext'
import type { PageContext } from './PageContext'
import { placeRows } from './placeRows'
import { createRange, type GridRange } from './range/createRange'
import { rangeClassesOf } from './range/rangeClasses'
import type { GridRow } from './rows'
import type { CellInput, TypedWrong } from './typing/CellInput'
import { createTyping, type Typing } from './typing/createTyping'
import type { HeldKeys } from './typing/HeldKeys'

/** What the grid was last rendered with. */
export type GridLive = LedgerGridProps & { context: PageContext; tellWrong(wrong: TypedWrong | null): void }

/**
 * What of a grid outlives its renders: AG Grid's own interface once that stands, the input in which one types, the
 * range, and the places where one was and is going to.
 */
export class GridControl {
  readonly api: { current: GridApi<GridRow> | null } = { current: null }
  readonly root: { current: HTMLDivElement | null } = { current: null }
  /** Ids of the columns whose widths somebody chose: they stay so. */
  readonly setWidths = new Set<string>()
  readonly range: GridRange
  readonly input: CellInput
  readonly held: HeldKeys
  readonly context: GridContext
  readonly actions: GridActions
  readonly handle: LedgerGridHandle
  /** Where one was, when the grid had to let go of it. */
  private leftAt: GridPlace | null = null
  /** The last cell that had the focus, by its place. */
  private lastAt: { row: number; column: ColumnId } = { row: 0, column: 'title' }
  /** A row that was just added is shown only after the next render: where to go then. */
  private goingTo: GridPlace | null = null
  private areRowsWaiting = false
  private afterTyping: (() => void) | null = null
  /** Whose panel was open when the mouse went down, before it followed the focus. */
  private panelBefore: string | null = null

  constructor(readonly live: () => GridLive) {
    const context = () => live().context
    this.range = createRange({
      root: this.root,
      api: this.api,
      selection: context().selection,
      rows: () => live().rows,
    })
    let inlineClosed = () => {}
    const { input, held }: Typing = createTyping({
      api: () => this.api.current,
      context,
      fill: this.fillRange,
      onChange: (cell, isOpen) => {
        inlineClosed()
        if (isOpen && cell.isInline)
          inlineClosed = context().editors.opened({
            item: cell.item,
            column: cell.column as StoredColumn,
            text: () => input.element.value,
            drop: () => input.close(),
          })
        live().onCell(cell, isOpen)
        if (!isOpen) this.showWaitingRows()
      },
      onWrong: (wrong) => live().tellWrong(wrong),
      onDropped: (item) => live().onDropped(item),
    })
    this.input = input
    this.held = held
    this.context = lastingContext(context, {
      fillRange: this.fillRange,
      fillCount: () => {
        const { rows, columns } = this.range.targets()
        return rows.length * columns.length
      },
      handOver: (take: (typed: string) => void) =>
        input.handOver((typed) => {
          take(typed)
          held.editorStands()
        }),
      rangeClassesAt: (cell: Parameters<GridContext['rangeClassesAt']>[0]) =>
        rangeClassesOf(cell, this.range.selection, this.range.layout()),
    })
    this.actions = createGridActions(this, context)
    this.handle = gridHandle(this)
  }

  /** Does somebody type? Rows that others add, move or delete wait then: the grid keeps the focus by position, not by row. */
  isBusy = (): boolean => this.input.isOpen || (this.api.current?.getEditingCells().length ?? 0) > 0

  /** The grid's focus, or where it was before the grid had to let go of it; null when that is in no row. */
  focusedPlace = (): GridPlace | null => this.range.focused() ?? this.leftAt

  focusedElement(): HTMLElement | null {
    return this.root.current?.querySelector<HTMLElement>('.ag-cell.ag-cell-focus') ?? null
  }

  private viewport = (): Element | null => this.root.current?.querySelector('.ag-grid-viewport') ?? null

  /** The focus went to a cell: nobody is brought back to where they were. */
  arrived(row: number, column: ColumnId): void {
    this.leftAt = null
    this.lastAt = { row, column }
  }

  /** Takes the keyboard back from what is no more: to where one was, or to the row that stands there now. */
  takeKeyboard(): void {
    const { rows } = this.live()
    const at = this.focusedPlace()
    const known = at && rows.some(({ key }) => key === at.item) ? at : null
    const from = Math.min(this.lastAt.row, rows.length - 1)
    const row = [...rows.slice(Math.max(from, 0)), ...rows.slice(0, Math.max(from, 0)).reverse()].find(
      ({ kind }) => kind === 'item',
    )
    if (known ?? row) this.goTo({ column: this.lastAt.column, item: row?.key ?? '', ...known })
  }

  /** Somebody struck a key: where they were on the way to is theirs to decide. */
  stay(): void {
    this.goingTo = null
  }

  pressed = (): void => {
    this.panelBefore = this.live().context.panelOf
  }

  /** A click on a row's number. */
  turnPanel(item: string): void {
    const { openPanel, togglePanel } = this.live().context
    if (this.panelBefore === item) togglePanel(item)
    else openPanel(item)
  }

  goTo = (place: GridPlace): void => {
    this.goingTo = place
    if (this.api.current && reveal(this.api.current, place, () => this.open(place))) this.goingTo = null
  }

  showRows = (): void => {
    if (!this.api.current) return
    this.areRowsWaiting = this.isBusy()
    if (!this.areRowsWaiting) this.leftAt = placeRows(this.api.current, this.live().rows) ?? this.leftAt
    this.range.paint()
    if (this.goingTo) this.goTo(this.goingTo)
  }

  showWaitingRows(): void {
    if (this.areRowsWaiting) this.showRows()
    const work = this.afterTyping
    if (!work || this.isBusy()) return
    this.afterTyping = null
    work()
  }

  /** Does this once nobody types in the grid: at once, or when the editor has closed. Of several only the last. */
  whenFree(work: () => void): void {
    this.afterTyping = work
    this.showWaitingRows()
  }

  /** The browser's focus goes on from a cell to the input in it. */
  settle(target: Element): void {
    const item = target.closest('.ag-row')?.getAttribute('row-id')
    const [edited] = this.api.current?.getEditingCells() ?? []
    const isEdited =
      edited !== undefined &&
      edited.colId === target.getAttribute('col-id') &&
      this.api.current?.getDisplayedRowAtIndex(edited.rowIndex)?.id === item
    if (target.classList.contains('ag-cell') && !this.input.isOpen && !isEdited) this.input.settle(target)
  }

  /** Shares the grid's width among its columns, now and whenever it changes: with the window, the panel, a scrollbar. */
  watchRoom(): void {
    const viewport = this.viewport()
    if (!viewport) return
    this.fitColumns()
    new ResizeObserver(() => this.fitColumns()).observe(viewport)
  }

  fitColumns(): void {
    const { api } = this
    const room = this.viewport()?.clientWidth ?? 0
    if (!api.current || room === 0) return
    const { schema, language } = this.live().context.reading
    const shown = api.current.getAllDisplayedColumns().map((column) => {
      const id = column.getColId() as ColumnId
      const isSet = this.setWidths.has(id)
      const width = column.getActualWidth()
      return isSet ? { id, width, least: width, isSet } : { id, ...measureOf(id, schema, language), isSet }
    })
    const widths = fitColumns(shown, room)
    api.current.setColumnWidths(Array.from(widths, ([key, newWidth]) => ({ key, newWidth })))
  }

  /** Says why the cell that has the keyboard itself, since nobody may type in it, is locked. */
  tellLocked(target: Element): void {
    const cell = target.classList.contains('ag-cell') ? this.range.focused() : null
    if (cell) this.live().context.tellLocked(cell.item, cell.column)
  }

  private open({ item, column }: GridPlace): void {
    const rowIndex = this.api.current?.getRowNode(item)?.rowIndex
    if (!column || typeof rowIndex !== 'number') return
    if (isTypedInline(this.live().context.reading.schema, column)) this.input.edit()
    else this.api.current?.startEditingCell({ rowIndex, colKey: column })
  }

  /** Writes what was written in one cell into every cell of the range. */
  private fillRange = (written: readonly CellEdit[]): void => {
    const { context } = this.live()
    const { edits, refused } = fillingAll(this.range.targets(), written, context)
    context.fill('filled', edits, { refused })
  }
}
