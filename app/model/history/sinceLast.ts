import type { StoredColumn } from '../ledger/columns'
import type { Comparison } from './comparison'
import type { CellValue, Item } from '../ledger/rows'
import { cellIn, isEqualCell } from '../ledger/rows'

/** What a cell was at the earlier moment, and who has changed it since. */
export interface Since {
  before: CellValue
  /** '' where nobody is known. */
  by: string
  /** The author's id; '' where nobody is known. */
  person: string
  /** The author's department; null where none is known. */
  department: string | null
  /** In ms; null where it is not known. */
  at: number | null
}

export interface SinceLast {
  /** Null when the cell says what it said then. `now`: what it says at this moment, as typing goes on. */
  cell(item: string, column: StoredColumn, now: CellValue): Since | null
  /** The row has come since. */
  isNew(item: string): boolean
}

/**
 * Tells old from new while people type: cells that the comparison does not name were, when it was made, what `items` of
 * that time say. `lastAuthor`: who has last changed a row; '' when that is not known.
 */
export function sinceLast(
  comparison: Comparison | null,
  items: readonly Item[],
  lastAuthor: (item: string) => string,
): SinceLast {
  const known = new Map(items.map((item) => [item.id, item]))
  const rows = new Map(
    comparison?.rows.map((row) => [
      row.item,
      { change: row.change, cells: new Map(row.cells.map((cell) => [cell.column as StoredColumn, cell])) },
    ]),
  )
  return {
    cell(item, column, now) {
      const row = rows.get(item)
      if (!comparison || row?.change === 'added') return null
      const told = row?.cells.get(column)
      const was = known.get(item)
      const before = told ? told.before : was && cellIn(was, column)
      if (before === undefined || isEqualCell(before, now)) return null
      const isAsTold = told !== undefined && isEqualCell(told.after, now)
      return isAsTold
        ? {
            before,
            by: told.by?.name ?? '',
            person: told.by?.id ?? '',
            department: told.by?.department ?? null,
            at: told.at,
          }
        : { before, by: lastAuthor(item), person: '', department: null, at: null }
    },
    isNew: (item) =>
      comparison !== null && (rows.get(item)?.change === 'added' || (!known.has(item) && !rows.has(item))),
  }
}

/** Who changed what of a row, in the order of `columns`; changes by nobody known are left out. */
export interface ChangeAuthor {
  name: string
  /** Their id; '' where only the name is known. */
  person: string
  columns: StoredColumn[]
}

export function authorsOf(item: Item, columns: readonly StoredColumn[], since: SinceLast): ChangeAuthor[] {
  const authors = new Map<string, ChangeAuthor>()
  for (const column of columns) {
    const change = since.cell(item.id, column, cellIn(item, column))
    if (!change?.by) continue
    const author = authors.get(change.by) ?? { name: change.by, person: change.person, columns: [] }
    // What was typed a moment ago is told by the name alone.
    authors.set(change.by, { ...author, person: author.person || change.person, columns: [...author.columns, column] })
  }
  return [...authors.values()]
}
