import { isOwnColumn, isStreamColumn, storedBuiltIns } from '#app/model/ledger/columns'
import { cellIn, ownColumnsOf, type Item, type Stream } from '#app/model/ledger/ledger'
import type { Db } from '#db/connect'

type Cells = Map<string, string>

/**
 * Plays the history from the first rows on, each cell's changes in their order with the open typing last (H1). Returns
 * where a change does not begin with what was there, and where the end is not what the ledger says.
 */
export async function historyProblems(db: Db, tracker: string, first: Rows, last: Rows): Promise<string[]> {
  const changes = await db.selectFrom('changes').selectAll().where('tracker_id', '=', tracker).orderBy('id').execute()
  const bursts = await db.selectFrom('open_bursts').selectAll().where('tracker_id', '=', tracker).execute()
  const rows = rowsOf(first)
  const problems: string[] = []
  for (const { row_id, column_id, before, after } of [...changes, ...bursts]) {
    const row = rows.get(row_id)
    if (column_id !== null) {
      const known = row?.get(column_id) ?? (isOwnColumn(column_id) ? '""' : undefined)
      if (known !== before) problems.push(`history: ${row_id}/${column_id} changes from ${before}, but was ${known}`)
      if (isOwnColumn(column_id) && after === '""') row?.delete(column_id)
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

export interface Rows {
  items: readonly Item[]
  streams: readonly Stream[]
}

function rowsOf({ items, streams }: Rows): Map<string, Cells> {
  return new Map([...streams, ...items].map((row) => [row.id, cellsFrom(row)]))
}

/** Each column as the history writes it: JSON. An empty cell of the house's own is none. */
function cellsFrom(row: Item | Stream): Cells {
  const entries: [string, unknown][] =
    'stream' in row
      ? [...storedBuiltIns, ...ownColumnsOf(row)].map((column) => [column, cellIn(row, column)])
      : Object.entries(row).filter(([column]) => isStreamColumn(column))
  return new Map(entries.map(([column, value]) => [column, JSON.stringify(value)]))
}

function cellsOf(cells: Cells): string {
  return [...cells]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((cell) => cell.join('='))
    .join(' ')
}
