import { useMemo } from 'react'
import { LightMark } from '../grid/cells'
import type { WordKey } from '../i18n/Translate'
import type { reportZh } from '../i18n/report.zh'
import { WatchedLedger } from '../ledger/WatchedLedger'
import type { Department, Person } from '../model/ledger/person'
import type { Tracker } from '../model/ledger/tracker'
import { inDays, type TableId } from '../model/report/table'
import { useWording, type FullWording } from '../reading/useWording'
import { TopBar } from '../ui/TopBar'
import { Trail } from '../ui/Trail'
import type { CountedRow, Said } from './counted'
import { streamsInTurn, type NamedStream } from './streamsInTurn'
import { tableWords } from './tableWords'

interface CountedPageProps {
  tracker: Tracker
  person: Person
  asked: { from: string; to: string }
  figure: { table: TableId; row: string; column: string }
  departments: Department[]
  streams: readonly NamedStream[]
  /** Null where there is a problem. */
  said: Said | null
  problem: keyof (typeof reportZh)['problem'] | null
}

/** What a figure of a report counts, as of then (E1). It needs no script. */
export function CountedPage({ tracker, person, asked, figure, departments, streams, said, problem }: CountedPageProps) {
  const reading = useWording(
    tracker.settings.timeZone,
    departments,
    useMemo(() => streamsInTurn(streams), [streams]),
  )
  const { t, language } = reading
  const words = tableWords(reading)
  const { table, row, column } = figure
  const back = `/trackers/${tracker.id}/report?${new URLSearchParams(asked)}`
  return (
    <WatchedLedger tracker={tracker} person={person}>
      <TopBar person={person}>
        <Trail
          steps={[
            { to: `/trackers/${tracker.id}`, text: tracker.title[language] },
            { to: back, text: t('report.title') },
          ]}
        />
      </TopBar>
      <main className="page report">
        <h1 className="page__title">
          {said
            ? t('report.counted.title', {
                row: words.row(table, row),
                column: words.column(table, column),
                value: words.value(column, said.value),
              })
            : t('report.title')}
        </h1>
        {problem && (
          <p className="notice notice--error" role="alert">
            {t(`report.problem.${problem}`)} <a href={back}>{t('report.counted.back')}</a>
          </p>
        )}
        {said && (
          <>
            <p className="report__line">
              {said.kind === 'rows'
                ? t('report.counted.asOf', { when: reading.momentText(said.at) })
                : t(`report.counted.${said.kind}`)}{' '}
              <a href={`/trackers/${tracker.id}/as-of?${new URLSearchParams({ at: new Date(said.at).toISOString() })}`}>
                {t('report.counted.ledger')}
              </a>
            </p>
            <div className="figures-table" tabIndex={0} role="group" aria-label={words.table(table)}>
              {said.kind === 'rows' && <Rows rows={said.rows} tracker={tracker.id} reading={reading} />}
              {said.kind === 'steps' && <Steps said={said} tracker={tracker.id} reading={reading} />}
              {said.kind === 'records' && <Records said={said} tracker={tracker.id} reading={reading} />}
            </div>
          </>
        )}
      </main>
    </WatchedLedger>
  )
}

interface PartProps {
  tracker: string
  reading: FullWording
}

function RowName({ row, tracker, reading }: PartProps & { row: CountedRow }) {
  return (
    <a href={`/trackers/${tracker}?item=${encodeURIComponent(row.item)}`}>
      <span className="counted__code figures">{row.code}</span> {reading.titleOf(row)}
    </a>
  )
}

function Rows({ rows, tracker, reading }: PartProps & { rows: readonly CountedRow[] }) {
  const { columnName } = reading
  return (
    <table className="table counted">
      <thead>
        <tr>
          {(['title', 'lead', 'status', 'light', 'due'] as const).map((column) => (
            <th key={column} scope="col">
              {columnName(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.item}>
            <th scope="row">
              <RowName row={row} tracker={tracker} reading={reading} />
            </th>
            <td>{reading.departmentName(row.lead)}</td>
            <td>
              <span className={`chip chip--${row.status}`}>{reading.statusText(row.status)}</span>
            </td>
            <td>
              <LightMark light={row.light} reading={reading} />
            </td>
            <td className="figures counted__date">{row.due}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Steps({ said, tracker, reading }: PartProps & { said: Extract<Said, { kind: 'steps' }> }) {
  const { t, momentText } = reading
  return (
    <table className="table counted">
      <thead>
        <tr>
          <th scope="col">{reading.columnName('title')}</th>
          <th scope="col">{reading.columnName('lead')}</th>
          <th scope="col">{t('report.counted.step')}</th>
          <th scope="col">{t('report.counted.from')}</th>
          <th scope="col">{t('report.counted.to')}</th>
          <th scope="col">{t('report.counted.took')}</th>
        </tr>
      </thead>
      <tbody>
        {said.steps.map(({ row, step, lead, from, to }) => (
          <tr key={`${row.item} ${step} ${from}`}>
            <th scope="row">
              <RowName row={row} tracker={tracker} reading={reading} />
            </th>
            <td>{reading.departmentName(lead)}</td>
            <td>{t(`report.rows.steps.${step}`)}</td>
            <td className="figures counted__date">{momentText(from)}</td>
            <td className="figures counted__date">{to === null ? t('report.counted.waits') : momentText(to)}</td>
            <td className="figures">{t('report.days', { days: inDays((to ?? said.at) - from) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Records({ said, tracker, reading }: PartProps & { said: Extract<Said, { kind: 'records' }> }) {
  const { t } = reading
  return (
    <table className="table counted">
      <thead>
        <tr>
          <th scope="col">{reading.columnName('title')}</th>
          <th scope="col">{reading.columnName('lead')}</th>
          <th scope="col">{t('report.counted.kind')}</th>
          <th scope="col">{t('report.counted.state')}</th>
          <th scope="col">{t('report.counted.at')}</th>
        </tr>
      </thead>
      <tbody>
        {said.records.map(({ id, kind, state, department, at, row }) => (
          <tr key={id}>
            <th scope="row">
              {row ? (
                <RowName row={row} tracker={tracker} reading={reading} />
              ) : (
                <a href={`/trackers/${tracker}/whistles`}>{t('whistles.title')}</a>
              )}
            </th>
            <td>{reading.departmentName(department)}</td>
            <td>{t(kind === 'call' ? 'report.columns.requests.called' : 'report.columns.requests.asked')}</td>
            <td>{t(`asks.state.${state}` as WordKey)}</td>
            <td className="figures counted__date">{reading.momentText(at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
