import { isBlank } from '../model/text/fold'
import type { FileTable } from './fileTable'
import type { ImportColumn, Mapping } from './guessColumns'

/** What a row of a file has in a ledger column; undefined where no column of the file is taken for it, or a merged cell lies over it. */
export type CellReader = (row: number, column: ImportColumn) => string | undefined

/** Reads what cells say. */
export function cellReader(table: FileTable, mapping: Mapping): CellReader {
  const at = placesOf(mapping)
  return (row, column) => {
    const index = at.get(column)
    const { cells, covered } = table.rows[row]!
    if (index === undefined || covered?.has(index)) return undefined
    const text = cells[index] ?? ''
    // What shows nothing says nothing, and must not take the place of a text.
    return isBlank(text) ? '' : text
  }
}

/** Reads where cells lead when they are clicked. */
export function linkReader(table: FileTable, mapping: Mapping): CellReader {
  const at = placesOf(mapping)
  return (row, column) => table.rows[row]!.links?.[at.get(column) ?? -1]
}

function placesOf(mapping: Mapping): ReadonlyMap<ImportColumn, number> {
  return new Map(mapping.flatMap((column, i) => (column === null ? [] : [[column, i] as const])))
}
