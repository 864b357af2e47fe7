import { clearing, fillingDown, settingToday, turningFlags } from './clipboard/fills'
import type { GridControl } from './GridControl'
import { openHeadingMenu } from './openHeadingMenu'
import type { PageContext } from './PageContext'
import type { CellRef, Direction } from './range/range'
import { rangeActions } from './range/rangeActions'
import type { GridRow } from './rows'

/** What can be done in the grid where its focus is, or with what is selected there. */
export interface GridActions {
  /** The row with the focus: a heading or an item. */
  row(): GridRow | null
  /** The cell with the focus; null on a heading. */
  cell(): CellRef | null
  canEdit(): boolean
  edit(): void
  /** Copying and pasting go through the browser's own events, as its keys do. */
  copy(): void
  cut(): void
  paste(): void
  clear(): void
  fillDown(): void
  fillToday(): void
  extend(direction: Direction): void
  /** To the end of what is filled. */
  extendFar(direction: Direction): void
  extendTo(end: 'first' | 'last'): void
  jump(direction: Direction): void
  goTo(end: 'first' | 'last'): void
  selectRows(): void
  selectColumns(): void
  selectAll(): void
  deselect(): void
  fold(isOpen: boolean): void
  /** Turns yes and no where the focus is, and what is selected with it; false where there is nothing to turn. */
  turnFlags(): boolean
  /** An item's panel, or a heading's fold. */
  togglePanel(): void
  openRowMenu(): void
}

export function createGridActions(grid: GridControl, context: () => PageContext): GridActions {
  const { range, input } = grid
  const row = () => grid.api.current?.getDisplayedRowAtIndex(grid.api.current.getFocusedCell()?.rowIndex ?? -1)?.data
  return {
    ...rangeActions(range, ({ item, column }) => {
      const { store, reading } = context()
      const entry = store.entry(item)
      return entry !== undefined && reading.cellText(entry, column) !== ''
    }),
    row: () => row() ?? null,
    cell: range.focused,
    canEdit: () => input.isInline && input.holds(document.activeElement),
    edit: () => input.edit(),
    copy: () => copyBy('copy', grid),
    cut: () => copyBy('cut', grid),
    paste: () => void paste(grid),
    clear: () => context().fill('cleared', clearing(range.targets(), context())),
    fillDown: () => context().fill('filled', fillingDown(range.targets(), range.layout(), context())),
    fillToday: () => context().fill('filled', settingToday(range.targets(), context())),
    fold(isOpen) {
      const at = row()
      if (at && context().isCollapsed(at.id) === isOpen) context().toggle(at.id)
    },
    turnFlags() {
      const cell = range.focused()
      const edits = cell ? turningFlags(cell, range.targets(), context()) : []
      if (edits.length > 0) context().fill('filled', edits)
      return edits.length > 0
    },
    togglePanel() {
      const at = row()
      if (at?.kind === 'item') context().togglePanel(at.key)
      else if (at) context().toggle(at.id)
    },
    openRowMenu() {
      const [cell, at, heading] = [grid.focusedElement(), range.focused(), row()]
      if (heading && heading.kind !== 'item') {
        const box = grid.root.current
          ?.querySelector(`.ag-row[row-id="${CSS.escape(heading.id)}"]`)
          ?.getBoundingClientRect()
        if (box) openHeadingMenu(heading, { x: box.left + 48, y: box.bottom }, context())
      }
      if (!cell || !at) return
      const { left, bottom } = cell.getBoundingClientRect()
      context().openRowMenu(at.item, { x: left, y: bottom })
    },
  }
}

function copyBy(command: 'copy' | 'cut', grid: GridControl): void {
  const cell = grid.focusedElement()
  const input = cell?.querySelector<HTMLInputElement>('.cell-input')
  // The browser's events come to where the keyboard and its own selection are.
  if (input && input === document.activeElement) input.select()
  else if (cell) {
    cell.focus()
    getSelection()?.collapse(cell)
  }
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else copies by the browser's event without https
  if (cell) document.execCommand(command)
}

async function paste(grid: GridControl): Promise<void> {
  const cell = grid.focusedElement()
  const text = await navigator.clipboard.readText().catch(() => null)
  if (!cell || text === null) return
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}
