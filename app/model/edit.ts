import * as Y from 'yjs'
import { isTextColumn, streamColumns, type StoredColumn, type StreamColumn } from './columns'
import type { Refusal } from './errors'
import {
  emptyItem, isEqualCell, readCell, readItem, readItems, roots, rowFrom, textOf,
  type CellValue, type Item,
} from './ledger'
import { limits } from './limits'
import { textEdit } from './mergeText'
import { orderBetween } from './order'
import { coordinates, type Person } from './person'
import { judgeRow, type World } from './rights'

/**
 * The only writer of cells (D4): one function, and one transaction, for each thing that a person does. Each asks the
 * same rules as the server first; what is refused is returned and not written.
 */
export interface Desk {
  doc: Y.Doc
  person: Person
  departments: ReadonlySet<string>
  /** Makes a new id (D3); passed in, so that this stays pure. */
  newId: () => string
}

/** Transactions of this origin are a person's own: what undo takes back, and what waits for an acknowledgement. */
export const ownEdit = Symbol('own edit')

export interface CellEdit {
  item: string
  column: StoredColumn
  value: CellValue
}

/** Where a row goes: under `parent` ('' = top level) of `stream`, after the row `after` ('' = first). */
export interface Place {
  stream: string
  parent: string
  after: string
}

/** Sets cells, row by row: a row with a refused cell is left as it was. Returns what was refused. */
export function setCells(desk: Desk, edits: readonly CellEdit[]): Refusal[] {
  const refusals: Refusal[] = []
  const world = worldOf(desk.doc, desk.departments)
  desk.doc.transact(() => {
    for (const [id, cells] of groupByItem(edits)) {
      const before = readItem(desk.doc, id)
      if (!before) continue
      const after = { ...before, ...Object.fromEntries(cells.map((cell) => [cell.column, cell.value])) } as Item
      // A new title leaves its translation behind: better none than one that says something else.
      if (after.title !== before.title && after.titleEn === before.titleEn) after.titleEn = ''
      const refused = judgeRow(desk.person, before, after, world)
      if (refused.length > 0) refusals.push(...refused)
      else writeRow(desk.doc, before, after)
    }
  }, ownEdit)
  return refusals
}

/** Adds an empty row and returns its id, or why not. */
export function addItem(desk: Desk, place: Place): { id: string } | { refusals: Refusal[] } {
  const id = desk.newId()
  const item: Item = { ...emptyItem(id), stream: place.stream, parent: place.parent, order: orderAt(desk.doc, place), status: 'issued' }
  const refusals = putItem(desk, item)
  return refusals.length > 0 ? { refusals } : { id }
}

/** Puts in a whole row as it is, such as one that was added without a network. Returns what was refused. */
export function putItem(desk: Desk, item: Item): Refusal[] {
  return writeRows(desk, [item], [])
}

/**
 * Puts in whole rows, in this order, and sets cells, as the one thing that it was to the person: an import. A row of
 * which anything is refused is left out, or left as it was. Returns what was refused.
 */
export function writeRows(desk: Desk, added: readonly Item[], edits: readonly CellEdit[]): Refusal[] {
  const refusals: Refusal[] = []
  const { streams, items } = roots(desk.doc)
  desk.doc.transact(() => {
    const world = worldOf(desk.doc, desk.departments)
    // As the server counts. A Y.Map counts by walking through all of its entries.
    let room = limits.rows - items.size - streams.size
    for (const item of added) {
      const refused: Refusal[] = room <= 0 ? [{ code: 'too-many-rows', item: item.id }] : judgeRow(desk.person, null, item, world)
      refusals.push(...refused)
      if (refused.length > 0) continue
      items.set(item.id, rowFrom(item))
      room--
    }
    if (edits.length > 0) refusals.push(...setCells(desk, edits))
  }, ownEdit)
  return refusals
}

/** Moves a row, its sub-items with it. */
export function moveItem(desk: Desk, id: string, place: Place): Refusal[] {
  const { doc } = desk
  const before = readItem(doc, id)
  if (!before) return []
  const world = worldOf(doc, desk.departments)
  const after: Item = { ...before, stream: place.stream, parent: place.parent, order: orderAt(doc, place, id) }
  const subItems = readItems(doc).filter((item) => item.parent === id)
  const moves = [[before, after] as const, ...subItems.map((item) => [item, { ...item, stream: place.stream }] as const)]
  const refusals = moves.flatMap(([from, to]) => judgeRow(desk.person, from, to, world))
  if (refusals.length === 0) doc.transact(() => moves.forEach(([from, to]) => writeRow(doc, from, to)), ownEdit)
  return refusals
}

/** Deletes rows, their sub-items with them. */
export function deleteItems(desk: Desk, ids: readonly string[]): Refusal[] {
  const { doc } = desk
  const doomed = readItems(doc).filter((item) => ids.includes(item.id) || ids.includes(item.parent))
  const world = worldOf(doc, desk.departments)
  const refusals = doomed.flatMap((item) => judgeRow(desk.person, item, null, world))
  if (refusals.length === 0) doc.transact(() => doomed.forEach((item) => roots(doc).items.delete(item.id)), ownEdit)
  return refusals
}

/** Sets a column of a stream. */
export function setStream(desk: Desk, id: string, column: StreamColumn, value: string): Refusal[] {
  const row = roots(desk.doc).streams.get(id)
  const refusal = judgeStream(desk.person, id, column, value)
  if (!row || refusal) return refusal ? [refusal] : []
  if ((row.get(column) ?? '') !== value) desk.doc.transact(() => row.set(column, value), ownEdit)
  return []
}

/** Why this person may not set this column of a stream to this value; null when they may. Also the server's rule. */
export function judgeStream(person: Person, stream: string, column: string, value: unknown): Refusal | null {
  if (person.role === 'viewer') return { code: 'read-only', item: stream, column }
  if (!coordinates(person)) return { code: 'structure-only', item: stream, column }
  if (!(streamColumns as readonly string[]).includes(column)) return { code: 'unknown-column', item: stream, column }
  if (typeof value !== 'string') return { code: 'bad-value', item: stream, column }
  return value.length > limits.shortText ? { code: 'too-long', item: stream, column } : null
}

/** What the rules need to know of the ledger in this document. */
export function worldOf(doc: Y.Doc, departments: ReadonlySet<string>): World {
  const { streams, items } = roots(doc)
  let parents: Set<string> | null = null
  return {
    departments,
    streams: { has: (id: string) => streams.has(id) } as ReadonlySet<string>,
    parentOf: (id) => (items.has(id) ? (readCell(doc, id, 'parent') as string) : null),
    hasSubItems(id) {
      parents ??= new Set(Array.from(items.values(), (row) => row.get('parent') as string))
      return parents.has(id)
    },
  }
}

function groupByItem(edits: readonly CellEdit[]): Map<string, CellEdit[]> {
  const groups = new Map<string, CellEdit[]>()
  for (const edit of edits) groups.set(edit.item, [...(groups.get(edit.item) ?? []), edit])
  return groups
}

function writeRow(doc: Y.Doc, before: Item, after: Item): void {
  const row = roots(doc).items.get(before.id)!
  for (const column of Object.keys(after) as (keyof Item)[]) {
    if (column === 'id' || isEqualCell(before[column], after[column])) continue
    const text = isTextColumn(column) ? textOf(doc, before.id, column) : null
    if (text) replaceText(text, after[column] as string)
    else if (after[column].length > 0) row.set(column, after[column])
    else row.delete(column)
  }
}

/** Changes only what differs, so that what others type elsewhere in the same text stays theirs. */
function replaceText(text: Y.Text, next: string): void {
  const { start, removed, inserted } = textEdit(text.toString(), next)
  text.delete(start, removed)
  text.insert(start, inserted)
}

/** The order key of a place among its siblings, leaving out the row that moves. */
function orderAt(doc: Y.Doc, place: Place, moving = ''): string {
  const siblings = readItems(doc)
    .filter((item) => item.id !== moving && item.stream === place.stream && item.parent === place.parent)
    .map((item) => ({ id: item.id, order: item.order }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))
  const index = siblings.findIndex((sibling) => sibling.id === place.after)
  const low = place.after === '' ? null : (siblings[index] ?? siblings.at(-1))?.order ?? null
  const high = siblings.find((sibling) => low === null || sibling.order > low)?.order ?? null
  return orderBetween(low, high)
}
