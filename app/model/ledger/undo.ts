import {
  differingFields,
  emptyRecord,
  fieldIn,
  isEqualField,
  withFields,
  type ColumnField,
  type FieldValue,
} from './columnFields'
import { isTextColumn, type ColumnId, type StoredColumn } from './columns'
import { judgeColumn } from './judgeColumn'
import type { ColumnRecord, LedgerSchema, Option } from './schema'
import type { Refusal } from './errors'
import { cellIn, differingColumns, emptyCell, isEqualCell, withCells, type CellValue, type Item } from './rows'
import { mergeText } from '../text/mergeText'
import type { Person } from './person'
import { judgeColumnOf, judgeRow, withoutRefused, type World } from './rights'

/** One row as it was and as it became; null where there was or is none. */
export interface RowStep {
  before: Item | null
  after: Item | null
}

/** What the ledger said of a column (L2), or would if it is taken back, and what it then said. */
export interface ColumnStep {
  column: ColumnId
  before: ColumnRecord
  after: ColumnRecord
}

/** One thing that a person did, row by row and column by column, in the order in which it was done. */
export type Step = readonly (RowStep | ColumnStep)[]

export function isColumnStep(step: RowStep | ColumnStep): step is ColumnStep {
  return 'column' in step
}

export interface UndoPlan {
  /** What taking the step back changes. It is itself a step, and taking that back is to do it again. */
  step: Step
  /** What somebody else has changed since: it stays. Without a column, the whole row. */
  kept: { item: string; column?: string }[]
  /** What the rules no longer allow, such as a status that cannot go back. */
  refusals: Refusal[]
}

interface Ledger {
  person: Person
  world: World
  read(id: string): Item | null
  readColumn(id: string): ColumnRecord | null
  subItemsOf(id: string): readonly Item[]
}

/**
 * What it would mean to take a step back now. Only a cell that still is what the step made of it goes back; of a long
 * text, only what this person put in or took out. Then the same rules are asked as of any other edit.
 */
export function planUndo(whole: Step, ledger: Ledger): UndoPlan {
  const step = whole.filter((one): one is RowStep => !isColumnStep(one))
  const rows = new Map<string, RowStep>()
  const kept: UndoPlan['kept'] = []
  // Sub-items first: an item that was added goes away only when all below it do.
  const isSubItem = ({ before, after }: RowStep) => (before ?? after)!.parent !== ''
  const backwards = [...step].reverse()
  for (const { before, after } of [...backwards.filter(isSubItem), ...backwards.filter((row) => !isSubItem(row))]) {
    const { id } = (before ?? after)!
    const now = rows.get(id)?.before ?? ledger.read(id)
    const goal = rows.has(id) ? rows.get(id)!.after : now
    let back: Item | null = goal
    if (before && after) back = goal && cellsBack(before, after, goal, kept)
    else if (before) goal ? kept.push({ item: id }) : (back = withoutGone(before, ledger.world.schema))
    else if (goal) isUntouched(after!, goal, ledger, rows) ? (back = null) : kept.push({ item: id })
    if (before && after && !goal) kept.push({ item: id })
    rows.set(id, { before: now, after: back })
  }
  const refusals: Refusal[] = []
  const changes: (RowStep | ColumnStep)[] = []
  for (const one of whole.filter(isColumnStep).reverse()) {
    const now = ledger.readColumn(one.column) ?? emptyRecord(one.column)
    const after = fieldsBack(one, now, kept)
    const refused = judgeColumn(ledger.person, now, after, 0)
    refusals.push(...refused)
    if (refused.length === 0 && differingFields(now, after).length > 0)
      changes.push({ column: one.column, before: now, after })
  }
  for (const { before, after } of rows.values()) {
    if (before && after) {
      const { item, refused } = withoutRefused(ledger.person, before, before, after, ledger.world)
      refusals.push(...refused)
      if (differingColumns(before, item).length > 0) changes.push({ before, after: item })
    } else if (before || after) {
      const refused = judgeRow(ledger.person, before, after, worldWith(ledger.world, rows))
      refusals.push(...refused)
      if (refused.length === 0) changes.push({ before, after })
    }
  }
  return { step: changes, kept, refusals }
}

/** The row with those cells put back that nobody else has changed since. */
function cellsBack(before: Item, after: Item, goal: Item, kept: UndoPlan['kept']): Item {
  const back: [StoredColumn, CellValue][] = []
  for (const column of differingColumns(before, after)) {
    const is = cellIn(goal, column)
    if (isEqualCell(is, cellIn(before, column))) continue
    if (isEqualCell(is, cellIn(after, column))) back.push([column, cellIn(before, column)])
    else {
      const merged = isTextColumn(column) ? mergeText(after[column], before[column], is as string) : is
      if (merged === is) kept.push({ item: goal.id, column })
      else back.push([column, merged])
    }
  }
  return withCells(goal, back)
}

/** A row as it may come back: columns may have gone meanwhile. */
function withoutGone(row: Item, schema: LedgerSchema): Item {
  const gone = differingColumns(null, row).filter((column) => judgeColumnOf(column, schema) !== null)
  return withCells(
    row,
    gone.map((column) => [column, emptyCell(column)]),
  )
}

/** The column with that put back which nobody else has said anew since. An option that was added is removed (L4). */
function fieldsBack({ before, after }: ColumnStep, now: ColumnRecord, kept: UndoPlan['kept']): ColumnRecord {
  const back: [ColumnField, FieldValue][] = []
  for (const field of differingFields(before, after)) {
    const [was, is, made] = [fieldIn(before, field), fieldIn(now, field), fieldIn(after, field)]
    if (isEqualField(is, was)) continue
    if (isEqualField(is, made)) back.push([field, was ?? { ...(made as Option), isRemoved: true }])
    else kept.push({ item: now.id, column: field })
  }
  return withFields(now, back)
}

/** A row that this step added goes away again only as long as nobody has written in it or below it. */
function isUntouched(made: Item, goal: Item, ledger: Ledger, rows: ReadonlyMap<string, RowStep>): boolean {
  const stays = (item: Item) => !rows.has(item.id) || rows.get(item.id)!.after !== null
  return differingColumns(made, goal).length === 0 && !ledger.subItemsOf(made.id).some(stays)
}

/** Rows that come back together stand in for each other: a sub-item finds its item. */
function worldWith(world: World, rows: ReadonlyMap<string, RowStep>): World {
  return { ...world, parentOf: (id) => (rows.has(id) ? (rows.get(id)!.after?.parent ?? null) : world.parentOf(id)) }
}
