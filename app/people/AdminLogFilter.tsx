import { useTranslation } from '../i18n/useTranslation'
import { adminActKinds, type AdminLogQuery, type PersonThen } from '../model/records/adminLog'

/** Narrows the log to one person, who did it or had it done to them, and to one kind of act. */
export function AdminLogFilter({ asked, people }: { asked: AdminLogQuery; people: readonly PersonThen[] }) {
  const { t } = useTranslation()
  const isNarrowed = asked.person !== null || asked.kind !== null
  return (
    <form action="/people/log" className="admin-log__filter">
      <select
        name="person"
        className="input input--small"
        defaultValue={asked.person ?? ''}
        aria-label={t('adminLog.person')}
      >
        <option value="">{t('adminLog.anybody')}</option>
        {people.map(({ id, name, account }) => (
          <option key={id} value={id}>
            {t('adminLog.named', { name, account })}
          </option>
        ))}
      </select>
      <select
        name="kind"
        className="input input--small"
        defaultValue={asked.kind ?? ''}
        aria-label={t('adminLog.kind')}
      >
        <option value="">{t('adminLog.anyKind')}</option>
        {adminActKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`adminLog.kinds.${kind}`)}
          </option>
        ))}
      </select>
      <button className="button button--small">{t('adminLog.filter')}</button>
      {isNarrowed && (
        <a className="button button--quiet button--small" href="/people/log">
          {t('adminLog.clear')}
        </a>
      )}
    </form>
  )
}
