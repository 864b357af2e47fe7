import { Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { LinkState, PeopleError } from '../ports/people'
import { LanguageSwitch } from '../ui/TopBar'

type Closed = Exclude<LinkState, 'open'>

/** Somebody was faster while a link's form was being filled in: what has become of the link, or null when that is not it. */
export function closedBy(error: PeopleError | undefined): Closed | null {
  switch (error) {
    case 'link-used':
      return 'used'
    case 'link-expired':
      return 'expired'
    case 'link-unknown':
      return 'unknown'
    default:
      return null
  }
}

/** A one-time link that does nothing any more: what happened, and what to do. */
export function ClosedLink({ of, state }: { of: 'invitation' | 'reset'; state: Closed }) {
  const { t } = useTranslation()
  return (
    <main className="card sheet">
      <h1 className="page__title">{t(`people.closed.${of}.${state}Title`)}</h1>
      <p className="sheet__lead">{t(`people.closed.${of}.${state}Text`)}</p>
      <p className="sheet__actions">
        <Link to="/sign-in" className="button">
          {t('people.toSignIn')}
        </Link>
      </p>
      <div className="sheet__language">
        <LanguageSwitch />
      </div>
    </main>
  )
}
