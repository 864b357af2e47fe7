import { FigureTable } from './FigureTable'
import { useReport } from './ReportContext'
import type { ShownRow } from './shownReport'

/** So many departments are seen at once. */
const first = 12

/** Departments by lights, the latest first: the more are red, the darker, and each with its number. */
export function HeatTable() {
  const { report, reading, areTablesOpen } = useReport()
  const { rows, sum } = report.tables.lateness
  const redOf = ({ cells }: ShownRow) => cells.red!.value!
  const most = Math.max(1, ...rows.map(redOf))
  const shadeOf = (column: string, row: ShownRow) => {
    const isShaded = column === 'red' && row !== sum && redOf(row) > 0
    return isShaded ? ` heat heat--red heat--${Math.ceil((redOf(row) / most) * 4)}` : ''
  }
  const classOf = (column: string, row: ShownRow | null) => `heat__of--${column}${row ? shadeOf(column, row) : ''}`
  const rest = rows.slice(first)
  return (
    <>
      <FigureTable table="lateness" rows={[...rows.slice(0, first), ...(sum ? [sum] : [])]} classOf={classOf} />
      {rest.length > 0 && (
        <details className="plot__figures heat__rest" open={areTablesOpen}>
          <summary>{reading.t('report.rest', { number: rest.length })}</summary>
          <FigureTable table="lateness" rows={rest} classOf={classOf} />
        </details>
      )}
    </>
  )
}
