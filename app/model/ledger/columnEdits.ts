import { emptyRecord, optionField, withFields, type ColumnField, type FieldValue } from './columnFields'
import { isBuiltIn, isOwnColumn, type ColumnId, type OwnColumn } from './columns'
import { perform, type Desk } from './edit'
import type { Refusal } from './errors'
import { judgeColumn } from './judgeColumn'
import { readColumn, readColumns } from './ledger'
import { orderBetween } from './order'
import type { ColumnRecord, NeededFor, Option, OwnKind, OwnWriters } from './schema'
import { readSchema } from './schemaOf'

// What coordinators do to a ledger's columns (L2–L4), beside edit.ts, which writes its rows: one step of undo each.

/** What a column of the house's own begins with; options in their order. */
export interface NewColumn {
  name: string
  nameEn?: string
  kind: OwnKind
  writers: OwnWriters
  unit?: string
  help?: string
  neededFor?: NeededFor
  options?: readonly NewOption[]
}

export interface NewOption {
  name: string
  nameEn?: string
  colour?: string
}

/** What may be said anew of a column; a kind never changes (L3). Of a built-in one its names and whether it is hidden. */
export type ColumnChange = Partial<
  Pick<ColumnRecord, 'name' | 'nameEn' | 'writers' | 'unit' | 'help' | 'neededFor' | 'isHidden'>
>

/** Adds a column after another one, or as the last, and returns its id, or why not. */
export function addColumn(
  desk: Desk,
  { options = [], ...said }: NewColumn,
  after?: ColumnId,
): { id: OwnColumn } | { refusals: Refusal[] } {
  const id: OwnColumn = `c_${desk.newId()}`
  const made: ColumnRecord = {
    ...emptyRecord(id),
    ...said,
    order: orderAfter(desk, after ?? null),
    options: Object.fromEntries(optionsFrom(desk, options, null)),
  }
  // Taken back, it is removed, as if it had been there: what others wrote in it meanwhile keeps its place (L3).
  const refusals = put(desk, null, made, { ...made, isRemoved: true })
  return refusals.length > 0 ? { refusals } : { id }
}

export function setColumn(desk: Desk, id: ColumnId, change: ColumnChange): Refusal[] {
  return say(desk, id, Object.entries(change) as [ColumnField, FieldValue][])
}

/** Moves a column behind another one; '' is before all. */
export function moveColumn(desk: Desk, id: ColumnId, after: ColumnId | ''): Refusal[] {
  return say(desk, id, [['order', orderAfter(desk, after, id)]])
}

/** Out of sight, with its values: it can be brought back (L3). */
export function removeColumn(desk: Desk, id: OwnColumn): Refusal[] {
  return say(desk, id, [['isRemoved', true]])
}

export function restoreColumn(desk: Desk, id: OwnColumn): Refusal[] {
  return say(desk, id, [['isRemoved', false]])
}

/** Adds what may be chosen, as the last, and returns its id, or why not. */
export function addOption(desk: Desk, column: OwnColumn, option: NewOption): { id: string } | { refusals: Refusal[] } {
  const last = Object.values(readColumn(desk.doc, column)?.options ?? {}).reduce<string | null>(
    (max, { order }) => (max === null || order > max ? order : max),
    null,
  )
  const [[id, made]] = optionsFrom(desk, [option], last) as [[string, Option]]
  const refusals = say(desk, column, [[optionField(id), made]])
  return refusals.length > 0 ? { refusals } : { id }
}

/** Renames, colours, moves, removes or brings back what may be chosen; wherever it was chosen follows (L4). */
export function setOption(desk: Desk, column: OwnColumn, option: string, change: Partial<Option>): Refusal[] {
  const known = readColumn(desk.doc, column)?.options[option]
  if (!known) return [{ code: 'unknown-option', item: column }]
  return say(desk, column, [[optionField(option), { ...known, ...change }]])
}

/** Puts in what a person said of a column and no server held yet, such as one that was added without a network. */
export function sayOfColumn(
  desk: Desk,
  id: ColumnId,
  fields: readonly (readonly [ColumnField, FieldValue])[],
): Refusal[] {
  const before = readColumn(desk.doc, id)
  return put(desk, before, withFields(before ?? emptyRecord(id), fields))
}

function say(desk: Desk, id: ColumnId, fields: readonly [ColumnField, FieldValue][]): Refusal[] {
  if (!isBuiltIn(id) && !readColumn(desk.doc, id)) return [{ code: 'unknown-column', item: id }]
  return sayOfColumn(desk, id, fields)
}

/** `undone`: what taking it back would leave; as it was, unless there was nothing. */
function put(
  desk: Desk,
  before: ColumnRecord | null,
  after: ColumnRecord,
  undone: ColumnRecord = before ?? emptyRecord(after.id),
): Refusal[] {
  const own = readColumns(desk.doc).filter(({ id }) => isOwnColumn(id)).length + (before ? 0 : 1)
  const refusals = judgeColumn(desk.person, before, after, own)
  if (refusals.length === 0) perform(desk, [{ column: after.id, before: undone, after }])
  return refusals
}

/** `after`: null is the last place, '' the first. */
function orderAfter({ doc }: Desk, after: ColumnId | '' | null, moving?: ColumnId): string {
  const others = readSchema(doc).columns.filter(({ id }) => id !== moving)
  const index = after === null ? others.length - 1 : others.findIndex(({ id }) => id === after)
  return orderBetween(others[index]?.order ?? null, others[index + 1]?.order ?? null)
}

function optionsFrom(desk: Desk, options: readonly NewOption[], last: string | null): [string, Option][] {
  let order = last
  return options.map(({ name, nameEn = '', colour = '' }) => {
    order = orderBetween(order, null)
    return [desk.newId(), { name, nameEn, colour, order, isRemoved: false }]
  })
}
