import type { Tracker } from '../model/ledger/tracker'
import type { FullWording } from '../reading/useWording'
import { proseDate } from '../reading/proseDate'
import { timeIn } from '../model/text/dates'
import type { Meeting } from '../model/meeting/meeting'

interface RecordHeadProps {
  tracker: Tracker
  meeting: Meeting
  counts: { discussed: number; decided: number; open: number }
  hasMinutes: boolean
  /** What the changes are told of, as an address has it. */
  span: { from: string; to: string }
  reading: FullWording
}

/** What a meeting was, in two lines, and what can be taken away of it. */
export function RecordHead({ tracker, meeting, counts, hasMinutes, span, reading }: RecordHeadProps) {
  const { t, language } = reading
  const { title, heldOn, chair, startedAt, startedBy, closedAt } = meeting
  const { timeZone } = tracker.settings
  const root = `/trackers/${tracker.id}`
  const own = `${root}/meetings/${meeting.id}`
  const times = {
    date: proseDate(heldOn, language),
    from: timeIn(timeZone, startedAt),
    to: closedAt === null ? '' : timeIn(timeZone, closedAt),
  }
  const facts = [
    t(closedAt === null ? 'records.record.heldSince' : 'records.record.held', times),
    chair !== '' && t('records.record.chairedBy', { name: chair }),
    t('records.record.recordedBy', { name: startedBy.name }),
  ]
  const said = [
    t('records.record.discussed', { count: counts.discussed }),
    t('records.record.decided', { count: counts.decided }),
  ]
  const files = [
    hasMinutes && [`${own}/minutes.md?lang=${language}`, t('records.record.minutesFile')],
    [`${own}/decisions.csv?lang=${language}`, t('records.record.decisionsFile')],
    [`${root}/changes.csv?${new URLSearchParams({ ...span, lang: language })}`, t('records.record.changesFile')],
  ].filter((file): file is [string, string] => file !== false)
  return (
    <header className="record__head">
      <h1 className="page__title">{title}</h1>
      <p className="record__facts">
        {facts
          .filter((fact) => fact !== false)
          .map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
      </p>
      <p className="record__facts">
        {said.map((text) => (
          <span key={text}>{text}</span>
        ))}
        {counts.open > 0 && (
          <strong className="record__open">{t('records.record.open', { count: counts.open })}</strong>
        )}
      </p>
      <div className="record__takings">
        <span className="record__label">{t('records.record.download')}</span>
        {files.map(([href, text]) => (
          <a key={href} className="button button--small" href={href} download>
            {text}
          </a>
        ))}
        {closedAt !== null && (
          <a
            className="button button--small button--quiet"
            href={`${root}/as-of?${new URLSearchParams({ at: new Date(closedAt).toISOString() })}`}
          >
            {t('records.record.baseline')}
          </a>
        )}
      </div>
      {closedAt === null && (
        <p className="notice">
          {t('records.record.runningText')} <a href={`${root}/meeting`}>{t('records.meetings.enter')}</a>
        </p>
      )}
    </header>
  )
}
