import type { Comparison } from '../../model/comparison'
import type { CellValue, Item } from '../../model/ledger'
import { isEqualCell } from '../../model/ledger'
import type { StoredColumn } from '../../model/columns'

/** What a cell was at the last meeting, and who has changed it since. */
export interface Since {
  before: CellValue
  /** '' where nobody is known. */
  by: string
  /** The author's id; '' where nobody is known. */
  person: string
}

export interface SinceLast {
  /** Null when the cell says what it said then. `now`: what it says at this moment, as typing goes on. */
  cell(item: string, column: StoredColumn, now: CellValue): Since | null
  /** The row has come since. */
  isNew(item: string): boolean
}

/**
 * Tells old from new while people type: cells that the comparison does not name were, when it was made, what `items` of
 * that time say. `lastAuthor`: who has last changed a row.
 */
export function sinceLast(comparison: Comparison | null, items: readonly Item[], lastAuthor: (item: string) => string): SinceLast {
  const known = new Map(items.map((item) => [item.id, item]))
  const rows = new Map(comparison?.rows.map((row) => [row.item, row]))
  return {
    cell(item, column, now) {
      if (!comparison || rows.get(item)?.change === 'added') return null
      const told = rows.get(item)?.cells.find((cell) => cell.column === column)
      const before = told ? told.before : known.get(item)?.[column]
      if (before === undefined || isEqualCell(before, now)) return null
      const isAsTold = told !== undefined && isEqualCell(told.after, now)
      return isAsTold ? { before, by: told.by?.name ?? '', person: told.by?.id ?? '' } : { before, by: lastAuthor(item), person: '' }
    },
    isNew: (item) => comparison !== null && (rows.get(item)?.change === 'added' || (!known.has(item) && !rows.has(item))),
  }
}
