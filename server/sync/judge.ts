import type * as Y from 'yjs'
import type { Touched } from '#app/model/history/changes'
import { differingFields } from '#app/model/ledger/columnFields'
import { isStoredColumn } from '#app/model/ledger/columns'
import type { Refusal } from '#app/model/ledger/errors'
import { readCell, readColumn, readColumns, readItem, readStream, readStreams, roots } from '#app/model/ledger/ledger'
import { differingColumns, differingStreamColumns, withCells, type Item } from '#app/model/ledger/rows'
import { judgeColumn } from '#app/model/ledger/judgeColumn'
import { judgeStream } from '#app/model/ledger/judgeStream'
import { limits } from '#app/model/ledger/limits'
import { isOrder } from '#app/model/ledger/order'
import { coordinates, notForStructure, type Person } from '#app/model/ledger/person'
import { judgeColumnOf, judgeRow, judgeWriter, type World } from '#app/model/ledger/rights'
import type { LedgerSchema } from '#app/model/ledger/schema'
import { schemaBetween } from '#app/model/ledger/schemaBetween'
import type { RowChange } from '#db/history'
import type { Mirror } from './mirror'

/** Compares what a transaction touched with what was accepted before. Rows that are still the same are left out. */
export function rowChanges(doc: Y.Doc, touched: Touched, mirror: Mirror): RowChange[] {
  const rows: RowChange[] = []
  for (const [id, columns] of touched.items) {
    const before = mirror.items.get(id) ?? null
    const after = before && columns ? withTouched(doc, before, columns) : readItem(doc, id)
    const isSame = before === null ? after === null : after !== null && differingColumns(before, after).length === 0
    if (!isSame) rows.push({ kind: 'item', id, before, after })
  }
  for (const id of touched.streams.keys()) {
    const before = mirror.streams.get(id) ?? null
    const after = readStream(doc, id)
    const isSame =
      before === null ? after === null : after !== null && differingStreamColumns(before, after).length === 0
    if (!isSame) rows.push({ kind: 'stream', id, before, after })
  }
  for (const id of touched.columns.keys()) {
    const before = mirror.columns.get(id) ?? null
    const after = readColumn(doc, id)
    const isSame = before === null ? after === null : after !== null && differingFields(before, after).length === 0
    if (!isSame) rows.push({ kind: 'column', id, before, after })
  }
  return rows
}

/**
 * Rows that were put in the place of other rows: what others write into those is lost, as when a row is deleted (D2). A
 * deletion that was undone before it was sent arrives like this; a row that was created and deleted leaves only its name
 * behind. Both are for those who may delete and create rows, and the first is then judged as the change of the row; the
 * reasons against all others' are returned.
 */
export function judgeReplacedRows(person: Person, doc: Y.Doc, touched: Touched, mirror: Mirror): Refusal[] {
  if (coordinates(person)) return []
  const replaced = (of: Touched['items'], before: ReadonlyMap<string, unknown>, after: { has(id: string): boolean }) =>
    [...of]
      .filter(([id, columns]) => columns === null && before.has(id) === after.has(id))
      .map(([item]) => ({ code: 'structure-only' as const, item }))
  const { items, streams, columns } = roots(doc)
  return [
    ...replaced(touched.items, mirror.items, items),
    ...replaced(touched.streams, mirror.streams, streams),
    ...replaced(touched.columns, mirror.columns, columns),
  ]
}

/** Every reason against an update's changes: the rules of the grid, asked again (G5). `doc` has the update applied. */
export function judgeRows(
  person: Person,
  rows: readonly RowChange[],
  doc: Y.Doc,
  mirror: Mirror,
  departments: ReadonlySet<string>,
): Refusal[] {
  const isTooMany = (kind: RowChange['kind'], known: number, most: number) => {
    const added = rows.filter((row) => row.before === null && row.kind === kind).length
    return added > 0 && known + added > most
  }
  if (isTooMany('item', mirror.items.size, limits.rows)) return [{ code: 'too-many-rows' }]
  if (isTooMany('stream', mirror.streams.size, limits.allStreams)) return [{ code: 'too-many-streams' }]
  const shared = rows.filter((row) => row.before === null && isOfOtherKind(row, doc, mirror))
  if (shared.length > 0) return shared.map(({ id }) => ({ code: 'bad-value', item: id }))
  const world = worldAfter(rows, doc, mirror, departments)
  const refusals = rows.flatMap((row) => {
    if (row.kind === 'item') return judgeRow(person, row.before, row.after, world)
    if (row.kind === 'stream') return judgeStream(person, row.before, row.after, readStreams(doc))
    return judgeColumn(person, row.before, row.after, readColumns(doc))
  })
  return refusals.length > 0
    ? refusals
    : rows.filter(isWithoutPlace).map(({ id }) => ({ code: 'bad-value', item: id, column: 'order' }))
}

/**
 * Whoever writes into a cell needs the right to it, also when it says afterwards what it said before: a new struct there
 * may win over what somebody else, who has the right, writes at the same time, and letters put in again stand elsewhere
 * to who types between them. What differs is judged with its row.
 */
export function judgeSameValues(
  person: Person,
  touched: Touched,
  rows: readonly RowChange[],
  doc: Y.Doc,
  mirror: Mirror,
  departments: ReadonlySet<string>,
): Refusal[] {
  if (coordinates(person)) return goneColumns(touched, mirror, schemaAfter(rows, doc, mirror))
  const world = worldAfter(rows, doc, mirror, departments)
  const refusals: Refusal[] = []
  for (const [id, columns] of touched.items) {
    const before = mirror.items.get(id)
    const after = (rows.find((row) => row.kind === 'item' && row.id === id)?.after as Item | null | undefined) ?? before
    for (const column of (before && columns) ?? []) {
      if (!isStoredColumn(column)) continue
      const code = judgeWriter(person, before!, column, world, after)
      if (code) refusals.push({ code, item: id, column })
    }
  }
  for (const [id, columns] of [...touched.streams, ...touched.columns]) {
    for (const column of columns ?? []) refusals.push({ code: notForStructure(person), item: id, column })
  }
  return refusals
}

/** Cells that nobody writes in, whatever they say (L2). */
function goneColumns({ items }: Touched, mirror: Mirror, schema: LedgerSchema): Refusal[] {
  return [...items].flatMap(([item, columns]) =>
    [...((mirror.items.has(item) && columns) || [])].filter(isStoredColumn).flatMap((column): Refusal[] => {
      const code = judgeColumnOf(column, schema)
      return code ? [{ code, item, column }] : []
    }),
  )
}

/** Between orders that are none there is no room: nothing could be put beside such a row any more (D3). */
function isWithoutPlace({ kind, before, after }: RowChange): boolean {
  return kind !== 'column' && after !== null && after.order !== before?.order && !isOrder(after.order)
}

/** An item with the id of a stream, or a stream with that of an item: the history of the two would be one (H1). */
function isOfOtherKind({ kind, id }: RowChange, doc: Y.Doc, mirror: Mirror): boolean {
  // No row has the id of a column.
  if (kind === 'column') return false
  const others = kind === 'item' ? 'streams' : 'items'
  return mirror[others].has(id) || roots(doc)[others].has(id)
}

function withTouched(doc: Y.Doc, before: Item, columns: ReadonlySet<string>): Item | null {
  if (!roots(doc).items.has(before.id)) return null
  return withCells(
    before,
    Array.from(columns)
      .filter(isStoredColumn)
      .map((column) => [column, readCell(doc, before.id, column)]),
  )
}

/**
 * The ledger as the rules see it. Several steps of one person may arrive as one update: a row got its status and then
 * its first sub-item, or lost its sub-items and then got a status. Both were right when they were done, so a row counts
 * as having sub-items only when it had them before and has them after.
 */
function worldAfter(rows: readonly RowChange[], doc: Y.Doc, mirror: Mirror, departments: ReadonlySet<string>): World {
  const after = new Map<string, Item | null>()
  const gained = new Map<string, number>()
  const gain = (parent: string, step: number) => gained.set(parent, (gained.get(parent) ?? 0) + step)
  for (const row of rows) {
    if (row.kind !== 'item') continue
    after.set(row.id, row.after)
    if (row.before) gain(row.before.parent, -1)
    if (row.after) gain(row.after.parent, 1)
  }
  // One that the update removes counts as there for its own rows: they may have been written before that.
  const isRemoved = (id: string) =>
    readStream(doc, id)?.removed === 'yes' && (mirror.streams.get(id) ?? { removed: '' }).removed === 'yes'
  const { streams } = roots(doc)
  return {
    schema: schemaAfter(rows, doc, mirror),
    departments,
    streams: { has: (id) => streams.has(id) && !isRemoved(id) },
    removedStreams: { has: isRemoved },
    parentOf: (id) => (after.has(id) ? after.get(id) : mirror.items.get(id))?.parent ?? null,
    hasSubItems(id) {
      const before = mirror.items.has(id) ? mirror.subItemsOf(id) : 0
      return before > 0 && before + (gained.get(id) ?? 0) > 0
    },
  }
}

function schemaAfter(rows: readonly RowChange[], doc: Y.Doc, mirror: Mirror): LedgerSchema {
  if (!rows.some(({ kind }) => kind === 'column')) return mirror.schema
  return schemaBetween((id) => mirror.columns.get(id), readColumns(doc))
}
