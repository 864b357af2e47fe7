import type { TableId } from '../model/report/table'
import { Figure } from './Figure'
import { useReport } from './ReportContext'

/** The figures of a plot. Zeros stay empty. */
export function FigureTable({ table }: { table: TableId }) {
  const { report, reading, words } = useReport()
  const { columns, rows, sum } = report.tables[table]
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
              <th key={column} scope="col" className="counts__number">
                {words.column(table, column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(sum ? [...rows, sum] : rows).map((row) => (
            <tr key={row.key} className={row === sum ? 'figures-table__sum' : undefined}>
              <th scope="row">{words.row(table, row.key)}</th>
              {columns.map((column) => (
                <td key={column} className="counts__number">
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
