import * as Y from 'yjs'
import { columns, isTextColumn, storedColumns, type StoredColumn } from './columns'
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

export type CellValue = string | readonly string[]
type RowMap = Y.Map<unknown>
export interface Roots {
  streams: Y.Map<RowMap>
  items: Y.Map<RowMap>
}

/** The only two roots of a ledger's document (D1). */
export function roots(doc: Y.Doc): Roots {
  return { streams: doc.getMap('streams'), items: doc.getMap('items') }
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
  }
}

export function emptyCell(column: StoredColumn): CellValue {
  const { kind } = columns[column]
  return kind === 'departments' || kind === 'links' ? [] : ''
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

/** The live text of a long-text cell, for editors that type together. */
export function textOf(doc: Y.Doc, id: string, column: StoredColumn): Y.Text | null {
  const text = roots(doc).items.get(id)?.get(column)
  return text instanceof Y.Text ? text : null
}

/** A new row for the document: long texts are created with it, once (D2). */
export function rowFrom(item: Item): RowMap {
  const row: RowMap = new Y.Map()
  for (const column of storedColumns) {
    const value = item[column]
    if (isTextColumn(column)) row.set(column, new Y.Text(value as string))
    else if (value.length > 0) row.set(column, value)
  }
  return row
}

export function streamRowFrom(stream: Stream): RowMap {
  return new Y.Map(Object.entries(stream).filter(([key, value]) => key !== 'id' && value !== ''))
}

/** A document that holds just these rows, written by `author` alone, as Yjs encodes it: how an epoch begins (W9). */
export function documentOf(streams: readonly Stream[], items: readonly Item[], author: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = author
  doc.transact(() => {
    for (const stream of streams) roots(doc).streams.set(stream.id, streamRowFrom(stream))
    for (const item of items) roots(doc).items.set(item.id, rowFrom(item))
  })
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return state
}

export function isEqualCell(a: CellValue, b: CellValue): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b
  return a.length === b.length && a.every((entry, i) => entry === b[i])
}

/** The columns in which two states of a row differ; null stands for "no such row". */
export function differingColumns(before: Item | null, after: Item | null): StoredColumn[] {
  return storedColumns.filter(
    (column) => !isEqualCell(before?.[column] ?? emptyCell(column), after?.[column] ?? emptyCell(column)),
  )
}

function cellOf(row: RowMap, column: StoredColumn): CellValue {
  const value = row.get(column)
  if (value instanceof Y.Text) return value.toJSON()
  if (Array.isArray(value)) return value.filter((entry): entry is string => typeof entry === 'string')
  return typeof value === 'string' ? value : emptyCell(column)
}

function itemOf(id: string, row: RowMap): Item {
  const item: Record<string, unknown> = { id }
  for (const column of storedColumns) item[column] = cellOf(row, column)
  return item as unknown as Item
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
