import { useTranslation } from '../i18n/useTranslation'
import type { reportZh } from '../i18n/report.zh'
import type { HousePerson } from '../model/house/housePerson'
import type { Tracker } from '../model/ledger/tracker'
import { localTime } from '../model/text/dates'
import { TopBar } from '../ui/TopBar'
import type { AskedReport } from './askedReport'

const columns = ['total', 'closed', 'red', 'amber', 'submitted'] as const

/** What one ledger comes to. */
export interface LedgerLine {
  tracker: Pick<Tracker, 'id' | 'title'>
  asked: { from: string; to: string }
  /** Null where there is a problem. */
  figures: Record<(typeof columns)[number] | 'overdueDays', number> | null
  problem: keyof (typeof reportZh)['problem'] | null
}

export function lineOf({ id, title }: Tracker, { asked, told, problem }: AskedReport): LedgerLine {
  const now = told?.report.tables.headline.rows[0]!.cells
  const overdueDays = told?.report.tables.lateness.sum!.cells.overdueDays!.value
  const figures = now && {
    ...(Object.fromEntries(columns.map((column) => [column, now[column]!.value!])) as Record<
      (typeof columns)[number],
      number
    >),
    overdueDays: overdueDays!,
  }
  return { tracker: { id, title }, asked, figures: figures ?? null, problem }
}

interface ReportOfAllPageProps {
  person: HousePerson
  now: number
  timeZone: string
  lines: LedgerLine[]
  /** As the address has it. */
  asked: string
}

/** All ledgers that one may see, a line each, as of a moment (E1, L8). It needs no script. */
export function ReportOfAllPage({ person, now, timeZone, lines, asked }: ReportOfAllPageProps) {
  const { t, language } = useTranslation()
  const names: Record<keyof NonNullable<LedgerLine['figures']>, string> = {
    total: t('report.columns.headline.total'),
    closed: t('status.closed'),
    red: t('light.red'),
    amber: t('light.amber'),
    submitted: t('status.submitted'),
    overdueDays: t('report.columns.lateness.overdueDays'),
  }
  const shown = Object.keys(names) as (keyof typeof names)[]
  const value = (figure: keyof typeof names, figures: NonNullable<LedgerLine['figures']>) =>
    figure === 'overdueDays' ? t('report.days', { days: figures[figure] }) : figures[figure]
  const sum = (figure: keyof typeof names) => lines.reduce((all, { figures }) => all + (figures?.[figure] ?? 0), 0)
  const sums = Object.fromEntries(shown.map((figure) => [figure, sum(figure)])) as NonNullable<LedgerLine['figures']>
  return (
    <>
      <TopBar person={person} />
      <main className="page report">
        <h1 className="page__title">{t('report.allTitle')}</h1>
        <form method="get" className="compare__form">
          <div className="field">
            <label htmlFor="to">{t('report.momentOf.to', { zone: timeZone })}</label>
            <input
              className="input input--small"
              type="datetime-local"
              id="to"
              name="to"
              step="1"
              defaultValue={asked === 'now' ? localTime(timeZone, now) : asked}
              max={localTime(timeZone, now)}
            />
          </div>
          <button className="button button--small button--primary">{t('history.show')}</button>
        </form>
        <p className="report__line">{lines.length === 0 ? t('report.all.none') : t('report.all.intro')}</p>
        {lines.length > 0 && (
          <div className="figures-table" tabIndex={0} role="group" aria-label={t('report.allTitle')}>
            <table className="counts">
              <thead>
                <tr>
                  <th scope="col">{t('report.all.ledger')}</th>
                  {shown.map((figure) => (
                    <th key={figure} scope="col" className="counts__number">
                      {names[figure]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map(({ tracker, asked, figures, problem }) => (
                  <tr key={tracker.id}>
                    <th scope="row">
                      <a href={`/trackers/${tracker.id}/report?${new URLSearchParams(asked)}`}>
                        {tracker.title[language]}
                      </a>
                    </th>
                    {figures ? (
                      shown.map((figure) => (
                        <td key={figure} className="counts__number">
                          {value(figure, figures)}
                        </td>
                      ))
                    ) : (
                      <td colSpan={shown.length} className="counts__number">
                        {t(`report.problem.${problem!}`)}
                      </td>
                    )}
                  </tr>
                ))}
                <tr className="figures-table__sum">
                  <th scope="row">{t('report.sum')}</th>
                  {shown.map((figure) => (
                    <td key={figure} className="counts__number">
                      {value(figure, sums)}
                    </td>
                  ))}
                </tr>
              </tbody>
            </table>
          </div>
        )}
      </main>
    </>
  )
}
