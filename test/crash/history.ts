import { differingFields, emptyRecord, fieldIn, optionOf, type ColumnField } from '#app/model/ledger/columnFields'
import { isColumnId, isOwnColumn, isStreamColumn, storedBuiltIns } from '#app/model/ledger/columns'
import type { ColumnRecord } from '#app/model/ledger/schema'
import { cellIn, ownColumnsOf, type Item, type LedgerRows, type Stream } from '#app/model/ledger/rows'
import type { Db } from '#db/connect'

type Cells = Map<string, string>

/**
 * Plays the history from the first rows on, each cell's changes in their order with the open typing last (H1). Returns
 * where a change does not begin with what was there, and where the end is not what the ledger says.
 */
export async function historyProblems(db: Db, tracker: string, first: LedgerRows, last: LedgerRows): Promise<string[]> {
  const changes = await db.selectFrom('changes').selectAll().where('tracker_id', '=', tracker).orderBy('id').execute()
  const bursts = await db.selectFrom('open_bursts').selectAll().where('tracker_id', '=', tracker).execute()
  const rows = rowsOf(first)
  const problems: string[] = []
  for (const { row_id, column_id, before, after } of [...changes, ...bursts]) {
    const row = rows.get(row_id)
    if (column_id !== null) {
      const none = isColumnId(row_id) ? noField(column_id) : isOwnColumn(column_id) ? '""' : undefined
      const known = row?.get(column_id) ?? none
      if (known !== before) problems.push(`history: ${row_id}/${column_id} changes from ${before}, but was ${known}`)
      if (after === none) row?.delete(column_id)
      else row?.set(column_id, after ?? '')
    } else {
      const known = row ? cellsOf(row) : null
      const stated = before === null ? null : cellsOf(cellsFrom(JSON.parse(before) as Item))
      if (known !== stated) problems.push(`history: row ${row_id} goes from ${stated}, but was ${known}`)
      if (after === null) rows.delete(row_id)
      else rows.set(row_id, cellsFrom(JSON.parse(after) as Item))
    }
  }
  const ends = rowsOf(last)
  for (const id of new Set([...rows.keys(), ...ends.keys()])) {
    const [told, is] = [rows, ends].map((of) => (of.has(id) ? cellsOf(of.get(id)!) : 'no such row'))
    if (told !== is) problems.push(`history: row ${id} ends as ${told}, but is ${is}`)
  }
  return problems
}

function rowsOf({ columns, items, streams }: LedgerRows): Map<string, Cells> {
  return new Map([...columns, ...streams, ...items].map((row) => [row.id, cellsFrom(row)]))
}

/** Each column or field as the history writes it: JSON. What is empty in a column of the house's own is not there. */
function cellsFrom(row: Item | Stream | ColumnRecord): Cells {
  const entries: [string, unknown][] =
    'kind' in row
      ? differingFields(null, row).map((field) => [field, fieldIn(row, field)])
      : 'stream' in row
        ? [...storedBuiltIns, ...ownColumnsOf(row)].map((column) => [column, cellIn(row, column)])
        : Object.entries(row).filter(([column]) => isStreamColumn(column))
  return new Map(entries.map(([column, value]) => [column, JSON.stringify(value)]))
}

/** What the history says of a field of which nothing is said. */
function noField(field: string): string | null {
  return optionOf(field) === null ? JSON.stringify(fieldIn(emptyRecord('title'), field as ColumnField)) : null
}

function cellsOf(cells: Cells): string {
  return [...cells]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((cell) => cell.join('='))
    .join(' ')
}
