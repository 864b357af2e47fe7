import { useTranslation } from '../i18n/useTranslation'
import type { LedgerSnapshot } from '../model/ledger/snapshot'
import type { Tracker } from '../model/ledger/tracker'
import type { historyZh } from '../i18n/history.zh'
import { localTime } from '../model/text/dates'
import type { Person } from '../model/ledger/person'
import { WatchedLedger } from '../ledger/WatchedLedger'
import { TopBar } from '../ui/TopBar'
import { MomentForm } from './MomentForm'
import { PastTable } from './PastTable'

interface AsOfPageProps {
  tracker: Tracker
  person: Person
  /** When the page was made (ms since 1970). */
  now: number
  /** Null: the present is shown, until somebody chooses. */
  at: number | null
  /** Null when there is nothing to show for what was asked. */
  snapshot: LedgerSnapshot | null
  problem: keyof (typeof historyZh)['problem'] | null
  /** From 1 on. */
  page: number
}

/** The whole ledger as of a past moment, to look at (H3). It needs no script. */
export function AsOfPage({ tracker, person, now, at, snapshot, problem, page }: AsOfPageProps) {
  const { t, language } = useTranslation()
  const { timeZone } = tracker.settings
  const title = tracker.title[language]
  const moment = at ?? now
  const when = localTime(timeZone, moment).replace('T', ' ').replace(/:00$/, '')
  const iso = new Date(moment).toISOString()
  return (
    <WatchedLedger tracker={tracker} person={person}>
      <div className="ledger as-of">
        <a className="skip" href="#ledger">
          {t('app.skip')}
        </a>
        <TopBar person={person}>
          <h1 className="ledger__title" title={title}>
            {title} · {t('history.asOfTitle')}
          </h1>
        </TopBar>
        <main className="as-of__main">
          <div className="as-of__bar">
            <MomentForm timeZone={timeZone} moment={moment} now={now} />
            <span className="as-of__space" />
            {snapshot && (
              <a
                className="button button--small"
                href={`/trackers/${tracker.id}/export.csv?${new URLSearchParams({ asOf: iso, lang: language })}`}
              >
                {t('history.csv')}
              </a>
            )}
            <a className="button button--small button--primary" href={`/trackers/${tracker.id}`}>
              {t('history.live')}
            </a>
          </div>
          {problem ? (
            <p className="as-of__line as-of__line--problem" role="alert">
              {t(`history.problem.${problem}`)}
            </p>
          ) : (
            <p className="as-of__line">
              <strong>
                {at === null ? t('history.asNow') : <time dateTime={iso}>{t('history.asOf', { when })}</time>}
              </strong>{' '}
              {at !== null && <span className="as-of__detail">{t('history.asOfDetail')}</span>}
            </p>
          )}
          <section className="as-of__ledger first-paint" id="ledger" aria-label={t('history.table')} tabIndex={0}>
            {snapshot && (
              <PastTable
                snapshot={snapshot}
                moment={moment}
                page={page}
                address={(to) => `?${new URLSearchParams({ at: iso, page: String(to) })}`}
              />
            )}
          </section>
        </main>
      </div>
    </WatchedLedger>
  )
}
