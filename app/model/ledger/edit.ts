import * as Y from 'yjs'
import { differingFields, emptyRecord } from './columnFields'
import { isTextColumn, type StoredColumn } from './columns'
import type { Refusal } from './errors'
import { readCell, readColumn, readItem, readItems, readStream, readStreams, roots, rowFrom, textOf } from './ledger'
import {
  cellIn,
  differingColumns,
  differingStreamColumns,
  emptyItem,
  isEmptyCell,
  withCell,
  type CellValue,
  type Item,
} from './rows'
import { limits } from './limits'
import { textEdits } from '../text/textEdits'
import { orderBetween } from './order'
import type { Person } from './person'
import { plainRow, plainValue } from '../text/plainText'
import { judgeRow, withoutRefused, type World } from './rights'
import { readSchema } from './schemaOf'
import { writeColumn, writeStream } from './saidWrites'
import {
  isColumnStep,
  isRowStep,
  isStreamStep,
  planUndo,
  type PartStep,
  type RowStep,
  type Step,
  type UndoPlan,
} from './undo'

/**
 * The only writer of cells (D4): one function, and one transaction, for each thing that a person does. Each asks the
 * same rules as the server first; what is refused is returned and not written. What a ledger's columns and streams
 * are is written from columnEdits.ts and its neighbours.
 */
export interface Desk {
  doc: Y.Doc
  person: Person
  departments: ReadonlySet<string>
  /** Makes a new id (D3); passed in, so that this stays pure. */
  newId: () => string
  /** Hears of each thing that was done, so that it can be undone. */
  onStep?: (step: Step) => void
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
  const world = worldOf(desk.doc, desk.departments)
  const refusals: Refusal[] = []
  const steps: RowStep[] = []
  for (const [before, after] of rowsOf(desk.doc, edits)) {
    const refused = judgeRow(desk.person, before, after, world)
    if (refused.length > 0) refusals.push(...refused)
    else steps.push({ before, after })
  }
  perform(desk, steps)
  return refusals
}

/** What a paste, a fill or a clearing did. */
export interface Filled {
  /** Cells that were changed. */
  written: number
  refusals: Refusal[]
  /** Ids of the new rows. */
  added: string[]
}

/** Sets cells, cell by cell: what is refused is left out, the rest is written. `added` are new rows after a place. */
export function fillCells(
  desk: Desk,
  edits: readonly CellEdit[],
  added?: { place: Place; rows: readonly Partial<Item>[] },
): Filled {
  const { doc, person } = desk
  if (
    sizeOf(
      edits.map(({ value }) => value),
      added?.rows ?? [],
    ) >
    limits.frameBytes * 0.8
  )
    return { written: 0, refusals: [{ code: 'too-large' }], added: [] }
  const world = worldOf(doc, desk.departments)
  const refusals: Refusal[] = []
  const steps: RowStep[] = []
  const asked = new Set(edits.map(({ item, column }) => `${item}/${column}`))
  let written = 0
  for (const [before, after] of rowsOf(doc, edits)) {
    const { item, refused } = withoutRefused(person, before, before, after, world)
    const isAsked = (column: string | undefined) => asked.has(`${before.id}/${column}`)
    refusals.push(...refused.filter(({ column }) => isAsked(column)))
    // Why an item has its status is part of it, and no cell that somebody filled besides.
    const isCounted = (column: string) => isAsked(column) && !(column === 'reason' && isAsked('status'))
    written += differingColumns(before, item).filter(isCounted).length
    steps.push({ before, after: item })
  }
  if (added && roots(doc).items.size + added.rows.length > limits.rows)
    return { written: 0, refusals: [{ code: 'too-many-rows' }], added: [] }
  const [last, next] = added ? neighboursAt(doc, added.place) : [null, null]
  let order = last
  for (const cells of added?.rows ?? []) {
    order = orderBetween(order, next)
    const empty: Item = {
      ...emptyItem(desk.newId()),
      stream: added!.place.stream,
      parent: added!.place.parent,
      order,
      status: 'issued',
    }
    const { item, refused } = withoutRefused(person, null, empty, { ...empty, ...plainRow(cells) }, world)
    refusals.push(...refused)
    const against = judgeRow(person, null, item, world)
    if (against.length > 0) {
      refusals.push(...against.filter(({ code }) => !refused.some((known) => known.code === code)))
      break
    }
    written += differingColumns(empty, item).length
    steps.push({ before: null, after: item })
  }
  perform(desk, steps)
  return { written, refusals, added: steps.flatMap(({ before, after }) => (before === null ? [after!.id] : [])) }
}

/** Adds a row that is empty but for who leads it, and returns its id, or why not. */
export function addItem(desk: Desk, place: Place, lead = ''): { id: string } | { refusals: Refusal[] } {
  const id = desk.newId()
  const { doc } = desk
  const item: Item = {
    ...emptyItem(id),
    stream: place.stream,
    parent: place.parent,
    order: orderBetween(...neighboursAt(doc, place)),
    lead,
    status: 'issued',
  }
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
  const { doc, person, departments, onStep } = desk
  const refusals: Refusal[] = []
  const done: PartStep[] = []
  // Each row is there when the next is judged: a sub-item may come with its item.
  const quietly: Desk = { ...desk, onStep: (step) => done.push(...step) }
  doc.transact(() => {
    const world = worldOf(doc, departments)
    const { items } = roots(doc)
    // As the server counts. A Y.Map counts by walking through all of its entries.
    let room = limits.rows - items.size
    for (const item of added.map(plainRow)) {
      const refused: Refusal[] =
        room <= 0 ? [{ code: 'too-many-rows', item: item.id }] : judgeRow(person, null, item, world)
      refusals.push(...refused)
      if (refused.length > 0) continue
      perform(quietly, [{ before: null, after: item }])
      room--
    }
    if (edits.length > 0) refusals.push(...setCells(quietly, edits))
  }, ownEdit)
  if (done.length > 0) onStep?.(done)
  return refusals
}

/** Moves a row, its sub-items with it. */
export function moveItem(desk: Desk, id: string, place: Place): Refusal[] {
  const { doc } = desk
  const before = readItem(doc, id)
  if (!before) return []
  const world = worldOf(doc, desk.departments)
  const after: Item = {
    ...before,
    stream: place.stream,
    parent: place.parent,
    order: orderBetween(...neighboursAt(doc, place, id)),
  }
  const subItems = readItems(doc).filter((item) => item.parent === id)
  const steps = [
    { before, after },
    ...subItems.map((item) => ({ before: item, after: { ...item, stream: place.stream } })),
  ]
  const refusals = steps.flatMap((step) => judgeRow(desk.person, step.before, step.after, world))
  if (refusals.length === 0) perform(desk, steps)
  return refusals
}

/** Deletes rows, their sub-items with them. */
export function deleteItems(desk: Desk, ids: readonly string[]): Refusal[] {
  const { doc } = desk
  const doomed = readItems(doc).filter((item) => ids.includes(item.id) || ids.includes(item.parent))
  const world = worldOf(doc, desk.departments)
  const refusals = doomed.flatMap((item) => judgeRow(desk.person, item, null, world))
  if (refusals.length === 0)
    perform(
      desk,
      doomed.map((item) => ({ before: item, after: null })),
    )
  return refusals
}

/** Takes a step back as far as `planUndo` lets it, and returns what was done instead, so that it can be done again. */
export function takeBack({ doc, person, departments }: Desk, step: Step): UndoPlan {
  // What was there before may be older than the rule of what a text may hold.
  const held = step.map((one) => (isRowStep(one) ? { ...one, before: one.before && plainRow(one.before) } : one))
  const plan = planUndo(held, {
    person,
    world: worldOf(doc, departments),
    read: (id) => readItem(doc, id),
    readColumn: (id) => readColumn(doc, id),
    readStream: (id) => readStream(doc, id),
    streams: () => readStreams(doc),
    itemsIn: (stream) => readItems(doc).filter((item) => item.stream === stream),
    subItemsOf: (id) => readItems(doc).filter((item) => item.parent === id),
  })
  // Not told to `onStep`: what is taken back is no new thing that a person did.
  perform({ doc }, plan.step)
  return plan
}

/** What the rules need to know of the ledger in this document. */
export function worldOf(doc: Y.Doc, departments: ReadonlySet<string>): World {
  const { streams, items } = roots(doc)
  let parents: Set<string> | null = null
  return {
    schema: readSchema(doc),
    departments,
    streams: { has: (id) => streams.get(id)?.get('removed') !== 'yes' && streams.has(id) },
    removedStreams: { has: (id) => streams.get(id)?.get('removed') === 'yes' },
    parentOf: (id) => (items.has(id) ? (readCell(doc, id, 'parent') as string) : null),
    hasSubItems(id) {
      parents ??= new Set(Array.from(items.values(), (row) => row.get('parent') as string))
      return parents.has(id)
    },
  }
}

/** One transaction for all that a person did at once. */
export function perform({ doc, onStep }: Pick<Desk, 'doc' | 'onStep'>, steps: Step): void {
  const changed = steps.filter(isChange)
  if (changed.length === 0) return
  doc.transact(() => {
    for (const step of changed) {
      if (isColumnStep(step)) {
        writeColumn(doc, readColumn(doc, step.column) ?? emptyRecord(step.column), step.after)
        continue
      }
      if (isStreamStep(step)) {
        writeStream(doc, readStream(doc, step.stream), step.after)
        continue
      }
      const { before, after } = step
      if (!after) roots(doc).items.delete(before!.id)
      else if (!before) roots(doc).items.set(after.id, rowFrom(after))
      else writeRow(doc, before, after)
    }
  }, ownEdit)
  onStep?.(changed)
}

function isChange(step: PartStep): boolean {
  if (isColumnStep(step)) return differingFields(step.before, step.after).length > 0
  if (isStreamStep(step)) return differingStreamColumns(step.before, step.after).length > 0
  const { before, after } = step
  return !before || !after || differingColumns(before, after).length > 0
}

/** Rows as they are and as these edits would have them. */
function rowsOf(doc: Y.Doc, edits: readonly CellEdit[]): [before: Item, after: Item][] {
  const rows = new Map<string, [Item, Item]>()
  for (const { item, column, value } of edits) {
    const before = rows.get(item)?.[0] ?? readItem(doc, item)
    if (before) rows.set(item, [before, withCell(rows.get(item)?.[1] ?? before, column, plainValue(value))])
  }
  return Array.from(rows.values(), ([before, after]) => {
    // A new title leaves its translation behind: better none than one that says something else.
    const isStale = after.title !== before.title && after.titleEn === before.titleEn
    return [before, isStale ? { ...after, titleEn: '' } : after]
  })
}

/** At most as many bytes as these cells take on the wire: one transaction is one frame (D5). */
export function sizeOf(values: readonly CellValue[], rows: readonly Partial<Item>[] = []): number {
  const all = [...values, ...rows.flatMap(({ cells = {}, ...row }) => [...Object.values(row), ...Object.values(cells)])]
  return all.reduce<number>((sum, value) => sum + 40 + [value].flat().join('').length * 3, 0)
}

function writeRow(doc: Y.Doc, before: Item, after: Item): void {
  const row = roots(doc).items.get(before.id)!
  for (const column of differingColumns(before, after)) {
    const value = cellIn(after, column)
    const text = isTextColumn(column) ? textOf(doc, before.id, column) : null
    if (text) replaceText(text, value as string)
    else if (isEmptyCell(value)) row.delete(column)
    else row.set(column, value)
  }
}

/** Changes only what differs, so that what others type elsewhere in the same text stays theirs. */
function replaceText(text: Y.Text, next: string): void {
  // From the end on, so that places before it stay what they are.
  for (const { start, removed, inserted } of textEdits(text.toJSON(), next).reverse()) {
    text.delete(start, removed)
    text.insert(start, inserted)
  }
}

/** The order keys before and after a place among its siblings, leaving out the row that moves. */
function neighboursAt(doc: Y.Doc, place: Place, moving = ''): [string | null, string | null] {
  const siblings = readItems(doc)
    .filter((item) => item.id !== moving && item.stream === place.stream && item.parent === place.parent)
    .map((item) => ({ id: item.id, order: item.order }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))
  const index = siblings.findIndex((sibling) => sibling.id === place.after)
  const low = place.after === '' ? null : ((siblings[index] ?? siblings.at(-1))?.order ?? null)
  const high = siblings.find((sibling) => low === null || sibling.order > low)?.order ?? null
  return [low, high]
}
