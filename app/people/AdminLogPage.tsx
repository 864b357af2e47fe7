import { useTranslation } from '../i18n/useTranslation'
import type { HousePerson } from '../model/house/housePerson'
import type { AdminLogPage as LogPage, AdminLogQuery, PersonThen } from '../model/records/adminLog'
import { momentIn } from '../model/text/dates'
import { TopBar } from '../ui/TopBar'
import { Trail } from '../ui/Trail'
import { AdminLogFilter } from './AdminLogFilter'
import { AdminLogTable } from './AdminLogTable'
import { logQuery } from './askedLog'

interface AdminLogPageProps {
  person: HousePerson
  asked: AdminLogQuery
  page: LogPage
  /** Whose acts may be asked for. */
  people: readonly PersonThen[]
  timeZone: string
}

/** What administrators did, to look up. It needs no script. */
export function AdminLogPage({ person, asked, page, people, timeZone }: AdminLogPageProps) {
  const { t, language } = useTranslation()
  const { entries, hasOlder, since } = page
  const isEmpty = entries.length === 0
  const all = { ...asked, before: null }
  const isNarrowed = logQuery(asked) !== ''
  const csv = new URLSearchParams(logQuery(all))
  csv.set('lang', language)
  return (
    <>
      <TopBar person={person}>
        <Trail steps={[{ to: '/people', text: t('people.pageTitle') }]} />
      </TopBar>
      <main className="page admin-log">
        <div className="admin-log__head">
          <h1 className="page__title">{t('adminLog.title')}</h1>
          {!isEmpty && (
            <a className="button button--small" href={`/people/log.csv?${csv}`}>
              {t('adminLog.csv')}
            </a>
          )}
        </div>
        <p className="people__hint">
          {t('adminLog.hint')}{' '}
          <span className="admin-log__since">{t('adminLog.since', { when: momentIn(timeZone, since) })}</span>
        </p>
        {isEmpty && !isNarrowed ? (
          <section className="admin-log__empty" aria-labelledby="no-entries">
            <h2 id="no-entries" className="section__heading">
              {t('adminLog.emptyTitle')}
            </h2>
            <p>{t('adminLog.empty')}</p>
          </section>
        ) : (
          <>
            <AdminLogFilter asked={asked} people={people} />
            {isEmpty ? (
              <p className="admin-log__nothing">{t('adminLog.nothingFound')}</p>
            ) : (
              <AdminLogTable entries={entries} timeZone={timeZone} />
            )}
            {(hasOlder || asked.before !== null) && (
              <nav className="admin-log__pages" aria-label={t('adminLog.pages')}>
                {asked.before !== null && <a href={`/people/log${logQuery(all)}`}>{t('adminLog.newest')}</a>}
                {hasOlder && (
                  <a href={`/people/log${logQuery({ ...asked, before: entries.at(-1)!.id })}`}>{t('adminLog.older')}</a>
                )}
              </nav>
            )}
          </>
        )}
      </main>
    </>
  )
}
