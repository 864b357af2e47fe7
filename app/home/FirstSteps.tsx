import { Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'

const steps = [
  { to: '/people/departments', name: 'beginDepartments' },
  { to: '/trackers/new', name: 'beginLedger' },
  { to: '/people#invitations', name: 'beginPeople' },
] as const

/** What an administrator does first in a house that is empty. `departments`: how many there are by now. */
export function FirstSteps({ departments }: { departments: number }) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="begin" className="home__section">
      <h2 id="begin" className="section__heading">
        {t('home.begin')}
      </h2>
      <ol className="home__steps">
        {steps.map(({ to, name }) => (
          <li key={to}>
            <Link to={to}>{t(`home.${name}`)}</Link>
            {name === 'beginDepartments' && departments > 0 && (
              <p className="section__hint">{t('home.departments', { count: departments })}</p>
            )}
            <p className="section__hint">{t(`home.${name}Hint`)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
