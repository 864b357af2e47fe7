import { isStoredColumn, isStreamColumn, type StoredColumn, type StreamColumn } from '../ledger/columns'
import type { ColumnRecord } from '../ledger/schema'
import { emptyItem, withCell, type CellValue, type Item, type Stream } from '../ledger/ledger'

/** Who made a change, as they were called and where they belonged then. */
export interface ChangedBy {
  id: string
  name: string
  department: string | null
}

interface Attributed {
  /** Names the change among those of its row; one may ask for what came before it. */
  id: string
  /** The row: an item's id, or a stream's. */
  item: string
  person: ChangedBy
  /** ms since 1970; of a burst of typing, when its last key fell. */
  at: number
}

/** A row as a whole came (`before` is null) or went (`after` is null). */
export interface RowHistory extends Attributed {
  column: null
  before: Item | Stream | null
  after: Item | Stream | null
}

export interface CellHistory extends Attributed {
  column: StoredColumn | StreamColumn
  before: CellValue
  after: CellValue
}

/** One row of the history (H1): who turned what into what, when. */
export type CellChange = RowHistory | CellHistory

/** All rows of a ledger at one moment. */
export interface LedgerRows {
  /** What the ledger says of its columns (L2). */
  columns: ColumnRecord[]
  streams: Stream[]
  items: Item[]
}

/**
 * The ledger as of a past moment (H3): takes back, newest first, what changed after it. It goes backwards from the
 * present, since the first rows were there before any history: what nobody changed since is as it is now, and of what
 * was changed, the oldest change that is taken back says what stood there before it. Each cell's changes form a chain
 * (what one leaves, the next one finds), so the oldest one after the moment is enough: `changes` may hold all of them
 * or the first of each cell, to the same result. Rows come in the order of their ids.
 */
export function ledgerAsOf(now: LedgerRows, changes: readonly CellChange[]): LedgerRows {
  const items = new Map(now.items.map((item) => [item.id, item]))
  const streams = new Map(now.streams.map((stream) => [stream.id, stream]))
  for (const change of changes) {
    if (change.column === null) undoRow(items, streams, change)
    else undoCell(items, streams, change)
  }
  return { columns: now.columns, streams: sorted(streams), items: sorted(items) }
}

function undoRow(
  items: Map<string, Item>,
  streams: Map<string, Stream>,
  { item: id, before, after }: RowHistory,
): void {
  const row = before ?? after
  if (row && isItem(row)) {
    // A row that went before a column came lacks it.
    if (before && isItem(before)) items.set(id, { ...emptyItem(id), ...before })
    else items.delete(id)
  } else if (before && !isItem(before)) streams.set(id, before)
  else streams.delete(id)
}

/** A cell of a row that is not there is passed over: the row came later, and an older change brings it as it was. */
function undoCell(
  items: Map<string, Item>,
  streams: Map<string, Stream>,
  { item: id, column, before }: CellHistory,
): void {
  const item = items.get(id)
  const stream = streams.get(id)
  if (item && isStoredColumn(column)) items.set(id, withCell(item, column, before))
  else if (stream && isStreamColumn(column)) streams.set(id, { ...stream, [column]: before })
}

/** Items stand in a stream; streams in none. */
function isItem(row: Item | Stream): row is Item {
  return 'stream' in row
}

function sorted<Row extends { id: string }>(rows: ReadonlyMap<string, Row>): Row[] {
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
