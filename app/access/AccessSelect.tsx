import { useTranslation } from '../i18n/useTranslation'
import { grantedAccesses, type GrantedAccess } from '../model/house/grant'
import { useIsHydrated } from '../ui/useIsHydrated'

interface AccessSelectProps {
  id?: string
  /** What a screen reader calls it, where no label is seen. */
  label?: string
  value: GrantedAccess
  /** Another choice is sent at once. */
  isSentAtOnce?: boolean
}

export function AccessSelect({ id, label, value, isSentAtOnce = false }: AccessSelectProps) {
  const { t } = useTranslation()
  const isHydrated = useIsHydrated()
  return (
    <>
      <select
        key={value}
        id={id}
        name="access"
        className={isSentAtOnce ? 'input input--small' : 'input'}
        defaultValue={value}
        aria-label={label}
        onChange={isSentAtOnce ? ({ target }) => target.form?.requestSubmit() : undefined}
      >
        {grantedAccesses.map((access) => (
          <option key={access} value={access}>
            {t(`access.granted.${access}`)}
          </option>
        ))}
      </select>
      {isSentAtOnce && !isHydrated && <button className="button button--small">{t('access.change')}</button>}
    </>
  )
}
