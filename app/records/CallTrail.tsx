import { useTranslation } from '../i18n/useTranslation'
import { answeredFor, meanOf, ratingAspects } from '../model/records/kinds/call'
import type { RecordEvent, RecordOf } from '../model/records/record'
import { AskClock } from './AskClock'
import { clockText } from './clockText'
import { RecordFiles } from './RecordFiles'
import { useRecordContext } from './RecordContext'
import { spanText } from './spanText'

/** What became of a call, from left to right, each with its time; then what was said, and what still runs out. */
export function CallTrail({ record, events }: { record: RecordOf<'call'>; events: readonly RecordEvent[] }) {
  const { t } = useTranslation()
  const { reading, clock } = useRecordContext()
  const { at, seenAt, facts } = record
  const came = answeredFor(facts)
  const mean = meanOf(record)
  const stations = [
    { at, what: t('asks.station.called') },
    ...(seenAt === null ? [] : [{ at: seenAt, what: t('asks.station.seen') }]),
    ...(facts.answeredAt === null || facts.answeredAt === facts.cameAt
      ? []
      : [{ at: facts.answeredAt, what: t('asks.station.answered') }]),
    ...(facts.overdueAt === null ? [] : [{ at: facts.overdueAt, what: t('asks.did.overdue') }]),
    ...(facts.cameAt === null ? [] : [{ at: facts.cameAt, what: t('asks.station.came') }]),
    ...(facts.handledAt === null ? [] : [{ at: facts.handledAt, what: t('asks.station.handled') }]),
  ].sort((a, b) => a.at - b.at)
  const said = events.filter(({ event, words, files }) => event !== 'open' && (words !== '' || files.length > 0))
  return (
    <>
      <ol className="call-trail">
        {stations.map((station) => (
          <li key={station.what}>
            {station.what}{' '}
            <time className="figures">{clockText(reading.momentText(station.at), reading.momentText(at))}</time>
            {station.at === came && (
              <span className={came > facts.dueAt ? 'call-trail__late' : 'call-trail__took'}>
                {t('asks.took', { time: spanText(t, came - at) })}
              </span>
            )}
          </li>
        ))}
        {mean !== null && (
          <li>
            {t('asks.station.rated')} <span className="figures">{mean.toFixed(1)}</span>{' '}
            <span className="call-trail__took">
              {ratingAspects.map((name) => `${t(`asks.fields.${name}`)} ${facts.rating![name]}`).join(' · ')}
            </span>
          </li>
        )}
      </ol>
      <AskClock record={record} clock={clock} />
      {facts.dispute && (
        <p className="record__dates">
          {t('asks.disputeSays', {
            department: reading.departmentName(facts.dispute.department),
            clause: facts.dispute.clause,
          })}
        </p>
      )}
      {facts.movedTo !== '' && (
        <p className="record__dates">{t('asks.movedTo', { department: reading.departmentName(facts.movedTo) })}</p>
      )}
      {said.map(({ event, by, words, files, at: when }) => (
        <div key={`${event} ${when}`} className="record__said">
          {t(`asks.did.${event as 'reply'}`)} {by && reading.who(by)}
          {words !== '' && <span className="record__words">{words}</span>}
          <RecordFiles files={files} />
        </div>
      ))}
    </>
  )
}
