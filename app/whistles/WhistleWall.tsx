import { useTranslation } from '../i18n/useTranslation'
import type { ShownCall } from '../model/records/whistles'
import type { Reading } from '../reading/reading'
import { CallClock } from '../records/CallClock'

interface WhistleWallProps {
  calls: readonly ShownCall[]
  reading: Reading
  /** The server's clock minus this browser's (ms). */
  clock: number
  /** Of the ledger. */
  title: string
}

/** On the shared screen: who is called where, how far it is, and what runs out, by the second; what is due first stands first. */
export function WhistleWall({ calls, reading, clock, title }: WhistleWallProps) {
  const { t } = useTranslation()
  const inOrder = [...calls].sort((a, b) => a.dueAt - b.dueAt)
  return (
    <main className="stage stage--dark wall">
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
          {inOrder.map((call) => (
            <tr key={call.id}>
              <th scope="row">{reading.departmentName(call.department)}</th>
              <td>
                {call.place}
                <span className="wall__by">
                  {t(`asks.urgency.${call.urgency}`)} · {reading.who(call.by)}
                </span>
              </td>
              <td>{t(`asks.state.${call.state}`)}</td>
              <td className="wall__clock">{call.isWaiting && <CallClock dueAt={call.dueAt} clock={clock} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}
