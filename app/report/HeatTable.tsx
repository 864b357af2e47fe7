import { Figure } from './Figure'
import { useReport } from './ReportContext'
import type { ShownRow } from './shownReport'

/** So many departments are seen at once. */
const first = 12
const shaded = ['red', 'amber', 'hollow', 'green'] as const

/** Departments by lights, the latest first: the more, the darker, and each with its number. */
export function HeatTable() {
  const { report, reading, areTablesOpen } = useReport()
  const { rows, sum } = report.tables.lateness
  const rest = rows.slice(first)
  return (
    <>
      <Rows rows={rows.slice(0, first)} sum={sum} />
      {rest.length > 0 && (
        <details className="plot__figures heat__rest" open={areTablesOpen}>
          <summary>{reading.t('report.rest', { number: rest.length })}</summary>
          <Rows rows={rest} sum={null} />
        </details>
      )}
    </>
  )
}

function Rows({ rows, sum }: { rows: readonly ShownRow[]; sum: ShownRow | null }) {
  const { report, words } = useReport()
  const { columns, rows: all } = report.tables.lateness
  const most = Math.max(1, ...all.flatMap(({ cells }) => shaded.map((light) => cells[light]!.value!)))
  const shade = (row: ShownRow, column: string) => {
    const value = row.cells[column]!.value!
    const isShaded = (shaded as readonly string[]).includes(column) && row !== sum && value > 0
    return isShaded ? ` heat heat--${column} heat--${Math.ceil((value / most) * 4)}` : ''
  }
  return (
    <div className="figures-table" tabIndex={0} role="group" aria-label={words.table('lateness')}>
      <table className="counts">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{words.table('lateness')}</span>
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={`counts__number heat__of--${column}`}>
                {words.column('lateness', column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(sum ? [...rows, sum] : rows).map((row) => (
            <tr key={row.key} className={row === sum ? 'figures-table__sum' : undefined}>
              <th scope="row">{words.row('lateness', row.key)}</th>
              {columns.map((column) => (
                <td key={column} className={`counts__number heat__of--${column}${shade(row, column)}`}>
                  <Figure table="lateness" row={row} column={column} isQuiet />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
