import { sayOfColumn } from './columnEdits'
import { optionField, withFields } from './columnFields'
import type { OwnColumn } from './columns'
import { perform, sizeOf, worldOf, type Desk } from './edit'
import type { Refusal } from './errors'
import { judgeColumn } from './judgeColumn'
import { readColumn, readColumns, readItems } from './ledger'
import { limits } from './limits'
import { optionsFrom, type NewOption } from './newOptions'
import { orderBehind } from './order'
import { judgeRow } from './rights'
import { cellIn, withCell, type CellValue, type Item } from './rows'
import type { ColumnRecord, Option } from './schema'

// What coordinators do to what may be chosen in a column (L4): one step of undo each.

/** Adds what may be chosen, as the last, and returns its id, or why not. */
export function addOption(desk: Desk, column: OwnColumn, option: NewOption): { id: string } | { refusals: Refusal[] } {
  const known = readColumn(desk.doc, column)
  if (!known) return { refusals: [{ code: 'unknown-column', item: column }] }
  const [[id, made]] = optionsFrom(desk, [option], sorted(known).at(-1)?.order ?? null) as [[string, Option]]
  const refusals = sayOfColumn(desk, column, [[optionField(id), made]])
  return refusals.length > 0 ? { refusals } : { id }
}

/** Renames, colours or brings back what may be chosen; wherever it was chosen follows. */
export function setOption(desk: Desk, column: OwnColumn, option: string, change: Partial<Option>): Refusal[] {
  const known = readColumn(desk.doc, column)?.options[option]
  if (!known) return [{ code: 'unknown-option', item: column }]
  return sayOfColumn(desk, column, [[optionField(option), { ...known, ...change }]])
}

/** Moves an option behind another one; '' is before all. */
export function moveOption(desk: Desk, column: OwnColumn, option: string, after: string): Refusal[] {
  const known = readColumn(desk.doc, column)
  const others = known ? sorted(known).filter(({ id, isRemoved }) => id !== option && !isRemoved) : []
  const index = others.findIndex(({ id }) => id === after)
  return setOption(desk, column, option, { order: orderBehind(others, index) })
}

/** The rows in which an option is chosen, those of removed streams among them. */
export function rowsWithOption(items: readonly Item[], column: OwnColumn, option: string): Item[] {
  return items.filter((item) => [cellIn(item, column)].flat().includes(option))
}

/**
 * Removes what may be chosen. `instead`: another option that takes its place where it is chosen, '' for none there, or
 * null, and it goes on to stand where it was chosen.
 */
export function removeOption(desk: Desk, column: OwnColumn, option: string, instead: string | null): Refusal[] {
  const { doc, person } = desk
  const before = readColumn(doc, column)
  const known = before?.options[option]
  if (!before || !known) return [{ code: 'unknown-option', item: column }]
  const after = withFields(before, [[optionField(option), { ...known, isRemoved: true }]])
  const world = worldOf(doc, desk.departments)
  const rows = (instead === null ? [] : rowsWithOption(readItems(doc), column, option)).map((row) => ({
    before: row,
    after: withCell(row, column, replaced(cellIn(row, column), option, instead!)),
  }))
  const refusals = [
    ...judgeColumn(person, before, after, readColumns(doc)),
    ...rows.flatMap((row) => judgeRow(person, row.before, row.after, world)),
  ]
  if (sizeOf(rows.map((row) => cellIn(row.after, column))) > limits.frameBytes * 0.8) return [{ code: 'too-large' }]
  if (refusals.length === 0) perform(desk, [...rows, { column, before, after }])
  return refusals
}

function replaced(value: CellValue, option: string, instead: string): CellValue {
  if (typeof value === 'string') return instead
  // One that is chosen already is not chosen twice.
  return [...new Set(value.map((id) => (id === option ? instead : id)))].filter((id) => id !== '')
}

function sorted({ options }: ColumnRecord): (Option & { id: string })[] {
  return Object.entries(options)
    .map(([id, option]) => ({ id, ...option }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))
}
