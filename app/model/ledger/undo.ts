import { isTextColumn, type ColumnId, type StoredColumn } from './columns'
import type { ColumnRecord, LedgerSchema } from './schema'
import { schemaBetween } from './schemaBetween'
import { columnsBack, streamsBack } from './undoSaid'
import type { Refusal } from './errors'
import {
  cellIn,
  differingColumns,
  emptyCell,
  isEqualCell,
  withCells,
  type CellValue,
  type Item,
  type Stream,
} from './rows'
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

/** The same of a stream (L3, L5). */
export interface StreamStep {
  stream: string
  before: Stream
  after: Stream
}

export type PartStep = RowStep | ColumnStep | StreamStep
/** One thing that a person did, row by row, column by column and stream by stream, in the order in which it was done. */
export type Step = readonly PartStep[]

export function isColumnStep(step: PartStep): step is ColumnStep {
  return 'column' in step
}

export function isStreamStep(step: PartStep): step is StreamStep {
  return 'stream' in step
}

export function isRowStep(step: PartStep): step is RowStep {
  return !isColumnStep(step) && !isStreamStep(step)
}

export interface UndoPlan {
  /** What taking the step back changes. It is itself a step, and taking that back is to do it again. */
  step: Step
  /** What somebody else has changed since: it stays. Without a column, the whole row. */
  kept: { item: string; column?: string }[]
  /** What the rules no longer allow, such as a status that cannot go back. */
  refusals: Refusal[]
}

export interface Ledger {
  person: Person
  world: World
  read(id: string): Item | null
  readColumn(id: string): ColumnRecord | null
  readStream(id: string): Stream | null
  streams(): readonly Stream[]
  itemsIn(stream: string): readonly Item[]
  subItemsOf(id: string): readonly Item[]
}

/**
 * What it would mean to take a step back now. Only a cell that still is what the step made of it goes back; of a long
 * text, only what this person put in or took out. Then the same rules are asked as of any other edit.
 */
export function planUndo(whole: Step, ledger: Ledger): UndoPlan {
  const told: Pick<UndoPlan, 'kept' | 'refusals'> = { kept: [], refusals: [] }
  const rows = rowsBack(whole.filter(isRowStep), ledger, told.kept)
  const columns = columnsBack(whole.filter(isColumnStep), ledger, told)
  const streams = streamsBack(whole.filter(isStreamStep), rows, ledger, told)
  const world = worldWith(ledger.world, rows, columns, streams)
  return { step: [...columns, ...streams, ...rowsAsMay([...rows.values()], ledger.person, world, told)], ...told }
}

/** Rows as they are, and as they would be with the step taken back, by their ids. */
function rowsBack(step: readonly RowStep[], ledger: Ledger, kept: UndoPlan['kept']): Map<string, RowStep> {
  const rows = new Map<string, RowStep>()
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
  return rows
}

/** What the rules let through of it. */
function rowsAsMay(
  rows: readonly RowStep[],
  person: Person,
  world: World,
  { refusals }: Pick<UndoPlan, 'refusals'>,
): RowStep[] {
  return rows.flatMap(({ before, after }) => {
    if (before && after) {
      const { item, refused } = withoutRefused(person, before, before, after, world)
      refusals.push(...refused)
      return differingColumns(before, item).length > 0 ? [{ before, after: item }] : []
    }
    if (!before && !after) return []
    const refused = judgeRow(person, before, after, world)
    refusals.push(...refused)
    return refused.length === 0 ? [{ before, after }] : []
  })
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

/** A row that this step added goes away again only as long as nobody has written in it or below it. */
function isUntouched(made: Item, goal: Item, ledger: Ledger, rows: ReadonlyMap<string, RowStep>): boolean {
  const stays = (item: Item) => !rows.has(item.id) || rows.get(item.id)!.after !== null
  return differingColumns(made, goal).length === 0 && !ledger.subItemsOf(made.id).some(stays)
}

/** What comes back together stands in for each other: a sub-item finds its item, a row its stream, a cell its column. */
function worldWith(
  world: World,
  rows: ReadonlyMap<string, RowStep>,
  columns: readonly ColumnStep[],
  streams: readonly StreamStep[],
): World {
  const before = new Map(world.schema.records.map((record) => [record.id, record]))
  const after = new Map(before)
  for (const step of columns) after.set(step.column, step.after)
  // One that goes counts as there for the rows that leave it.
  const there = new Set(streams.map(({ stream }) => stream))
  return {
    ...world,
    schema:
      columns.length === 0 ? world.schema : schemaBetween((id) => before.get(id as ColumnId), [...after.values()]),
    streams: { has: (id) => there.has(id) || world.streams.has(id) },
    removedStreams: { has: (id) => !there.has(id) && world.removedStreams.has(id) },
    parentOf: (id) => (rows.has(id) ? (rows.get(id)!.after?.parent ?? null) : world.parentOf(id)),
  }
}
