import type { Department } from '../model/ledger/person'
import type { Stream } from '../model/ledger/rows'
import { localTime } from '../model/text/dates'
import type { ClosedMeeting } from './closedMeetings'
import type { Narrowing } from './narrowChanges'
import type { FullWording } from '../reading/useWording'

interface CompareFormProps {
  meetings: readonly ClosedMeeting[]
  /** As an address has them (askedPoint). */
  asked: { from: string; to: string }
  /** What the date fields say: ms. */
  moments: { from: number; to: number }
  narrowing: Narrowing
  departments: readonly Department[]
  streams: readonly Stream[]
  timeZone: string
  now: number
  reading: FullWording
}

/** Asks which two moments are to be compared, and what of it is to be seen. It needs no script. */
export function CompareForm({
  meetings,
  asked,
  moments,
  narrowing,
  departments,
  streams,
  timeZone,
  now,
  reading,
}: CompareFormProps) {
  const { t } = reading
  return (
    <form method="get" className="compare__form" key={JSON.stringify([asked, narrowing])}>
      {(['from', 'to'] as const).map((end) => (
        <div key={end} className="compare__point">
          <div className="field">
            <label htmlFor={end}>{t(`records.compare.${end}`)}</label>
            <PointSelect end={end} meetings={meetings} asked={asked[end]} reading={reading} />
          </div>
          <div className="field compare__moment">
            <label htmlFor={`${end}-at`}>{t(`records.compare.momentOf.${end}`, { zone: timeZone })}</label>
            <input
              className="input input--small"
              type="datetime-local"
              id={`${end}-at`}
              name={`${end}At`}
              step="1"
              defaultValue={localTime(timeZone, moments[end])}
              max={localTime(timeZone, now)}
            />
          </div>
        </div>
      ))}
      <div className="field">
        <label htmlFor="stream">{t('records.compare.stream')}</label>
        <select className="input input--small" id="stream" name="stream" defaultValue={narrowing.stream}>
          <option value="">{t('records.compare.all')}</option>
          {streams.map(({ id }) => (
            <option key={id} value={id}>
              {reading.streamName(id)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="department">{t('records.compare.department')}</label>
        <select className="input input--small" id="department" name="department" defaultValue={narrowing.department}>
          <option value="">{t('records.compare.all')}</option>
          {departments.map(({ id }) => (
            <option key={id} value={id}>
              {reading.departmentName(id)}
            </option>
          ))}
        </select>
      </div>
      {narrowing.show !== 'main' && <input type="hidden" name="show" value={narrowing.show} />}
      <button className="button button--small button--primary">{t('records.compare.submit')}</button>
    </form>
  )
}

/** A moment that is no meeting's is asked for in a field of its own, which stands open while `at` is chosen. */
function PointSelect({
  end,
  meetings,
  asked,
  reading: { t },
}: {
  end: 'from' | 'to'
  meetings: readonly ClosedMeeting[]
  asked: string
  reading: FullWording
}) {
  const isNamed = asked === 'now' || asked === 'last-meeting' || meetings.some(({ id }) => asked === `meeting:${id}`)
  return (
    <select className="input input--small" id={end} name={end} defaultValue={isNamed ? asked : 'at'}>
      {(end === 'to' || asked === 'now') && <option value="now">{t('records.now')}</option>}
      {((end === 'from' && meetings.length > 0) || asked === 'last-meeting') && (
        <option value="last-meeting">{t('records.compare.lastMeeting')}</option>
      )}
      {meetings.map(({ id, title, heldOn }) => (
        <option key={id} value={`meeting:${id}`}>
          {t('records.compare.meeting', { date: heldOn, title })}
        </option>
      ))}
      <option value="at">{t('records.compare.moment')}</option>
    </select>
  )
}
