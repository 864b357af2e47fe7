import type { TableId } from '../model/report/table'
import { useReport } from './ReportContext'
import type { ShownRow } from './shownReport'

interface FigureProps {
  table: TableId
  row: ShownRow
  column: string
  /** A zero stays empty, as in tables. */
  isQuiet?: boolean
}

/** A figure, which opens what it counts; where that is nothing, it is plain. */
export function Figure({ table, row, column, isQuiet = false }: FigureProps) {
  const { words, addressOf } = useReport()
  const cell = row.cells[column]!
  const text = words.value(column, cell.value)
  if (!cell.opens) return <>{isQuiet && cell.value === 0 ? '' : text}</>
  return (
    <a className="figure" href={addressOf(table, row.key, column)}>
      {text}
    </a>
  )
}
