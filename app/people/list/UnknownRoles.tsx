import { useTranslation } from '../../i18n/useTranslation'
import { grantedAccesses } from '../../model/house/grant'
import { houseRoles } from '../../model/house/housePerson'
import type { Drafts } from './useDrafts'

/** What stands as a role in lines and means none: said once, it means one in all of them. */
export function UnknownRoles({ drafts }: { drafts: Drafts }) {
  const { t } = useTranslation()
  const counts = new Map<string, number>()
  for (const { roleText } of drafts.drafts) if (roleText !== '') counts.set(roleText, (counts.get(roleText) ?? 0) + 1)
  return [...counts].map(([text, count]) => (
    <label key={text} className="people-list__line people-list__role">
      <span className="field__error">{t('peopleList.roleInLines', { text, count })}</span>
      <select
        className="input input--small"
        value=""
        onChange={({ target }) => {
          const access = grantedAccesses.find((one) => one === target.value) ?? null
          const houseRole = houseRoles.find((one) => one === target.value) ?? 'member'
          drafts.meanRole(text, { houseRole, access })
        }}
      >
        <option value="" disabled>
          {t('peopleList.chooseRole')}
        </option>
        <optgroup label={t('peopleList.role')}>
          {[...houseRoles].reverse().map((role) => (
            <option key={role} value={role}>
              {t(`houseRole.${role}`)}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('peopleList.access')}>
          {grantedAccesses.map((access) => (
            <option key={access} value={access}>
              {t(`access.granted.${access}`)}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  ))
}
