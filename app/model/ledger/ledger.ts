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
  isColumnId,
  isOwnColumn,
  isTextColumn,
  storedBuiltIns,
  type ColumnId,
  type OwnColumn,
  type StoredColumn,
} from './columns'
import type { ColumnRecord } from './schema'
import type { Status } from './status'

/** One row: an item, or a sub-item when `parent` names its item. Empty cells are '' or []. */
export interface Item {
  id: string
  stream: string
  parent: string
  order: string
  title: string
  titleEn: string
  clause: string
  lead: string
  support: readonly string[]
  owner: string
  status: Status | ''
  reason: string
  due: string
  progress: string
  problems: string
  next: string
  evidence: readonly string[]
  /** What stands in the columns of the house's own; what is empty is not there. */
  cells: Readonly<Record<OwnColumn, CellValue>>
}

export interface Stream {
  id: string
  order: string
  title: string
  titleEn: string
  problem: string
  problemEn: string
  note: string
  noteEn: string
  clause: string
}

/** All rows of a ledger at one moment, and what it says of its columns (L2). */
export interface LedgerRows {
  columns: ColumnRecord[]
  streams: Stream[]
  items: Item[]
}

export type CellValue = string | readonly string[]
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

export function emptyItem(id: string): Item {
  return {
    id,
    stream: '',
    parent: '',
    order: '',
    title: '',
    titleEn: '',
    clause: '',
    lead: '',
    support: [],
    owner: '',
    status: '',
    reason: '',
    due: '',
    progress: '',
    problems: '',
    next: '',
    evidence: [],
    cells: {},
  }
}

export function emptyCell(column: StoredColumn): CellValue {
  return isOwn(column) ? '' : blank[column]
}

const blank = emptyItem('')

/** Of those that a cell may stand in, told apart by their beginning: this is asked for each cell of each edit. */
const isOwn = (column: StoredColumn): column is OwnColumn => column.startsWith('c_')

/** What a row says in a column, whichever it is. An empty cell of the house's own is '', whatever its kind. */
export function cellIn(item: Item, column: StoredColumn): CellValue {
  return isOwn(column) ? (item.cells[column] ?? '') : item[column]
}

export function withCell(item: Item, column: StoredColumn, value: CellValue): Item {
  return withCells(item, [[column, value]])
}

/** Also of a row of which only some cells are known. */
export function withCells<Row extends Partial<Item>>(
  row: Row,
  cells: Iterable<readonly [StoredColumn, CellValue]>,
): Row {
  const next: Record<string, unknown> & { cells?: Item['cells'] } = { ...row }
  for (const [column, value] of cells) {
    if (!isOwn(column)) next[column] = value
    else {
      const { [column]: _, ...others } = next.cells ?? {}
      next.cells = isEmptyCell(value) ? others : { ...others, [column]: value }
    }
  }
  return next as unknown as Row
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

export function readItems(doc: Y.Doc): Item[] {
  return Array.from(roots(doc).items.entries(), ([id, row]) => itemOf(id, row))
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

/** A document that holds just this, written by `author` alone, as Yjs encodes it: how an epoch begins (W9). */
export function documentOf(
  { columns, streams, items }: { [Rows in keyof LedgerRows]: Readonly<LedgerRows[Rows]> },
  author: number,
): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = author
  doc.transact(() => {
    for (const column of columns) roots(doc).columns.set(column.id, columnRowFrom(column))
    for (const stream of streams) roots(doc).streams.set(stream.id, streamRowFrom(stream))
    for (const item of items) roots(doc).items.set(item.id, rowFrom(item))
  })
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return state
}

/** What is empty is the same, as a text and as a list. */
export function isEmptyCell(value: CellValue): boolean {
  return value.length === 0
}

export function isEqualCell(a: CellValue, b: CellValue): boolean {
  if (a === b) return true
  if (isEmptyCell(a) || isEmptyCell(b)) return isEmptyCell(a) && isEmptyCell(b)
  if (typeof a === 'string' || typeof b === 'string') return a === b
  return a.length === b.length && a.every((entry, i) => entry === b[i])
}

/** The columns in which two states of a row differ; null stands for "no such row". */
export function differingColumns(before: Item | null, after: Item | null): StoredColumn[] {
  const [from, to] = [before ?? blank, after ?? blank]
  const differing: StoredColumn[] = storedBuiltIns.filter((column) => !isEqualCell(from[column], to[column]))
  if (from.cells === to.cells) return differing
  for (const column of new Set([...ownColumnsOf(from), ...ownColumnsOf(to)]))
    if (!isEqualCell(from.cells[column] ?? '', to.cells[column] ?? '')) differing.push(column)
  return differing
}

/** The columns of the house's own in which a row says something. */
export function ownColumnsOf({ cells }: Item): OwnColumn[] {
  return Object.keys(cells) as OwnColumn[]
}

function cellOf(row: RowMap, column: StoredColumn): CellValue {
  const value = row.get(column)
  if (value instanceof Y.Text) return value.toJSON()
  if (Array.isArray(value)) return value.filter((entry): entry is string => typeof entry === 'string')
  return typeof value === 'string' && value !== '' ? value : emptyCell(column)
}

function itemOf(id: string, row: RowMap): Item {
  const own = [...row.keys()].filter(isOwnColumn)
  return withCells(
    emptyItem(id),
    [...storedBuiltIns, ...own].map((column) => [column, cellOf(row, column)]),
  )
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
  const text = (key: string) => (typeof row.get(key) === 'string' ? (row.get(key) as string) : '')
  return {
    id,
    order: text('order'),
    title: text('title'),
    titleEn: text('titleEn'),
    problem: text('problem'),
    problemEn: text('problemEn'),
    note: text('note'),
    noteEn: text('noteEn'),
    clause: text('clause'),
  }
}
