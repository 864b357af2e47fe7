import type { ColumnId, StoredColumn } from '../model/ledger/columns'
import { withCells, type CellValue, type Item } from '../model/ledger/rows'
import type { Person } from '../model/ledger/person'
import { judgeRow, type World } from '../model/ledger/rights'
import type { Reason } from './reasons'

/** A cell that is not written. Of a row that stays out as a whole, the cell that is to blame; null: none in particular. */
export interface RefusedCell {
  column: ColumnId | null
  text: string
  why: Reason
}

export type Values = Map<StoredColumn, CellValue>

/**
 * Takes out of `values` what the rules refuse, until the rest may be written together, and notes it in `refused`; returns
 * the row as it then is. A new row (`isNew`) that is refused as a whole gives null, with the reason as the last one noted. `textOf`: what the file says there.
 */
export function judgeCells(
  person: Person,
  row: Item,
  isNew: boolean,
  values: Values,
  world: World,
  refused: RefusedCell[],
  textOf: (column: StoredColumn) => string,
): Item | null {
  for (;;) {
    const after = withCells(row, values)
    const against = judgeRow(person, isNew ? null : row, after, world)
    if (against.length === 0) return after
    for (const { column, code } of against) {
      const value = values.get(column as StoredColumn)
      refused.push({
        column: (column as StoredColumn | undefined) ?? null,
        text: value === undefined ? '' : textOf(column as StoredColumn),
        why: code,
      })
      // Refused without having been asked for: then it is the row itself.
      if (!values.delete(column as StoredColumn)) return null
    }
  }
}
