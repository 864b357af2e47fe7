import type { GridActions } from '../gridActions'
import type { GridRange } from './createRange'
import { everything, jump, rangeBetween, step, wholeColumns, wholeRows, type CellRef } from './range'

type RangeActions = Pick<
  GridActions,
  'extend' | 'extendFar' | 'extendTo' | 'jump' | 'goTo' | 'selectRows' | 'selectColumns' | 'selectAll' | 'deselect'
>

/** What is done to focus and range; nothing where no cell has the focus. */
export function rangeActions(range: GridRange, isFilled: (cell: CellRef) => boolean): RangeActions {
  const { selection } = range
  const inFocus = (work: (anchor: CellRef, head: CellRef) => void) => {
    const anchor = range.focused()
    if (anchor) work(anchor, selection.current?.head ?? anchor)
  }
  const corner = (end: 'first' | 'last'): CellRef => {
    const { rows, columns } = range.layout()
    const at = end === 'first' ? 0 : -1
    return { item: rows.at(at)!, column: columns.at(at)! }
  }
  const extend = (anchor: CellRef, to: CellRef) => {
    const { current } = selection
    const now = range.layout()
    // Whole rows stay whole rows while one goes on, whole columns whole columns.
    const isRows =
      current !== null && current.columns.length === now.columns.length && current.rows.length < now.rows.length
    const isColumns =
      current !== null && current.rows.length === now.rows.length && current.columns.length < now.columns.length
    selection.set((isRows ? wholeRows : isColumns ? wholeColumns : rangeBetween)(now, anchor, to))
    range.show(to)
  }
  return {
    extend: (direction) => inFocus((anchor, head) => extend(anchor, step(range.layout(), head, direction))),
    extendFar: (direction) =>
      inFocus((anchor, head) => extend(anchor, jump(range.layout(), head, direction, isFilled))),
    extendTo: (end) => inFocus((anchor) => extend(anchor, corner(end))),
    jump: (direction) => inFocus((anchor) => range.focus(jump(range.layout(), anchor, direction, isFilled))),
    goTo: (end) => inFocus(() => range.focus(corner(end))),
    selectRows: () => inFocus((anchor, head) => selection.set(wholeRows(range.layout(), anchor, head))),
    selectColumns: () => inFocus((anchor, head) => selection.set(wholeColumns(range.layout(), anchor, head))),
    selectAll: () => inFocus((anchor) => selection.set(everything(range.layout(), anchor))),
    deselect: () => selection.set(null),
  }
}
