import { Link } from '@remix-run/react'
import type { MeetingSummary } from '../model/meeting/record'
import type { Tracker } from '../model/ledger/tracker'
import { closedMeetings } from '../history/closedMeetings'
import { useTranslation } from '../i18n/useTranslation'

/** All meetings with links to their records; which two are to be compared is chosen in the last columns. It needs no script. */
export function MeetingsTable({ tracker, meetings }: { tracker: Tracker; meetings: readonly MeetingSummary[] }) {
  const { t } = useTranslation()
  const closed = closedMeetings(meetings)
  // With one meeting, what came after it; with more, what the last one brought.
  const [to, from] =
    closed.length > 1 ? [`meeting:${closed[0]!.id}`, `meeting:${closed[1]!.id}`] : ['now', `meeting:${closed[0]?.id}`]
  return (
    <form action={`/trackers/${tracker.id}/compare`}>
      <p className="records__hint">{t('records.meetings.intro', { count: meetings.length })}</p>
      <div className="records__scroll">
        <table className="table records__table">
          <thead>
            <tr>
              <th scope="col">{t('records.date')}</th>
              <th scope="col" className="records__grows">
                {t('records.meetings.name')}
              </th>
              <th scope="col" className="records__name">
                {t('records.chair')}
              </th>
              <th scope="col" className="records__number">
                {t('records.meetings.discussed')}
              </th>
              <th scope="col" className="records__number">
                {t('records.meetings.decisions')}
              </th>
              <th scope="col" className="records__number">
                {t('records.meetings.open')}
              </th>
              {closed.length > 0 && (
                <th scope="col" className="records__choice">
                  {t('records.meetings.from')}
                </th>
              )}
              {closed.length > 0 && (
                <th scope="col" className="records__choice">
                  {t('records.meetings.to')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {closed.length > 0 && (
              <tr className="records__now">
                <td colSpan={7}>{t('records.now')}</td>
                <td className="records__choice">
                  <Choice
                    end="to"
                    value="now"
                    chosen={to}
                    label={t('records.meetings.toOf', { title: t('records.now') })}
                  />
                </td>
              </tr>
            )}
            {meetings.map(({ meeting, discussed, decisions, openDecisions }) => {
              const isClosed = meeting.closedAt !== null
              const point = `meeting:${meeting.id}`
              return (
                <tr key={meeting.id}>
                  <td>
                    <time dateTime={meeting.heldOn}>{meeting.heldOn}</time>
                  </td>
                  <th scope="row" className="records__grows">
                    <Link to={`/trackers/${tracker.id}/meetings/${meeting.id}`}>{meeting.title}</Link>
                    {!isClosed && (
                      <>
                        {' '}
                        <span className="records__on">{t('records.on')}</span>{' '}
                        <a href={`/trackers/${tracker.id}/meeting`}>{t('records.meetings.enter')}</a>
                      </>
                    )}
                  </th>
                  <td>{meeting.chair}</td>
                  <td className="records__number">{discussed}</td>
                  <td className="records__number">{decisions}</td>
                  <td className="records__number records__open">{openDecisions || ''}</td>
                  {closed.length > 0 && (
                    <td className="records__choice">
                      {isClosed && (
                        <Choice
                          end="from"
                          value={point}
                          chosen={from}
                          label={t('records.meetings.fromOf', { title: meeting.title })}
                        />
                      )}
                    </td>
                  )}
                  {closed.length > 0 && (
                    <td className="records__choice">
                      {isClosed && (
                        <Choice
                          end="to"
                          value={point}
                          chosen={to}
                          label={t('records.meetings.toOf', { title: meeting.title })}
                        />
                      )}
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {closed.length > 0 && (
        <p className="records__compare">
          <span className="records__hint">{t('records.meetings.compareHint')}</span>
          <button className="button">{t('records.meetings.compare')}</button>
        </p>
      )}
    </form>
  )
}

function Choice({ end, value, chosen, label }: { end: 'from' | 'to'; value: string; chosen: string; label: string }) {
  return (
    <label title={label}>
      <input type="radio" name={end} value={value} defaultChecked={value === chosen} aria-label={label} />
    </label>
  )
}
