import { useMemo } from 'react'
import type { ClosedMeeting } from '../history/closedMeetings'
import { PointField } from '../history/PointField'
import type { reportZh } from '../i18n/report.zh'
import { WatchedLedger } from '../ledger/WatchedLedger'
import type { Department, Person } from '../model/ledger/person'
import type { Tracker } from '../model/ledger/tracker'
import { useWording } from '../reading/useWording'
import { TopBar } from '../ui/TopBar'
import { Trail } from '../ui/Trail'
import { Plots } from './Plots'
import { ReportContextProvider, type ReportPageContext } from './ReportContext'
import type { ShownReport } from './shownReport'
import { streamsInTurn } from './streamsInTurn'
import { tableWords } from './tableWords'

interface ReportPageProps {
  tracker: Tracker
  person: Person
  now: number
  meetings: ClosedMeeting[]
  asked: { from: string; to: string }
  areTablesOpen: boolean
  departments: Department[]
  /** Null where there is a problem. */
  report: ShownReport | null
  problem: keyof (typeof reportZh)['problem'] | null
}

/** What a ledger comes to, as of a moment against another (E1). It needs no script, and prints to A4. */
export function ReportPage(props: ReportPageProps) {
  const { tracker, person, now, meetings, asked, areTablesOpen, departments, report, problem } = props
  const { timeZone } = tracker.settings
  const streams = useMemo(() => streamsInTurn(report?.streams ?? []), [report])
  const reading = useWording(timeZone, departments, streams)
  const { t, language } = reading
  const address = (part: string, more: Record<string, string> = {}) =>
    `/trackers/${tracker.id}/${part}?${new URLSearchParams({ ...asked, ...more })}`
  const context: ReportPageContext | null = report && {
    ...{ report, reading, words: tableWords(reading), areTablesOpen },
    // What is now is later another moment.
    addressOf: (table, row, column) => address('report/counted', { ...momentsOf(report), table, row, column }),
    fileOf: (table, ending) => address(`report.${ending}`, { ...momentsOf(report), table, lang: language }),
  }
  return (
    <WatchedLedger tracker={tracker} person={person}>
      <TopBar person={person}>
        <Trail steps={[{ to: `/trackers/${tracker.id}`, text: tracker.title[language] }]} />
      </TopBar>
      <main className="page report">
        <h1 className="page__title">
          <span className="report__ledger">{tracker.title[language]} </span>
          {t('report.title')}
        </h1>
        <form method="get" className="compare__form" key={JSON.stringify(asked)}>
          {(['to', 'from'] as const).map((end) => (
            <PointField
              key={end}
              end={end}
              more={end === 'from' ? [{ value: 'week', text: t('report.week') }] : []}
              label={t(`report.${end}`)}
              momentLabel={t(`report.momentOf.${end}`, { zone: timeZone })}
              meetings={meetings}
              asked={asked[end]}
              moment={report?.[end] ?? now}
              timeZone={timeZone}
              now={now}
              reading={reading}
            />
          ))}
          {areTablesOpen && <input type="hidden" name="tables" value="open" />}
          <button className="button button--small button--primary">{t('history.show')}</button>
        </form>
        {problem && (
          <p className="notice notice--error" role="alert">
            {t(`report.problem.${problem}`)}
          </p>
        )}
        {context && (
          <ReportContextProvider value={context}>
            <p className="report__line figures">
              {t('report.asOf', { to: reading.momentText(report!.to), from: reading.momentText(report!.from) })}{' '}
              <span className="report__counts">{t('report.counts')}</span>
              <a
                className="report__tables"
                href={address('report', areTablesOpen ? {} : { tables: 'open' })}
                title={t('report.print')}
              >
                {t(areTablesOpen ? 'report.closeTables' : 'report.openTables')}
              </a>
            </p>
            <Plots />
          </ReportContextProvider>
        )}
      </main>
    </WatchedLedger>
  )
}

function momentsOf({ from, to }: ShownReport): { from: string; to: string } {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}
