import { useTranslation } from '../i18n/useTranslation'
import { inWallOrder, type ShownCall } from '../model/records/whistles'
import type { Reading } from '../reading/reading'
import { CallClock } from '../records/CallClock'
import { useNow } from '../sync/useNow'

interface WhistleWallProps {
  calls: readonly ShownCall[]
  reading: Reading
  /** The server's clock minus this browser's (ms). */
  clock: number
  /** Of the ledger. */
  title: string
}

/** So many stand on the wall at their ease, and so many with a line each. */
const room = 8
const mostRoom = 14

/** On the shared screen: who is called where, how far it is, and what runs out, by the second; what is due first stands first. */
export function WhistleWall({ calls, reading, clock, title }: WhistleWallProps) {
  const { t } = useTranslation()
  const now = useNow(clock)
  const shown = inWallOrder(calls, now ?? 0).slice(0, mostRoom)
  const rest = calls.length - shown.length
  return (
    <main className={`stage stage--dark wall ${calls.length > room ? 'wall--close' : ''}`}>
      <h1 className="wall__title">
        {t('whistles.title')} <span>{title}</span>
      </h1>
      <table className="wall__calls">
        <thead className="visually-hidden">
          <tr>
            <th>{t('asks.fields.departments')}</th>
            <th>{t('asks.fields.place')}</th>
            <th>{t('whistles.state')}</th>
            <th>{t('whistles.time')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((call) => (
            <tr key={call.id}>
              <th scope="row">{reading.departmentName(call.department)}</th>
              <td>
                <span className="wall__place">{call.place}</span>
                <span className="wall__by">
                  <span className={`wall__${call.urgency}`}>{t(`asks.urgency.${call.urgency}`)}</span> ·{' '}
                  {reading.who(call.by)}
                </span>
              </td>
              <td>{t(`asks.state.${call.state}`)}</td>
              <td className="wall__clock">{call.isWaiting && <CallClock dueAt={call.dueAt} clock={clock} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className="wall__rest">{t('whistles.rest', { count: rest })}</p>}
    </main>
  )
}
