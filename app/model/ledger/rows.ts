import { storedBuiltIns, streamColumns, type OwnColumn, type StoredColumn, type StreamColumn } from './columns'
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
  /** Out of sight with its items, until it is brought back (L3). */
  removed: '' | 'yes'
}

/** All rows of a ledger at one moment, and what it says of its columns (L2). */
export interface LedgerRows {
  columns: ColumnRecord[]
  streams: Stream[]
  items: Item[]
}

export type CellValue = string | readonly string[]
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

export function emptyStream(id: string): Stream {
  return {
    id,
    order: '',
    title: '',
    titleEn: '',
    problem: '',
    problemEn: '',
    note: '',
    noteEn: '',
    clause: '',
    removed: '',
  }
}

/** The columns in which two states of a stream differ; null stands for "no such stream". */
export function differingStreamColumns(before: Stream | null, after: Stream | null): StreamColumn[] {
  return streamColumns.filter((column) => (before?.[column] ?? '') !== (after?.[column] ?? ''))
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
  const next: Record<string, unknown> = { ...row }
  // Copied once, however many there are.
  let own: Map<string, CellValue> | null = null
  for (const [column, value] of cells) {
    if (!isOwn(column)) next[column] = value
    else {
      own ??= new Map(Object.entries(row.cells ?? {}))
      if (isEmptyCell(value)) own.delete(column)
      else own.set(column, value)
    }
  }
  if (own) next.cells = Object.fromEntries(own)
  return next as unknown as Row
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
