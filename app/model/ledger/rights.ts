import type { ColumnId, StoredColumn } from './columns'
import type { Refusal, RefusalCode } from './errors'
import { cellIn, differingColumns, isEqualCell, withCell, withCells, type CellValue, type Item } from './rows'
import { coordinates, notForStructure, onlyLooks, type Person } from './person'
import type { LedgerSchema } from './schema'
import { isHeld } from '../text/plainText'
import { isFrozen, judgeMove, statusOf } from './status'
import { judgeValue } from './values'

/** What judging needs to know of the rest of the ledger. */
export interface World {
  schema: LedgerSchema
  /** Those that may be named: open ones. */
  departments: ReadonlySet<string>
  /** Those in which rows may stand. */
  streams: { has(id: string): boolean }
  /** Those that are out of sight, with what is in them (L3). */
  removedStreams: { has(id: string): boolean }
  parentOf(item: string): string | null
  hasSubItems(item: string): boolean
}

/** Of rows that are in sight: they stand in no removed stream. */
export const inSight: World['removedStreams'] = { has: () => false }

/**
 * May this person write this column of this item at all, whatever the value? Null: yes. `after`: the row as the same
 * change leaves it, since what a submission takes along is let in with it, and so is what is written after taking it back.
 * The grid asks it to show what is editable, the server before it lets a change in (G5).
 */
export function judgeWriter(
  person: Person,
  item: Item,
  column: ColumnId,
  world: Pick<World, 'schema' | 'hasSubItems' | 'removedStreams'>,
  after: Item = item,
): RefusalCode | null {
  if (person.role === 'viewer') return onlyLooks(person)
  const missing = judgeColumnOf(column, world.schema)
  if (missing) return missing
  const { writers } = world.schema.column(column)!
  if (writers === 'nobody') return 'computed'
  if (column === 'status' && world.hasSubItems(item.id)) return 'has-sub-items'
  if (coordinates(person)) return null
  if (world.removedStreams.has(item.stream)) return 'removed-stream'
  if (writers === 'structure') return 'structure-only'
  if (person.department === null) return 'not-your-item'
  const leads = item.lead === person.department
  if (!leads && !item.support.includes(person.department)) return 'not-your-item'
  if (!leads && writers !== 'report') return 'lead-only'
  const status = statusOf(item)
  const isStill = isFrozen(status) && isFrozen(statusOf(after))
  return isStill && column !== 'status' ? status : null
}

/** Is there no such column in the ledger, to be written in by anybody (L2)? */
export function judgeColumnOf(id: ColumnId, schema: LedgerSchema): RefusalCode | null {
  const column = schema.column(id)
  if (!column || column.isRemoved) return 'unknown-column'
  return column.isHidden ? 'hidden-column' : null
}

/** May this person set this cell to this value? Null: yes. */
export function mayWrite(
  person: Person,
  item: Item,
  column: string,
  next: CellValue,
  world: World,
): RefusalCode | null {
  if (!world.schema.isStored(column)) return world.schema.has(column) ? 'computed' : 'unknown-column'
  return judgeCell(person, item, withCell(item, column, next), column, world, cellIn(item, column))
}

/**
 * Every reason against turning `before` into `after`, cell by cell; null stands for "no such row". Creating, moving
 * and deleting rows is structure. Membership is judged on `before`: nobody gets a right by the change itself.
 */
export function judgeRow(person: Person, before: Item | null, after: Item | null, world: World): Refusal[] {
  const id = (before ?? after)!.id
  if (before === null || after === null) {
    if (!coordinates(person)) return [{ code: notForStructure(person), item: id }]
    if (after === null) return []
  }
  const refusals: Refusal[] = []
  const from = before ?? { ...after, status: '' as const }
  for (const column of differingColumns(before, after)) {
    const is = cellIn(after, column)
    const was = before ? cellIn(before, column) : ''
    const code = judgeCell(person, from, after, column, world, was) ?? judgeSigns(was, is)
    if (code) refusals.push({ code, item: id, column, text: [is].flat().join('\n') })
  }
  const misplaced = before === null ? judgePlace(after, world) : null
  if (misplaced) refusals.push({ code: misplaced, item: id })
  return refusals
}

/**
 * `after` without the cells that are refused: those stay as they are in `base` (the row before, or an empty one). To
 * leave one out may make another wrong, such as a status that needed it: so it is judged until nothing is refused.
 */
export function withoutRefused(
  person: Person,
  before: Item | null,
  base: Item,
  after: Item,
  world: World,
): { item: Item; refused: Refusal[] } {
  const refused: Refusal[] = []
  let item = after
  for (;;) {
    const cells = judgeRow(person, before, item, world).filter(
      ({ column }) =>
        column !== undefined &&
        !isEqualCell(cellIn(item, column as StoredColumn), cellIn(base, column as StoredColumn)),
    )
    if (cells.length === 0) return { item, refused }
    refused.push(...cells)
    const left = cells.map(({ column }) => column as StoredColumn)
    item = withCells(
      item,
      left.map((column) => [column, cellIn(base, column)]),
    )
  }
}

/** `was`: what stood in the cell, which is nothing in a row that is new. */
function judgeCell(
  person: Person,
  before: Item,
  after: Item,
  column: StoredColumn,
  world: World,
  was: CellValue,
): RefusalCode | null {
  return (
    judgeWriter(person, before, column, world, after) ??
    judgeValue(world.schema.column(column)!, cellIn(after, column), world, was) ??
    (column === 'status' ? judgeMove(person, before, after, world.schema) : null) ??
    (column === 'stream' || column === 'parent' ? judgePlace(after, world) : null)
  )
}

/**
 * What no workbook could hold does not come in. Where it stands from before there was this rule, a text may be written on,
 * and its signs go when the cell is written anew.
 */
function judgeSigns(before: CellValue, after: CellValue): RefusalCode | null {
  const areHeld = (value: CellValue) => (typeof value === 'string' ? isHeld(value) : value.every(isHeld))
  return areHeld(after) || !areHeld(before) ? null : 'bad-value'
}

/** Sub-items are one level deep, and stand in a stream that exists. */
function judgePlace(item: Item, world: World): RefusalCode | null {
  if (!world.streams.has(item.stream)) return world.removedStreams.has(item.stream) ? 'removed-stream' : 'bad-place'
  if (item.parent === '') return null
  if (item.parent === item.id || world.parentOf(item.parent) !== '' || world.hasSubItems(item.id)) return 'bad-place'
  return null
}
