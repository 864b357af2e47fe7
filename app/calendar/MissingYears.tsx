import { Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'

/** Warns administrators of years that are not in the house's calendar. `shown`: the one that is on the page already. */
export function MissingYears({ years, shown }: { years: readonly number[]; shown?: number }) {
  const { t } = useTranslation()
  return years.map((year) => (
    <p key={year} className="notice notice--warning" role="status">
      <strong>{t('calendar.missing', { year })}</strong>
      {' · '}
      {t('calendar.missingHint')}{' '}
      {year !== shown && <Link to={`/calendar?year=${year}#paste`}>{t('calendar.missingLink')}</Link>}
    </p>
  ))
}
