import { lights } from '../model/ledger/light'
import { progressColumns } from '../model/report/standingTables'
import { BarRows, Key } from './BarRows'
import { BurnUpPlot } from './BurnUpPlot'
import { Figure } from './Figure'
import { FigureTable } from './FigureTable'
import { Headline } from './Headline'
import { HeatTable } from './HeatTable'
import { LightsPlot } from './LightsPlot'
import { Patterns } from './Patterns'
import { PlotSection } from './PlotSection'
import { useReport } from './ReportContext'
import type { ShownRow } from './shownReport'
import { StepRows } from './StepRows'

/** The four figures, then plots, each of which answers one question. Of a ledger that was empty, no plots. */
export function Plots() {
  const { report, reading } = useReport()
  const { headline, progress, ages } = report.tables
  const statuses = progressColumns.slice(1)
  const value = (row: ShownRow, column: string) => row.cells[column]!.value!
  return (
    <>
      <Headline />
      {value(headline.rows[0]!, 'total') === 0 ? (
        <p className="compare__nothing">{reading.t('report.answer.empty')}</p>
      ) : (
        <div className="plots">
          <Patterns />
          <PlotSection plot="progress">
            <Key table="progress" row={progress.sum!} columns={statuses} />
            <BarRows
              table="progress"
              partsOf={(row) => statuses.map((status) => ({ fill: status, value: value(row, status) }))}
              saying={(row) => (
                <>
                  <Figure table="progress" row={row} column="closed" /> /{' '}
                  <Figure table="progress" row={row} column="total" />
                </>
              )}
            />
          </PlotSection>
          <PlotSection plot="lateness" isTable>
            <HeatTable />
          </PlotSection>
          <PlotSection plot="burnUp">
            <BurnUpPlot />
          </PlotSection>
          <PlotSection plot="lights">
            <LightsPlot />
          </PlotSection>
          <PlotSection plot="ages">
            <Key table="ages" row={ages.sum!} columns={lights.slice(0, 2)} />
            <BarRows
              table="ages"
              partsOf={(row) => [
                ...(['red', 'amber'] as const).map((light) => ({ fill: light, value: value(row, light) })),
                { fill: 'rest', value: value(row, 'open') - value(row, 'red') - value(row, 'amber') },
              ]}
              saying={(row) => <Figure table="ages" row={row} column="open" />}
            />
          </PlotSection>
          <PlotSection plot="steps">
            <StepRows />
          </PlotSection>
          <PlotSection plot="requests" isTable>
            <FigureTable table="requests" />
          </PlotSection>
        </div>
      )}
    </>
  )
}
