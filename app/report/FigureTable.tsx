import type { TableId } from '../model/report/table'
import { Figure } from './Figure'
import { useReport } from './ReportContext'
import type { ShownRow } from './shownReport'

interface FigureTableProps {
  table: TableId
  /** Of its rows these; default: all, with their sum. */
  rows?: readonly ShownRow[]
  /** Of a column's cells, and of its heading (`row`: null). */
  classOf?(column: string, row: ShownRow | null): string
}

/** The figures of a plot. Zeros stay empty. */
export function FigureTable({ table, rows, classOf = () => '' }: FigureTableProps) {
  const { report, reading, words } = useReport()
  const { columns, rows: all, sum } = report.tables[table]
  const isOverTime = table === 'burnUp' || table === 'lights'
  return (
    <div className="figures-table" tabIndex={0} role="group" aria-label={words.table(table)}>
      <table className="counts">
        <thead>
          <tr>
            <th scope="col">
              {isOverTime ? reading.t('report.date') : <span className="visually-hidden">{words.table(table)}</span>}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={`counts__number ${classOf(column, null)}`}>
                {words.column(table, column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(rows ?? (sum ? [...all, sum] : all)).map((row) => (
            <tr key={row.key} className={row === sum ? 'figures-table__sum' : undefined}>
              <th scope="row">{words.row(table, row.key)}</th>
              {columns.map((column) => (
                <td key={column} className={`counts__number ${classOf(column, row)}`}>
                  <Figure table={table} row={row} column={column} isQuiet />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
