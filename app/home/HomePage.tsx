import { Form, useRevalidator } from '@remix-run/react'
import { useMemo } from 'react'
import { MissingYears } from '../calendar/MissingYears'
import { useTranslation } from '../i18n/useTranslation'
import { administers, type HousePerson } from '../model/house/housePerson'
import type { KeepingProblem, RemovedLedger } from '../model/house/keeping'
import { openDepartments, type Department } from '../model/ledger/person'
import { builtInSchema } from '../model/ledger/schema'
import { createWording } from '../reading/wording'
import { TopBar } from '../ui/TopBar'
import { useFreshAnswer } from '../inbox/useFreshAnswer'
import { inOrderOfHarm } from '../inbox/waitingRows'
import type { LedgerOverview } from './ledgerOverview'
import { FirstSteps } from './FirstSteps'
import { LedgersAside } from './LedgersAside'
import { SearchResults } from './SearchResults'
import type { FoundInLedger } from './searchLedgers'
import { useServerClock } from '../sync/useServerClock'
import { RedList, TaskList } from './TaskList'

interface HomePageProps {
  person: HousePerson
  departments: readonly Department[]
  ledgers: readonly LedgerOverview[]
  /** See LedgersPort.reach. */
  reach: string
  mayCreate: boolean
  /** How many departments were just added. */
  added: number
  removed: readonly RemovedLedger[]
  /** What the reader has just taken out. */
  takenOut: RemovedLedger | null
  /** Years that the reader has to enter into the calendar. */
  missing: readonly number[]
  /** The house's. */
  timeZone: string
  /** When it was read (ms). */
  now: number
  notRestored: KeepingProblem | null
  /** What was looked for in all ledgers; null where nothing was. */
  search: { text: string; found: FoundInLedger[] } | null
}

/** The house's home: what waits for the reader over all ledgers, what is red, and the ledgers (N7, L8). */
export function HomePage({
  person,
  departments,
  ledgers,
  reach,
  mayCreate,
  added,
  removed,
  takenOut,
  missing,
  timeZone,
  now,
  notRestored,
  search,
}: HomePageProps) {
  const { t, language } = useTranslation()
  const revalidator = useRevalidator()
  const readAnew = () => {
    if (revalidator.state === 'idle') revalidator.revalidate()
  }
  useFreshAnswer(reach, readAnew)
  const clock = useServerClock(now)
  const wording = useMemo(
    () => createWording({ schema: builtInSchema, departments, streams: [] }, language, 'short'),
    [departments, language],
  )
  const waiting = inOrderOfHarm(ledgers.flatMap((ledger) => ledger.waiting))
  const tasks = new Set(waiting.flatMap((row) => ('task' in row ? `${row.ledger.id}/${row.item}` : [])))
  const allRed = ledgers.flatMap((ledger) => ledger.red)
  const red = allRed
    .filter(({ ledger, item }) => !tasks.has(`${ledger.id}/${item}`))
    .sort((a, b) => b.light.days - a.light.days)
  const redAbove = allRed.length - red.length
  const shared = { wording, namesLedgers: ledgers.length > 1 }
  const answers = ledgers.some(({ role }) => role !== 'viewer')
  return (
    <>
      <TopBar person={person}>
        <Form role="search" className="home__search" action="/">
          <input
            className="input input--small"
            type="search"
            name="q"
            aria-label={t('home.search')}
            placeholder={`${t('home.search')} · ${t('home.searchHint')}`}
            defaultValue={search?.text}
            maxLength={200}
          />
          <button className="button button--small">{t('home.find')}</button>
        </Form>
      </TopBar>
      <main className="page home">
        <h1 className="visually-hidden">{t('home.title')}</h1>
        <div className="home__main">
          {!search && <MissingYears years={missing} />}
          {added > 0 && (
            <p className="notice" role="status">
              {t('home.added', { count: added })}
            </p>
          )}
          {takenOut && (
            <p className="notice" role="status">
              {t('home.takenOut', { title: takenOut.title[language], file: takenOut.file })}
            </p>
          )}
          {search ? (
            <SearchResults search={search.text} found={search.found} />
          ) : (
            <>
              {ledgers.length === 0 && administers(person) && (
                <FirstSteps departments={openDepartments(departments).length} />
              )}
              {(answers || waiting.length > 0) && (
                <section aria-labelledby="waiting" className="home__section">
                  <h2 id="waiting" className="section__heading">
                    {t('home.waiting')}{' '}
                    {waiting.length > 0 && <span className="home__count figures">{waiting.length}</span>}
                  </h2>
                  <p className="section__hint">{t(waiting.length > 0 ? 'home.waitingHint' : 'home.nothingWaits')}</p>
                  <TaskList rows={waiting} clock={clock} onDone={readAnew} {...shared} />
                </section>
              )}
              {ledgers.length > 0 && (
                <section aria-labelledby="red" className="home__section">
                  <h2 id="red" className="section__heading">
                    {t('home.red')} {allRed.length > 0 && <span className="home__count figures">{allRed.length}</span>}
                  </h2>
                  <p className="section__hint">
                    {red.length > 0 && t('home.redHint')} {redAbove > 0 && t('home.redAbove', { count: redAbove })}
                    {allRed.length === 0 && t('home.nothingRed')}
                  </p>
                  <RedList rows={red} {...shared} />
                </section>
              )}
            </>
          )}
        </div>
        <LedgersAside
          ledgers={ledgers}
          removed={removed}
          isRemovedOpen={takenOut !== null}
          timeZone={timeZone}
          mayCreate={mayCreate}
          problem={notRestored && t(`settings.keeping.${notRestored}`)}
        />
      </main>
    </>
  )
}
