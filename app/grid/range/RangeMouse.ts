import type { ColumnId } from '../../model/ledger/columns'
import type { CellRef } from './range'

interface MouseHost {
  /** The focused cell: where a Shift+click extends from. */
  anchor(): CellRef | null
  /** From the anchor to this cell. A range that begins at the rows' numbers is one of whole rows. */
  extend(anchor: CellRef, head: CellRef): void
  clear(): void
  isPinned(column: ColumnId): boolean
  /** Ctrl+click on a header; with Shift, from the column chosen before. */
  column(column: ColumnId, isExtended: boolean): void
}

/** Within this many px of the edge the grid scrolls along, faster the farther outside. */
const edge = 28

/** Drags, Shift+clicks and clicks on headers. Nothing needs them: each has its keys. */
export class RangeMouse {
  private drag: { anchor: CellRef; x: number; y: number; frame: number } | null = null

  constructor(
    private root: HTMLElement,
    private host: MouseHost,
  ) {
    root.addEventListener('pointerdown', this.onDown, true)
    root.addEventListener('mousedown', this.keepFocus, true)
    root.addEventListener('click', this.onClick, true)
  }

  destroy(): void {
    this.root.removeEventListener('pointerdown', this.onDown, true)
    this.root.removeEventListener('mousedown', this.keepFocus, true)
    this.root.removeEventListener('click', this.onClick, true)
    this.stop()
  }

  private onDown = (event: PointerEvent) => {
    const cell = this.cellOf(event)
    if (!cell || event.button !== 0 || event.pointerType === 'touch') return
    const anchor = event.shiftKey ? this.host.anchor() : null
    if (anchor) {
      // The grid would move its focus here.
      event.stopPropagation()
      this.host.extend(anchor, cell)
    } else if (!event.ctrlKey && !event.metaKey) this.host.clear()
    this.drag = { anchor: anchor ?? cell, x: event.clientX, y: event.clientY, frame: 0 }
    addEventListener('pointermove', this.onMove)
    addEventListener('pointerup', this.onUp)
    addEventListener('pointercancel', this.stop)
  }

  private keepFocus = (event: MouseEvent) => {
    if (event.shiftKey && event.button === 0 && this.cellOf(event) && this.host.anchor()) event.preventDefault()
  }

  private onClick = (event: MouseEvent) => {
    const header = (event.target as Element).closest('.ag-header-cell[col-id]')
    const isPlain = (event.target as Element).closest('.ag-header-cell-filter-button')
    if (header && !isPlain && (event.ctrlKey || event.metaKey)) {
      event.stopPropagation()
      this.host.column(header.getAttribute('col-id') as ColumnId, event.shiftKey)
    } else if (event.shiftKey && this.cellOf(event)) event.stopPropagation()
  }

  private onMove = (event: PointerEvent) => {
    const { drag } = this
    if (!drag) return
    if (Math.abs(event.clientX - drag.x) + Math.abs(event.clientY - drag.y) < 4 && !drag.frame) return
    drag.x = event.clientX
    drag.y = event.clientY
    drag.frame ||= requestAnimationFrame(this.follow)
  }

  /** Once a frame: scrolls when the pointer is at an edge, and draws the range to where it is. */
  private follow = () => {
    const { drag } = this
    const viewport = this.root.querySelector('.ag-grid-viewport')
    if (!drag || !viewport) return
    drag.frame = 0
    const box = viewport.getBoundingClientRect()
    const header = this.root.querySelector('.ag-header')?.getBoundingClientRect()
    const pinned = this.root.querySelector('.ag-row .ag-cell-last-left-pinned')?.getBoundingClientRect()
    const [top, left] = [header?.bottom ?? box.top, pinned?.right ?? box.left]
    const [right, bottom] = [box.left + viewport.clientWidth, box.top + viewport.clientHeight]
    // At the pinned columns only a drag that came from the others scrolls.
    const x =
      drag.x > right - edge
        ? drag.x - right + edge
        : drag.x < left + edge && !this.host.isPinned(drag.anchor.column)
          ? drag.x - left - edge
          : 0
    const y = drag.y > bottom - edge ? drag.y - bottom + edge : drag.y < top + edge ? drag.y - top - edge : 0
    const before = [viewport.scrollLeft, viewport.scrollTop]
    viewport.scrollBy(x / 3, y / 3)
    const under = document.elementFromPoint(
      Math.min(Math.max(drag.x, box.left + 1), right - 2),
      Math.min(Math.max(drag.y, top + 1), bottom - 2),
    )
    const head = under && refOf(under)
    if (head) this.host.extend(drag.anchor, head)
    const hasMoved = before[0] !== viewport.scrollLeft || before[1] !== viewport.scrollTop
    if (hasMoved) drag.frame = requestAnimationFrame(this.follow)
  }

  /** Where the pointer went since the last frame counts too. */
  private onUp = () => {
    if (this.drag?.frame) {
      cancelAnimationFrame(this.drag.frame)
      this.follow()
    }
    this.stop()
  }

  private stop = () => {
    if (this.drag) cancelAnimationFrame(this.drag.frame)
    this.drag = null
    removeEventListener('pointermove', this.onMove)
    removeEventListener('pointerup', this.onUp)
    removeEventListener('pointercancel', this.stop)
  }

  /** The cell that the mouse is on, unless on something in it that has a use of its own. */
  private cellOf(event: MouseEvent): CellRef | null {
    const target = event.target as Element
    return target.closest('button, a, input, textarea, .popup-editor') ? null : refOf(target)
  }
}

function refOf(element: Element): CellRef | null {
  const cell = element.closest('.ag-cell[col-id]')
  const item = cell?.closest('.ag-row[row-id]')?.getAttribute('row-id')
  return cell && item ? { item, column: cell.getAttribute('col-id') as ColumnId } : null
}
