import { lights, type Light } from '../model/ledger/light'
import { useReport } from './ReportContext'
import { SeriesPlot } from './SeriesPlot'

/** How the lights stood, a column a moment: what is red at the bottom. */
export function LightsPlot() {
  const { report, words } = useReport()
  const { rows } = report.tables.lights
  const value = (index: number, light: Light) => rows[index]!.cells[light]!.value!
  const below = (index: number, light: Light) =>
    lights.slice(0, lights.indexOf(light)).reduce((sum, one) => sum + value(index, one), 0)
  const last = rows.length - 1
  const width = 100 / rows.length
  return (
    <SeriesPlot
      label={words.table('lights')}
      dates={rows.map(({ key }) => key)}
      most={Math.max(...rows.map((_, i) => below(i, 'grey') + value(i, 'grey')))}
      kind="columns"
      ends={lights
        .filter((light) => value(last, light) > 0)
        .map((light) => ({
          value: below(last, light) + value(last, light) / 2,
          text: `${words.column('lights', light)} ${value(last, light)}`,
          className: `series__end--${light}`,
        }))}
    >
      {({ y }) =>
        rows.map(({ key }, i) => (
          <g key={key}>
            {lights.map(
              (light) =>
                value(i, light) > 0 && (
                  <rect
                    key={light}
                    x={`${(i * width + width * 0.12).toFixed(2)}%`}
                    width={`${(width * 0.76).toFixed(2)}%`}
                    y={y(below(i, light) + value(i, light))}
                    height={y(below(i, light)) - y(below(i, light) + value(i, light))}
                    className="bar-plot__part"
                    fill={`url(#pattern-${light})`}
                  />
                ),
            )}
          </g>
        ))
      }
    </SeriesPlot>
  )
}
