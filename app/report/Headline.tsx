import { Figure } from './Figure'
import { useReport } from './ReportContext'

const figures = ['closed', 'red', 'amber', 'submitted'] as const

/** The four figures, each with what changed. */
export function Headline() {
  const { report, reading, words } = useReport()
  const { t } = reading
  const [now, before] = report.tables.headline.rows
  const date = reading.momentText(report.from).slice(0, 10)
  return (
    <dl className="headline">
      {figures.map((figure) => {
        const [value, was] = [now!.cells[figure]!.value!, before!.cells[figure]!.value!]
        const change = value > was ? 'more' : value < was ? 'fewer' : 'same'
        return (
          <div key={figure} className={`headline__figure ${value > 0 ? `headline__figure--${figure}` : ''}`}>
            <dt>{words.column('headline', figure)}</dt>
            <dd>
              <span className="headline__value figures">
                <Figure table="headline" row={now!} column={figure} />
              </span>{' '}
              {figure === 'closed' && (
                <span className="headline__of">{t('report.of', { total: now!.cells.total!.value! })}</span>
              )}
              <span className="headline__change">
                {t(`report.${change}`, { from: date, count: Math.abs(value - was) })}
              </span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
