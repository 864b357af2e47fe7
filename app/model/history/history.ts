import { isStoredColumn, isStreamColumn, type StoredColumn, type StreamColumn } from '../ledger/columns'
import type { ColumnRecord } from '../ledger/schema'
import { withFields, type ColumnField, type FieldValue } from '../ledger/columnFields'
import {
  emptyItem,
  emptyStream,
  withCell,
  type LedgerRows,
  type CellValue,
  type Item,
  type Stream,
} from '../ledger/rows'

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
  before: Item | Stream | ColumnRecord | null
  after: Item | Stream | ColumnRecord | null
}

export interface CellHistory extends Attributed {
  column: StoredColumn | StreamColumn
  before: CellValue
  after: CellValue
}

/** What the ledger says of a column (L2): the row is the column, by its id. */
export interface FieldHistory extends Attributed {
  of: 'column'
  column: ColumnField
  before: FieldValue
  after: FieldValue
}

/** One row of the history (H1): who turned what into what, when. */
export type CellChange = RowHistory | CellHistory | FieldHistory

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
  const columns = new Map<string, ColumnRecord>(now.columns.map((column) => [column.id, column]))
  for (const change of changes) {
    if ('of' in change) undoField(columns, change)
    else if (change.column === null) undoRow(items, streams, columns, change)
    else undoCell(items, streams, change)
  }
  return { columns: sorted(columns), streams: sorted(streams), items: sorted(items) }
}

function undoRow(
  items: Map<string, Item>,
  streams: Map<string, Stream>,
  columns: Map<string, ColumnRecord>,
  { item: id, before, after }: RowHistory,
): void {
  const row = before ?? after
  // A column that was made stays in the document.
  if (row && 'kind' in row) columns.delete(id)
  else if (row && isItem(row)) {
    // A row that went before a column came lacks it.
    if (before) items.set(id, { ...emptyItem(id), ...(before as Item) })
    else items.delete(id)
  } else if (before) streams.set(id, { ...emptyStream(id), ...(before as Stream) })
  else streams.delete(id)
}

function undoField(columns: Map<string, ColumnRecord>, { item: id, column: field, before }: FieldHistory): void {
  const said = columns.get(id)
  if (said) columns.set(id, withFields(said, [[field, before]]))
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
