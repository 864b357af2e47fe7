import type { Report } from '../model/report/report'
import { tableIds, type Cell, type ReportTable, type TableId, type TableRow } from '../model/report/table'

/** A figure as a page has it: what it counts is asked for by its address. */
export interface ShownCell {
  value: number | null
  opens: boolean
}
export interface ShownRow {
  key: string
  cells: Readonly<Record<string, ShownCell>>
}
export interface ShownTable {
  columns: readonly string[]
  rows: readonly ShownRow[]
  sum: ShownRow | null
}
export interface ShownReport extends Omit<Report, 'tables'> {
  tables: Readonly<Record<TableId, ShownTable>>
}

export function shownReport({ tables, ...report }: Report): ShownReport {
  const entries = tableIds.map((id) => [id, shownTable(tables[id])] as const)
  return { ...report, tables: Object.fromEntries(entries) as Record<TableId, ShownTable> }
}

function shownTable({ columns, rows, sum }: ReportTable): ShownTable {
  return { columns, rows: rows.map(shownRow), sum: sum && shownRow(sum) }
}

function shownRow({ key, cells }: TableRow): ShownRow {
  const shown = ([column, { value, counted }]: [string, Cell]) => [column, { value, opens: counted !== null }] as const
  return { key, cells: Object.fromEntries(Object.entries(cells).map(shown)) }
}
