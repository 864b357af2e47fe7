import type { ReactNode } from 'react'
import type { TableId } from '../model/report/table'
import { Bar } from './Bar'
import { Figure } from './Figure'
import { useReport } from './ReportContext'
import type { ShownRow } from './shownReport'

interface BarRowsProps {
  table: TableId
  /** The parts of a bar: by column how it is filled, and its value. */
  partsOf: (row: ShownRow) => { fill: string; value: number }[]
  /** What stands behind a bar. */
  saying: (row: ShownRow) => ReactNode
}

/** A bar a row, all to one scale, with its name before it and its figures behind it. */
export function BarRows({ table, partsOf, saying }: BarRowsProps) {
  const { report, words } = useReport()
  const { rows } = report.tables[table]
  const sumOf = (row: ShownRow) => partsOf(row).reduce((sum, { value }) => sum + value, 0)
  const most = Math.max(1, ...rows.map(sumOf))
  return (
    <ol className="bar-rows">
      {rows.map((row) => (
        <li key={row.key}>
          <span className="bar-rows__name">{words.row(table, row.key)}</span>
          <Bar parts={partsOf(row)} whole={most} />
          <span className="bar-rows__figures figures">{saying(row)}</span>
        </li>
      ))}
    </ol>
  )
}

interface KeyProps {
  table: TableId
  row: ShownRow
  columns: readonly string[]
}

/** What the fillings of a plot stand for, each with its figure. */
export function Key({ table, row, columns }: KeyProps) {
  const { words } = useReport()
  return (
    <ul className="plot__key">
      {columns
        .filter((column) => row.cells[column]!.value! > 0)
        .map((column) => (
          <li key={column}>
            <svg className="plot__swatch" width="14" height="14" aria-hidden="true">
              <rect
                x="0.5"
                y="0.5"
                width="13"
                height="13"
                className="bar-plot__part"
                fill={`url(#pattern-${column})`}
              />
            </svg>
            {words.column(table, column)}{' '}
            <span className="figures">
              <Figure table={table} row={row} column={column} />
            </span>
          </li>
        ))}
    </ul>
  )
}
