import type { Translate } from '../i18n/Translate'
import { useTranslation } from '../i18n/useTranslation'
import { WatchedLedger } from '../ledger/WatchedLedger'
import type { ChangedBy } from '../model/history/history'
import type { Department, Person } from '../model/ledger/person'
import type { Tracker } from '../model/ledger/tracker'
import type { RecordEvent, RecordOf } from '../model/records/record'
import { dateIn } from '../model/text/dates'
import { paperDate } from '../reading/proseDate'
import { useWording } from '../reading/useWording'
import { askedRow } from '../model/view/openingView'
import { TopBar } from '../ui/TopBar'
import { Trail } from '../ui/Trail'
import { Paper, PaperSignature, PaperText } from './Paper'

interface OrderPageProps {
  tracker: Tracker
  person: Person
  departments: Department[]
  order: RecordOf<'order'>
  events: RecordEvent[]
}

/** 督办单 as the paper that it is: as it was issued, whether it was recalled, and what became of it. */
export function OrderPage({ tracker, person, departments, order, events }: OrderPageProps) {
  const { t, language } = useTranslation()
  const { timeZone } = tracker.settings
  const reading = useWording(timeZone, departments)
  const { label, facts, by } = order
  const { year, count } = order.number!
  const day = (at: number) => paperDate(dateIn(timeZone, at), language)
  const title = reading.titleOf(label)
  const ledger = tracker.title[language]
  const who = ({ name, department }: ChangedBy) =>
    department === null ? name : t('papers.order.who', { name, department: reading.departmentName(department) })
  const root = `/trackers/${tracker.id}`
  return (
    <WatchedLedger tracker={tracker} person={person}>
      <TopBar person={person}>
        <Trail
          steps={[
            { to: root, text: ledger },
            { to: `${root}?${new URLSearchParams({ [askedRow]: order.item })}`, text: `${label.code} ${title}` },
          ]}
        />
      </TopBar>
      <main>
        <Paper
          title={t('papers.order.title', { title })}
          number={t('papers.order.number', { year, number: count })}
          mark={recalledText(t, events, day)}
        >
          <p className="paper__to">{t('papers.order.to', { department: reading.departmentName(order.department) })}</p>
          <PaperText text={facts.text} />
          <p>{t('papers.order.about', { title, ledger, code: label.code })}</p>
          <p>{t('papers.order.until', { date: paperDate(facts.until, language) })}</p>
          <PaperSignature
            name={by.department === null ? by.name : reading.departmentName(by.department)}
            date={day(order.at)}
          />
          <Progress events={events} who={who} day={day} />
        </Paper>
      </main>
    </WatchedLedger>
  )
}

/** That it was recalled, when and why; null where it was not. */
function recalledText(t: Translate, events: readonly RecordEvent[], day: (at: number) => string): string | null {
  const recall = events.find(({ event }) => event === 'recall')
  if (!recall) return null
  const { at, words } = recall
  return t('papers.order.recalled', { date: day(at), words })
}

/** What became of it once it was issued, step by step with what was said. */
function Progress({
  events,
  who,
  day,
}: {
  events: readonly RecordEvent[]
  who(by: ChangedBy): string
  day(at: number): string
}) {
  const { t } = useTranslation()
  const steps = events.filter(({ event }) => event !== 'open' && event !== 'recall')
  if (steps.length === 0) return null
  return (
    <>
      <h2 className="paper__heading">{t('papers.order.progress')}</h2>
      {steps.map(({ event, words, details, by, at }) => (
        <p key={at}>
          {t('papers.order.step', {
            date: day(at),
            who: by && event !== 'lapse' ? who(by) : '',
            what: event === 'lapse' ? t(`asks.lapsed.${details.why as 'removed'}`) : t(`asks.did.${event as 'reply'}`),
          })}
          {words && `${t('ledger.colon')}${words}`}
        </p>
      ))}
    </>
  )
}
