import type { GridCommand } from '../keys'
import { everything, jump, rangeBetween, step, wholeColumns, wholeRows, type CellRef } from './range'
import type { GridRange } from './useRange'

/** What the keys do to focus and range; true when it was such a key. */
export function runRangeCommand(command: GridCommand, range: GridRange, isFilled: (cell: CellRef) => boolean): boolean {
  const anchor = range.focused()
  if (!anchor) return false
  const { selection } = range
  const { current } = selection
  const now = range.layout()
  const head = current?.head ?? anchor
  const corner = (at: 0 | -1): CellRef => ({ item: now.rows.at(at)!, column: now.columns.at(at)! })
  const extend = (to: CellRef) => {
    // Whole rows stay whole rows while one goes on, whole columns whole columns.
    const isRows =
      current !== null && current.columns.length === now.columns.length && current.rows.length < now.rows.length
    const isColumns =
      current !== null && current.rows.length === now.rows.length && current.columns.length < now.columns.length
    selection.set((isRows ? wholeRows : isColumns ? wholeColumns : rangeBetween)(now, anchor, to))
    range.show(to)
  }
  switch (command.name) {
    case 'extend':
      extend(step(now, head, command.direction))
      return true
    case 'extend-far':
      extend(jump(now, head, command.direction, isFilled))
      return true
    case 'extend-first':
      extend(corner(0))
      return true
    case 'extend-last':
      extend(corner(-1))
      return true
    case 'jump':
      range.focus(jump(now, anchor, command.direction, isFilled))
      return true
    case 'first':
      range.focus(corner(0))
      return true
    case 'last':
      range.focus(corner(-1))
      return true
    case 'row':
      selection.set(wholeRows(now, anchor, head))
      return true
    case 'column':
      selection.set(wholeColumns(now, anchor, head))
      return true
    case 'all':
      selection.set(everything(now, anchor))
      return true
    default:
      return false
  }
}
