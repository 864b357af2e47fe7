import { Figure } from './Figure'
import { useReport } from './ReportContext'

/** How long each step took: half of them within the thick bar, nine in ten within the thin one, the longest at the tick. */
export function StepRows() {
  const { report, words } = useReport()
  const { rows } = report.tables.steps
  const most = Math.max(1, ...rows.map(({ cells }) => cells.longest!.value ?? 0))
  const share = (value: number | null) => `${(((value ?? 0) / most) * 100).toFixed(2)}%`
  return (
    <ol className="bar-rows bar-rows--steps">
      {rows.map((row) => {
        const { half, nine, longest } = row.cells
        return (
          <li key={row.key}>
            <span className="bar-rows__name">{words.row('steps', row.key)}</span>
            <svg className="bar-plot" width="100%" height="18" aria-hidden="true">
              <line x1="0" x2={share(longest!.value)} y1="9" y2="9" className="step step--longest" />
              <rect x="0" y="6" width={share(nine!.value)} height="6" className="step step--nine" />
              <rect x="0" y="2" width={share(half!.value)} height="14" className="step step--half" />
            </svg>
            <span className="bar-rows__figures figures">
              {half!.value !== null && (
                <>
                  {words.column('steps', 'half')} <Figure table="steps" row={row} column="half" />
                </>
              )}
              {half!.value !== null && row.cells.waiting!.opens && ' · '}
              {row.cells.waiting!.opens && (
                <>
                  {words.column('steps', 'waiting')} <Figure table="steps" row={row} column="waiting" />
                </>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
