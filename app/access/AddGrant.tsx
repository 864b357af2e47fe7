import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { useIsHydrated } from '../ui/useIsHydrated'
import { AccessForm } from './AccessForm'
import { AccessSelect } from './AccessSelect'
import { GranteePicker, type GranteeOption } from './GranteePicker'

/** Opens the ledger to somebody more. Without a script they are chosen from a list of all. */
export function AddGrant({ options }: { options: readonly GranteeOption[] }) {
  const { t } = useTranslation()
  const isHydrated = useIsHydrated()
  const [to, setTo] = useState('')
  return (
    <AccessForm className="access__add" aria-label={t('access.add')}>
      <div className="field access__to">
        <label htmlFor="access-to">{t('access.to')}</label>
        {isHydrated ? (
          <>
            <GranteePicker options={options} onChoose={setTo} />
            <input type="hidden" name="to" value={to} />
          </>
        ) : (
          <select id="access-to" name="to" className="input">
            {options.map(({ value, label, note }) => (
              <option key={value} value={value}>
                {[label, note].filter(Boolean).join(' · ')}
              </option>
            ))}
          </select>
        )}
      </div>
      <div className="field">
        <label htmlFor="access-as">{t('access.as')}</label>
        <AccessSelect id="access-as" value="department" />
      </div>
      <button className="button button--primary" disabled={isHydrated && to === ''}>
        {t('access.give')}
      </button>
    </AccessForm>
  )
}
