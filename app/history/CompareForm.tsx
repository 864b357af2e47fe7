import type { Department } from '../model/ledger/person'
import type { Stream } from '../model/ledger/rows'
import type { ClosedMeeting } from './closedMeetings'
import type { Narrowing } from './narrowChanges'
import { PointField } from './PointField'
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
        <PointField
          key={end}
          end={end}
          label={t(`records.compare.${end}`)}
          momentLabel={t(`records.compare.momentOf.${end}`, { zone: timeZone })}
          meetings={meetings}
          asked={asked[end]}
          moment={moments[end]}
          timeZone={timeZone}
          now={now}
          reading={reading}
        />
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
