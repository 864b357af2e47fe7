import { useTranslation } from '../i18n/useTranslation'
import type { RecordOf } from '../model/records/record'
import type { Reading } from '../reading/reading'
import { CallClock } from '../records/CallClock'

interface WhistleWallProps {
  calls: readonly RecordOf<'call'>[]
  reading: Reading
  /** The server's clock minus this browser's (ms). */
  clock: number
  /** Of the ledger. */
  title: string
}

/** On the shared screen: who is called where, how far it is, and what runs out, by the second; what is due first stands first. */
export function WhistleWall({ calls, reading, clock, title }: WhistleWallProps) {
  const { t } = useTranslation()
  const inOrder = [...calls].sort((a, b) => a.facts.dueAt - b.facts.dueAt)
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
          {inOrder.map((record) => (
            <tr key={record.id}>
              <th scope="row">{reading.departmentName(record.department)}</th>
              <td>
                {record.facts.place}
                <span className="wall__by">
                  {t(`asks.urgency.${record.facts.urgency}`)} · {reading.who(record.by)}
                </span>
              </td>
              <td>{t(`asks.state.${record.state}`)}</td>
              <td className="wall__clock">
                <CallClock record={record} clock={clock} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}
