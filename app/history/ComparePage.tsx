import type { Tracker } from '../model/ledger/tracker'
import type { changesZh } from '../i18n/changes.zh'
import type { ComparedRow, ComparisonCounts } from '../model/history/comparison'
import type { StructureChange } from '../model/history/structureChange'
import type { Stream } from '../model/ledger/rows'
import type { Department, Person } from '../model/ledger/person'
import type { ColumnRecord } from '../model/ledger/schema'
import { WatchedLedger } from '../ledger/WatchedLedger'
import { TopBar } from '../ui/TopBar'
import { Trail } from '../ui/Trail'
import { ChangeCounts } from './ChangeCounts'
import { ChangedRows } from './ChangedRows'
import type { ClosedMeeting } from './closedMeetings'
import { CompareForm } from './CompareForm'
import { StructureChanges } from './StructureChanges'
import { shownChanges, type Narrowing, type ShownChanges } from './narrowChanges'
import { useWording, type FullWording } from '../reading/useWording'
import { Pager } from '../ui/Pager'

interface Compared {
  from: number
  to: number
  byStream: Record<string, ComparisonCounts>
  byDepartment: Record<string, ComparisonCounts>
  /** Of what the stream and the department leave; `light` counts rows whose light alone changed. */
  counts: ComparisonCounts & { light: number; all: number; structure: number }
  /** What became of columns and streams, on the first page. */
  structure: StructureChange[]
  /** Of the page that is shown. */
  rows: ComparedRow[]
  page: number
  pages: number
}

interface ComparePageProps {
  tracker: Tracker
  person: Person
  now: number
  meetings: ClosedMeeting[]
  asked: { from: string; to: string }
  moments: { from: number; to: number }
  narrowing: Narrowing
  /** Null when there is nothing to compare for what was asked, or nothing was asked yet. */
  compared: Compared | null
  problem: keyof (typeof changesZh)['problem'] | null
  departments: Department[]
  columns: ColumnRecord[]
  streams: Stream[]
}

/** What changed in a ledger between two moments. It needs no script. */
export function ComparePage({
  tracker,
  person,
  now,
  meetings,
  asked,
  moments,
  narrowing,
  compared,
  problem,
  departments,
  columns,
  streams,
}: ComparePageProps) {
  const { timeZone } = tracker.settings
  const reading = useWording(timeZone, departments, streams, columns)
  const { t, language } = reading
  /** This page's address with another part of the question. */
  const address = (change: Partial<Narrowing & { page: string }>) => {
    const query = new URLSearchParams(
      Object.entries({ ...asked, ...narrowing, page: '', ...change }).filter(
        ([name, value]) => value !== '' && !(name === 'show' && value === 'main'),
      ),
    )
    return `?${query}`
  }
  return (
    <WatchedLedger tracker={tracker} person={person}>
      <TopBar person={person}>
        <Trail
          steps={[
            { to: `/trackers/${tracker.id}`, text: tracker.title[language] },
            { to: `/trackers/${tracker.id}/meetings`, text: t('records.pages.meetings') },
          ]}
        />
      </TopBar>
      <main className="page compare">
        <h1 className="page__title">{t('records.compare.title')}</h1>
        <CompareForm
          meetings={meetings}
          asked={asked}
          moments={moments}
          narrowing={narrowing}
          departments={departments}
          streams={streams}
          timeZone={timeZone}
          now={now}
          reading={reading}
        />
        {problem && (
          <p className="notice notice--error" role="alert">
            {t(`records.problem.${problem}`)}
          </p>
        )}
        {!problem && !compared && <p className="notice">{t('records.compare.choose')}</p>}
        {compared && (
          <>
            <div className="compare__line">
              <p className="figures">
                {t('records.compare.span', {
                  from: reading.momentText(compared.from),
                  to: reading.momentText(compared.to),
                })}
              </p>
              <a
                className="button button--small"
                href={`/trackers/${tracker.id}/changes.csv${address({})}&${new URLSearchParams({ show: narrowing.show, lang: language })}`}
                download
              >
                {t('records.compare.csv')}
              </a>
            </div>
            {compared.counts.all + compared.counts.structure === 0 &&
            narrowing.stream === '' &&
            narrowing.department === '' ? (
              <p className="compare__nothing">{t('records.compare.nothing')}</p>
            ) : (
              <Findings
                compared={compared}
                narrowing={narrowing}
                tracker={tracker.id}
                departments={departments}
                streams={streams}
                reading={reading}
                address={address}
              />
            )}
          </>
        )}
      </main>
    </WatchedLedger>
  )
}

interface FindingsProps extends Pick<ComparePageProps, 'narrowing' | 'departments' | 'streams'> {
  compared: Compared
  tracker: string
  reading: FullWording
  address: (change: Partial<Narrowing & { page: string }>) => string
}

function Findings({ compared, narrowing, tracker, departments, streams, reading, address }: FindingsProps) {
  const { t } = reading
  const { byStream, byDepartment, counts, structure, rows, page, pages } = compared
  const countOf: Record<ShownChanges, number> = {
    main: counts.all - counts.light + counts.structure,
    changed: counts.changed,
    red: counts.newlyRed,
    closed: counts.newlyClosed,
    added: counts.added,
    removed: counts.removed,
    structure: counts.structure,
    light: counts.light,
  }
  return (
    <>
      {Object.keys(byStream).length > 0 && (
        <ChangeCounts
          byStream={byStream}
          byDepartment={byDepartment}
          streams={streams}
          departments={departments}
          reading={reading}
          linkOf={(group) => ({
            href: address(group),
            isCurrent:
              'stream' in group ? group.stream === narrowing.stream : group.department === narrowing.department,
          })}
        />
      )}
      <nav className="compare__shows" aria-label={t('records.compare.show')}>
        {shownChanges.map((show) => (
          <a
            key={show}
            href={address({ show })}
            aria-current={narrowing.show === show ? 'page' : undefined}
            className={show === 'red' && countOf.red > 0 ? 'compare__show compare__show--red' : 'compare__show'}
          >
            {t(`records.compare.shows.${show}`)} <span className="figures">{countOf[show]}</span>
          </a>
        ))}
      </nav>
      <StructureChanges changes={structure} reading={reading} />
      {rows.length + structure.length === 0 && <p className="compare__nothing">{t('records.compare.nothingFound')}</p>}
      {rows.length > 0 && (
        <ChangedRows rows={rows} tracker={tracker} reading={reading} label={t('records.compare.rows')} />
      )}
      <Pager page={page} pages={pages} address={(to) => address({ page: String(to) })} />
    </>
  )
}
