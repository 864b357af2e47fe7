import * as Y from 'yjs'
import {
  differingFields,
  emptyRecord,
  fieldIn,
  isColumnField,
  isFieldValue,
  withFields,
  type FieldValue,
} from './columnFields'
import {
  isBuiltIn,
  isColumnId,
  isStoredColumn,
  isTextColumn,
  storedBuiltIns,
  streamColumns,
  type ColumnId,
  type OwnColumn,
  type StoredColumn,
} from './columns'
import {
  cellIn,
  emptyCell,
  emptyItem,
  emptyStream,
  isEmptyCell,
  ownColumnsOf,
  withCells,
  type CellValue,
  type Item,
  type LedgerRows,
  type Stream,
} from './rows'
import type { ColumnRecord } from './schema'

type RowMap = Y.Map<unknown>
export interface Roots {
  columns: Y.Map<RowMap>
  streams: Y.Map<RowMap>
  items: Y.Map<RowMap>
}

/** The only roots of a ledger's document (D1). */
export function roots(doc: Y.Doc): Roots {
  return { columns: doc.getMap('columns'), streams: doc.getMap('streams'), items: doc.getMap('items') }
}

/** A cell as it stands in the document; the empty value where nothing is. */
export function readCell(doc: Y.Doc, id: string, column: StoredColumn): CellValue {
  const row = roots(doc).items.get(id)
  return row ? cellOf(row, column) : emptyCell(column)
}

export function readItem(doc: Y.Doc, id: string): Item | null {
  const row = roots(doc).items.get(id)
  return row ? itemOf(id, row) : null
}

/** A row as it is by now, which was `before` and of which only these columns changed: of many, most have not. */
export function readChangedItem(doc: Y.Doc, before: Item, columns: Iterable<string>): Item | null {
  const row = roots(doc).items.get(before.id)
  return row
    ? withCells(
        before,
        [...columns].filter(isStoredColumn).map((column) => [column, cellOf(row, column)]),
      )
    : null
}

export function readItems(doc: Y.Doc): Item[] {
  return [...eachItem(doc)]
}

export function* eachItem(doc: Y.Doc): Generator<Item> {
  for (const [id, row] of roots(doc).items.entries()) yield itemOf(id, row)
}

export function readStream(doc: Y.Doc, id: string): Stream | null {
  const row = roots(doc).streams.get(id)
  return row ? streamOf(id, row) : null
}

export function readStreams(doc: Y.Doc): Stream[] {
  return Array.from(roots(doc).streams.entries(), ([id, row]) => streamOf(id, row))
}

/** What the ledger says of a column; null where it says nothing. */
export function readColumn(doc: Y.Doc, id: string): ColumnRecord | null {
  const row = roots(doc).columns.get(id)
  return row && isColumnId(id) ? columnOf(id, row) : null
}

export function readColumns(doc: Y.Doc): ColumnRecord[] {
  return [...roots(doc).columns.keys()].flatMap((id) => readColumn(doc, id) ?? [])
}

/** The live text of a long-text cell, for editors that type together. */
export function textOf(doc: Y.Doc, id: string, column: StoredColumn): Y.Text | null {
  const text = roots(doc).items.get(id)?.get(column)
  return text instanceof Y.Text ? text : null
}

/** A new row for the document: long texts are created with it, once (D2). */
export function rowFrom(item: Item): RowMap {
  const row: RowMap = new Y.Map()
  for (const column of [...storedBuiltIns, ...ownColumnsOf(item)]) {
    const value = cellIn(item, column)
    if (isTextColumn(column)) row.set(column, new Y.Text(value as string))
    else if (!isEmptyCell(value)) row.set(column, value)
  }
  return row
}

export function streamRowFrom(stream: Stream): RowMap {
  return new Y.Map(Object.entries(stream).filter(([key, value]) => key !== 'id' && value !== ''))
}

/** Only what is said: what is usual is not there. */
export function columnRowFrom(record: ColumnRecord): RowMap {
  return new Y.Map(differingFields(null, record).map((field) => [field, fieldIn(record, field)]))
}

/**
 * A document that holds just this, written by `author` alone, as Yjs encodes it, and its state vector: how an epoch
 * begins (W9).
 */
export function documentOf(
  { columns, streams, items }: { [Rows in keyof LedgerRows]: Readonly<LedgerRows[Rows]> },
  author: number,
): { state: Uint8Array; vector: Uint8Array } {
  const doc = new Y.Doc()
  doc.clientID = author
  doc.transact(() => {
    for (const column of columns) roots(doc).columns.set(column.id, columnRowFrom(column))
    for (const stream of streams) roots(doc).streams.set(stream.id, streamRowFrom(stream))
    for (const item of items) roots(doc).items.set(item.id, rowFrom(item))
  })
  const encoded = { state: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) }
  doc.destroy()
  return encoded
}

function cellOf(row: RowMap, column: StoredColumn): CellValue {
  return valueOf(row.get(column), column)
}

/** `value`: as it stands in the document. */
function valueOf(value: unknown, column: StoredColumn): CellValue {
  if (value instanceof Y.Text) return value.toJSON()
  if (Array.isArray(value)) return value.filter((entry): entry is string => typeof entry === 'string')
  return typeof value === 'string' && value !== '' ? value : emptyCell(column)
}

/** In one walk through the row: of a whole ledger there are tens of thousands of cells. */
function itemOf(id: string, row: RowMap): Item {
  const item = emptyItem(id)
  const cells: Record<OwnColumn, CellValue> = {}
  row.forEach((stored, column) => {
    if (!isStoredColumn(column)) return
    const value = valueOf(stored, column)
    if (isBuiltIn(column)) (item as unknown as Record<string, CellValue>)[column] = value
    else if (!isEmptyCell(value)) cells[column] = value
  })
  return { ...item, cells }
}

function columnOf(id: ColumnId, row: RowMap): ColumnRecord {
  return withFields(
    emptyRecord(id),
    [...row.entries()].flatMap(([field, value]) =>
      isColumnField(field) && isFieldValue(field, value) ? [[field, value as FieldValue] as const] : [],
    ),
  )
}

function streamOf(id: string, row: RowMap): Stream {
  const said = streamColumns.map((column) => {
    const value = row.get(column)
    return [column, typeof value === 'string' ? value : ''] as const
  })
  return { ...emptyStream(id), ...Object.fromEntries(said) }
}
