import { useReport } from './ReportContext'
import { SeriesPlot } from './SeriesPlot'

const lines = ['total', 'planned', 'closed'] as const

/** What is closed against what was due, and how many there are. */
export function BurnUpPlot() {
  const { report, words } = useReport()
  const { rows } = report.tables.burnUp
  const value = (index: number, line: string) => rows[index]!.cells[line]!.value!
  const name = (line: string) => words.column('burnUp', line)
  const last = rows.length - 1
  return (
    <SeriesPlot
      label={words.table('burnUp')}
      dates={rows.map(({ key }) => key)}
      most={Math.max(...rows.flatMap((_, i) => lines.map((line) => value(i, line))))}
      kind="points"
      ends={lines.map((line) => ({
        value: value(last, line),
        text: `${name(line)} ${value(last, line)}`,
        className: `series__end--${line}`,
      }))}
    >
      {({ x, y }) =>
        lines.map((line) => (
          <g key={line} className={`series__of series__of--${line}`}>
            {rows.slice(1).map(({ key }, i) => (
              <line key={key} x1={x(i)} x2={x(i + 1)} y1={y(value(i, line))} y2={y(value(i + 1, line))} />
            ))}
            <circle cx={x(last)} cy={y(value(last, line))} r="3" />
          </g>
        ))
      }
    </SeriesPlot>
  )
}
