import type { RecordOf } from '../records/record'
import type { StepTaken } from './stepsTaken'

export const tableIds = ['headline', 'progress', 'burnUp', 'lateness', 'ages', 'steps', 'lights', 'requests'] as const
export type TableId = (typeof tableIds)[number]

/** What a figure counts: rows as of a moment (ms), steps that were taken, or records; rows by their ids. */
export type Counted =
  | { kind: 'rows'; at: number; items: readonly string[] }
  | { kind: 'steps'; steps: readonly StepTaken[] }
  | { kind: 'records'; records: readonly (RecordOf<'extension'> | RecordOf<'call'>)[] }

/** A figure. `value`: how many, or days; null where there is nothing to say. `counted`: null where it opens nothing. */
export interface Cell {
  value: number | null
  counted: Counted | null
}

/** `key`: which row it is, by the table: a stream, a department, a date, a sort of ages, a step; '' for none. */
export interface TableRow<Column extends string = string> {
  key: string
  cells: Readonly<Record<Column, Cell>>
}

/** The figures of one plot. `sum`: what all rows come to, where they may be added up. */
export interface ReportTable<Column extends string = string> {
  columns: readonly Column[]
  rows: readonly TableRow<Column>[]
  sum: TableRow<Column> | null
}

/** The key of the row that is the sum of all. */
export const sumKey = '*'

export function countOf(items: readonly { item: string }[], at: number): Cell {
  return {
    value: items.length,
    counted: items.length === 0 ? null : { kind: 'rows', at, items: items.map(({ item }) => item) },
  }
}

export function findCell({ rows, sum }: ReportTable, row: string, column: string): Cell | null {
  const found = row === sumKey ? sum : rows.find(({ key }) => key === row)
  return found && Object.hasOwn(found.cells, column) ? found.cells[column]! : null
}

/** Numbers in order of size, by how far into them: 0.5 is the one in the middle. Null of none. */
export function quantile(values: readonly number[], part: number): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))]!
}

/** Days, to one place: what a step took. */
export function inDays(span: number): number {
  return Math.round(span / 8_640_000) / 10
}
