import type { ColumnId } from '../../model/ledger/columns'

/** A cell by what it is, not where: others' rows come, go and move meanwhile. */
export interface CellRef {
  item: string
  column: ColumnId
}

/** The grid's cells as they stand now: rows top to bottom without the streams' headings, columns left to right. */
export interface Layout {
  rows: readonly string[]
  columns: readonly ColumnId[]
}

/**
 * What is selected: rows and columns by their ids. `anchor` is the cell where it began and where the focus stays,
 * `head` the one that moves. A row that somebody adds between two selected ones is not selected.
 */
export interface Range extends Layout {
  anchor: CellRef
  head: CellRef
}

export type Direction = 'up' | 'down' | 'left' | 'right'

const steps: Record<Direction, { row: number; column: number }> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
}

/** The block of cells between two corners; null when one of them is not there. */
export function rangeBetween(layout: Layout, anchor: CellRef, head: CellRef): Range | null {
  const rows = between(layout.rows, anchor.item, head.item)
  const columns = between(layout.columns, anchor.column, head.column)
  return rows && columns ? { anchor, head, rows, columns } : null
}

/** Whole rows, from one cell's to another's. */
export function wholeRows(layout: Layout, anchor: CellRef, head: CellRef): Range | null {
  const range = rangeBetween(layout, anchor, head)
  return range && { ...range, columns: layout.columns }
}

/** Whole columns. */
export function wholeColumns(layout: Layout, anchor: CellRef, head: CellRef): Range | null {
  const range = rangeBetween(layout, anchor, head)
  return range && { ...range, rows: layout.rows }
}

export function everything(layout: Layout, anchor: CellRef): Range | null {
  return layout.rows.length > 0 ? { anchor, head: anchor, ...layout } : null
}

/** What of a range is to be seen now: nobody writes into rows that a filter hides. In the order of the layout. */
export function shownRange(range: Range, layout: Layout): Layout {
  const rows = new Set(range.rows)
  const columns = new Set(range.columns)
  return {
    rows: layout.rows.filter((row) => rows.has(row)),
    columns: layout.columns.filter((column) => columns.has(column)),
  }
}

/** The next cell in a direction, or the same one at the edge. */
export function step(layout: Layout, from: CellRef, direction: Direction): CellRef {
  const row = indexIn(layout.rows, from.item)
  const column = indexIn(layout.columns, from.column)
  if (row < 0 || column < 0) return from
  const { row: down, column: right } = steps[direction]
  return { item: layout.rows[row + down] ?? from.item, column: layout.columns[column + right] ?? from.column }
}

/** As far as Ctrl and an arrow go in a spreadsheet: to the end of a filled stretch, or to the next filled cell, or to the edge. */
export function jump(
  layout: Layout,
  from: CellRef,
  direction: Direction,
  isFilled: (cell: CellRef) => boolean,
): CellRef {
  let here = from
  let next = step(layout, here, direction)
  const isStretch = isFilled(from) && isFilled(next)
  while (!isSameCell(here, next)) {
    if (isStretch && !isFilled(next)) return here
    here = next
    if (!isStretch && isFilled(here)) return here
    next = step(layout, here, direction)
  }
  return here
}

export function isSameCell(a: CellRef, b: CellRef): boolean {
  return a.item === b.item && a.column === b.column
}

function between<T extends string>(all: readonly T[], a: T, b: T): T[] | null {
  const [from, to] = [indexIn(all, a), indexIn(all, b)]
  return from < 0 || to < 0 ? null : all.slice(Math.min(from, to), Math.max(from, to) + 1)
}

const indexes = new WeakMap<readonly string[], ReadonlyMap<string, number>>()

/** `indexOf`, counted once for a list: ledgers have thousands of rows, and each cell on the screen asks. */
export function indexIn(list: readonly string[], id: string): number {
  let known = indexes.get(list)
  if (!known) indexes.set(list, (known = new Map(list.map((entry, i) => [entry, i]))))
  return known.get(id) ?? -1
}
