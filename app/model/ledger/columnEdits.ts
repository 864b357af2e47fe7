import { emptyRecord, withFields, type ColumnField, type FieldValue } from './columnFields'
import { isBuiltIn, type ColumnId, type OwnColumn } from './columns'
import { perform, type Desk } from './edit'
import type { Refusal } from './errors'
import { judgeColumn } from './judgeColumn'
import { readColumn, readColumns } from './ledger'
import { optionsFrom, type NewOption } from './newOptions'
import { orderBehind } from './order'
import type { ColumnRecord, NeededFor, OwnKind, OwnWriters } from './schema'
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

/** What may be said anew of a column; a kind never changes (L3). Of a built-in one its names and whether it is hidden. */
export type ColumnChange = Partial<
  Pick<ColumnRecord, 'name' | 'nameEn' | 'writers' | 'unit' | 'help' | 'neededFor' | 'isHidden'>
>

/** Adds a column after another one, or as the last, and returns its id, or why not. */
export function addColumn(
  desk: Desk,
  column: NewColumn,
  after?: ColumnId,
): { id: OwnColumn } | { refusals: Refusal[] } {
  const made = newRecord(desk, column, after)
  // Taken back, it is removed, as if it had been there: what others wrote in it meanwhile keeps its place (L3).
  const refusals = put(desk, null, made, { ...made, isRemoved: true })
  return refusals.length > 0 ? { refusals } : { id: made.id as OwnColumn }
}

/** What a new column begins with, under a new id, behind another one or as the last. */
export function newRecord(
  desk: Pick<Desk, 'doc' | 'newId'>,
  { options = [], ...said }: NewColumn,
  after?: ColumnId,
): ColumnRecord {
  return {
    ...emptyRecord(`c_${desk.newId()}`),
    ...said,
    order: orderAfter(desk, after ?? null),
    options: Object.fromEntries(optionsFrom(desk, options, null)),
  }
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
  const refusals = judgeColumn(desk.person, before, after, readColumns(desk.doc))
  if (refusals.length === 0) perform(desk, [{ column: after.id, before: undone, after }])
  return refusals
}

/** `after`: null is the last place, '' the first. */
function orderAfter({ doc }: Pick<Desk, 'doc'>, after: ColumnId | '' | null, moving?: ColumnId): string {
  const others = readSchema(doc).columns.filter(({ id }) => id !== moving)
  const index = after === null ? others.length - 1 : others.findIndex(({ id }) => id === after)
  return orderBehind(others, index)
}
