import { localTime } from '../model/text/dates'
import type { FullWording } from '../reading/useWording'
import type { ClosedMeeting } from './closedMeetings'

interface PointFieldProps {
  end: 'from' | 'to'
  /** Moments that this page knows by a name besides. */
  more?: readonly { value: string; text: string }[]
  /** What is asked for, and what the field of a date is. */
  label: string
  momentLabel: string
  meetings: readonly ClosedMeeting[]
  /** As an address has it (askedPoint). */
  asked: string
  /** What the field of a date says: ms. */
  moment: number
  timeZone: string
  now: number
  reading: FullWording
}

/** Asks for a moment: now, a meeting, or a date in a field of its own. It needs no script; see compareAddress. */
export function PointField({
  end,
  more = [],
  label,
  momentLabel,
  meetings,
  asked,
  moment,
  timeZone,
  now,
  reading,
}: PointFieldProps) {
  return (
    <div className="compare__point">
      <div className="field">
        <label htmlFor={end}>{label}</label>
        <PointSelect end={end} more={more} meetings={meetings} asked={asked} reading={reading} />
      </div>
      <div className="field compare__moment">
        <label htmlFor={`${end}-at`}>{momentLabel}</label>
        <input
          className="input input--small"
          type="datetime-local"
          id={`${end}-at`}
          name={`${end}At`}
          step="1"
          defaultValue={localTime(timeZone, moment)}
          max={localTime(timeZone, now)}
        />
      </div>
    </div>
  )
}

/** A moment that is no meeting's is asked for in a field of its own, which stands open while `at` is chosen. */
function PointSelect({
  end,
  more,
  meetings,
  asked,
  reading: { t },
}: {
  end: 'from' | 'to'
  more: readonly { value: string; text: string }[]
  meetings: readonly ClosedMeeting[]
  asked: string
  reading: FullWording
}) {
  const isNamed =
    more.some(({ value }) => value === asked) ||
    asked === 'now' ||
    asked === 'last-meeting' ||
    meetings.some(({ id }) => asked === `meeting:${id}`)
  return (
    <select className="input input--small" id={end} name={end} defaultValue={isNamed ? asked : 'at'}>
      {(end === 'to' || asked === 'now') && <option value="now">{t('records.now')}</option>}
      {((end === 'from' && meetings.length > 0) || asked === 'last-meeting') && (
        <option value="last-meeting">{t('records.compare.lastMeeting')}</option>
      )}
      {more.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
      {meetings.map(({ id, title, heldOn }) => (
        <option key={id} value={`meeting:${id}`}>
          {t('records.compare.meeting', { date: heldOn, title })}
        </option>
      ))}
      <option value="at">{t('records.compare.moment')}</option>
    </select>
  )
}
