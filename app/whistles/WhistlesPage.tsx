import { Link } from '@remix-run/react'
import { useEffect, useMemo, useState } from 'react'
import { whistlesNow } from '../contracts/whistles'
import { useTranslation } from '../i18n/useTranslation'
import { WatchedLedger } from '../ledger/WatchedLedger'
import type { LedgerSnapshot } from '../model/ledger/snapshot'
import { openDepartments, type Person } from '../model/ledger/person'
import { isAskedOf } from '../model/records/asks'
import { kindOf } from '../model/records/kinds/kinds'
import type { RecordOf } from '../model/records/record'
import type { WhistlesNow } from '../model/records/whistles'
import { createReading, type Reading } from '../reading/reading'
import { Whole } from '../records/Whole'
import { RecordContextProvider } from '../records/RecordContext'
import { RecordForm } from '../records/RecordForm'
import { useSendRecord } from '../records/useSendRecord'
import { LedgerStore } from '../sync/LedgerStore'
import { useServerClock } from '../sync/useServerClock'
import { TopBar } from '../ui/TopBar'
import { Trail } from '../ui/Trail'
import { usePolled } from './usePolled'
import { WhistleFiguresLine } from './WhistleFiguresLine'

interface WhistlesPageProps {
  /** Without its rows. */
  snapshot: LedgerSnapshot
  person: Person
  first: WhistlesNow
  now: number
}

/** How often it is asked what others did (ms). */
const every = 5_000

/** A ledger's whistles: blown here or from a row, answered, ruled on and rated here, also on a phone. */
export function WhistlesPage({ snapshot, person, first, now }: WhistlesPageProps) {
  const { t, language } = useTranslation()
  const { tracker, departments } = snapshot
  const clock = useServerClock(now)
  const [store] = useState(() => new LedgerStore(tracker.settings, now, snapshot))
  const reading = useMemo(
    () => createReading(store, store.schema, departments, t, language),
    [store, departments, t, language],
  )
  const { value, ask } = usePolled(`/trackers/${tracker.id}/whistles/now`, whistlesNow, first, every)
  const send = useSendRecord(tracker.id, () => void ask())
  const [isBlowing, setBlowing] = useState(false)
  const { records, figures, older, titles } = value
  const unseen = records.flatMap(({ record }) => (record.seenAt === null && isAskedOf(record, person) ? record.id : []))
  const unseenIds = unseen.join(' ')
  useEffect(() => {
    if (unseenIds) void send({ do: 'see', records: unseenIds.split(' ') })
  }, [unseenIds, send])
  const standing = { person, item: null, hasSubItems: false, today: store.today, settings: tracker.settings }
  const mayBlow =
    kindOf('whistle').judge({
      ...{ ...standing, open: 0, granted: 0 },
      departments: new Set(openDepartments(departments).map(({ id }) => id)),
    }) === null
  const wholes = records.filter(({ record }) => record.parent === null)
  const goesOn = (id: string) =>
    records.some(({ record }) => record.isOpen && (record.id === id || record.parent === id))
  const list = (shown: typeof wholes) => (
    <ul className="whistles__list">
      {shown.map(({ record, events }) => (
        <li key={record.id} id={record.id}>
          <AboutRow record={record as RecordOf<'whistle'>} tracker={tracker.id} titles={titles} reading={reading} />
          <Whole record={record} events={events} all={records} item={null} />
        </li>
      ))}
    </ul>
  )
  const past = wholes.filter(({ record }) => !goesOn(record.id))
  const going = wholes.filter(({ record }) => goesOn(record.id))
  return (
    <WatchedLedger tracker={tracker} person={person}>
      <TopBar person={person}>
        <Trail steps={[{ to: `/trackers/${tracker.id}`, text: tracker.title[language] }]} />
      </TopBar>
      <RecordContextProvider value={{ tracker: tracker.id, store, reading, person, send, clock }}>
        <main className="page records whistles">
          <div className="records__head">
            <h1 className="page__title">{t('whistles.title')}</h1>
            {mayBlow && !isBlowing && (
              <button className="button button--primary" onClick={() => setBlowing(true)}>
                {t('asks.open.whistle')}
              </button>
            )}
          </div>
          <WhistleFiguresLine figures={figures} />
          {isBlowing && <RecordForm kind="whistle" item={null} onDone={() => setBlowing(false)} />}
          {wholes.length === 0 && !isBlowing && (
            <section className="records__empty" aria-labelledby="no-whistles">
              <h2 id="no-whistles" className="records__subtitle">
                {t('whistles.emptyTitle')}
              </h2>
              <p>{t('whistles.empty')}</p>
            </section>
          )}
          {going.length > 0 && (
            <section aria-labelledby="whistles-going">
              <h2 id="whistles-going" className="records__subtitle">
                {t('whistles.going')} <span className="whistles__count figures">{going.length}</span>
              </h2>
              {list(going)}
            </section>
          )}
          {past.length > 0 && (
            <section aria-labelledby="whistles-past">
              <h2 id="whistles-past" className="records__subtitle">
                {t('whistles.past')} <span className="whistles__count figures">{past.length + older}</span>
              </h2>
              {list(past)}
              {older > 0 && <p className="records__hint">{t('whistles.older', { count: older })}</p>}
            </section>
          )}
        </main>
      </RecordContextProvider>
    </WatchedLedger>
  )
}

/** The row that a whistle is about, as it is called now, or was when it is gone. */
function AboutRow({
  record: { item, label },
  tracker,
  titles,
  reading,
}: {
  record: RecordOf<'whistle'>
  tracker: string
  titles: WhistlesNow['titles']
  reading: Reading
}) {
  if (item === null) return null
  const row = titles[item] ?? label
  return (
    <p className="whistles__row">
      <Link to={`/trackers/${tracker}?item=${encodeURIComponent(item)}`}>
        {[label?.code, row && reading.titleOf(row)].filter(Boolean).join(' ')}
      </Link>
    </p>
  )
}
