import { useTranslation } from '../i18n/useTranslation'
import type { AdminEntry } from '../model/records/adminLog'
import { momentIn } from '../model/text/dates'
import { adminActor, adminActText } from '../reading/adminActText'

/** An entry a row: read across, it is a sentence. On a phone its parts stand one below the other. */
export function AdminLogTable({ entries, timeZone }: { entries: readonly AdminEntry[]; timeZone: string }) {
  const said = useTranslation()
  const { t } = said
  return (
    <table className="table admin-log__table" aria-label={t('adminLog.title')}>
      <thead>
        <tr>
          <th scope="col" className="admin-log__when">
            {t('adminLog.at')}
          </th>
          <th scope="col" className="admin-log__who">
            {t('adminLog.who')}
          </th>
          <th scope="col">{t('adminLog.what')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className="admin-log__when">
              <time dateTime={new Date(entry.at).toISOString()}>{momentIn(timeZone, entry.at)}</time>
            </td>
            <th scope="row" className="admin-log__who">
              {adminActor(said, entry)} <span className="people__aside">{entry.by?.account}</span>
            </th>
            <td className="admin-log__what">{adminActText(said, entry.act)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
