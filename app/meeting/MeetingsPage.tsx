import { useTranslation } from '../i18n/useTranslation'
import type { MeetingSummary } from '../model/meeting/record'
import type { Tracker } from '../model/ledger/tracker'
import type { Translate } from '../i18n/Translate'
import { coordinates, type Person } from '../model/ledger/person'
import { WatchedLedger } from '../ledger/WatchedLedger'
import { TopBar } from '../ui/TopBar'
import { Trail } from '../ui/Trail'
import { MeetingsTable } from './MeetingsTable'
import { ScreenLinks } from './ScreenLinks'

/** The history of a ledger's meetings, newest first, two of which can be compared. */
export function MeetingsPage({
  tracker,
  person,
  meetings,
}: {
  tracker: Tracker
  person: Person
  meetings: MeetingSummary[]
}) {
  const { t } = useTranslation()
  const { language } = useTranslation()
  const title = tracker.title[language]
  const isOn = meetings.some(({ meeting }) => meeting.closedAt === null)
  return (
    <WatchedLedger tracker={tracker} person={person}>
      <TopBar person={person}>
        <Trail steps={[{ to: `/trackers/${tracker.id}`, text: title }]} />
      </TopBar>
      <main className="page records">
        <div className="records__head">
          <h1 className="page__title">{t('records.meetings.title')}</h1>
          {meetings.length > 0 && !isOn && coordinates(person) && (
            <a className="button button--primary" href={`/trackers/${tracker.id}/meeting`}>
              {t('records.meetings.start')}
            </a>
          )}
        </div>
        {meetings.length === 0 ? (
          <NoMeetings tracker={tracker.id} person={person} t={t} />
        ) : (
          <MeetingsTable tracker={tracker} meetings={meetings} />
        )}
        {coordinates(person) && <ScreenLinks tracker={tracker.id} timeZone={tracker.settings.timeZone} />}
      </main>
    </WatchedLedger>
  )
}

function NoMeetings({ tracker, person, t }: { tracker: string; person: Person; t: Translate }) {
  const mayStart = coordinates(person)
  return (
    <section className="records__empty" aria-labelledby="no-meetings">
      <h2 id="no-meetings" className="records__subtitle">
        {t('records.meetings.emptyTitle')}
      </h2>
      <p>{t('records.meetings.empty')}</p>
      <p>{t(mayStart ? 'records.meetings.emptyCoordinator' : 'records.meetings.emptyOthers')}</p>
      <p className="records__actions">
        {mayStart && (
          <a className="button button--primary" href={`/trackers/${tracker}/meeting`}>
            {t('records.meetings.start')}
          </a>
        )}
        <a className="button" href={`/trackers/${tracker}`}>
          {t('records.meetings.ledger')}
        </a>
      </p>
    </section>
  )
}
