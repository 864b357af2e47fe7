import { Form, Link, useLocation } from '@remix-run/react'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { HousePerson } from '../model/house/housePerson'
import type { Person } from '../model/ledger/person'
import { DetailsMenu } from './DetailsMenu'

interface TopBarProps {
  /** As they are in the page's ledger, or in the house. */
  person: Person | HousePerson | null
  /** Who they are on this page; by default their role. */
  standing?: string
  children?: ReactNode
}

/** The bar over every page: the brand, the page's own tools, the language, and the person's menu. It needs no script. */
export function TopBar({ person, standing, children }: TopBarProps) {
  const { t } = useTranslation()
  return (
    <header className="top-bar">
      <Link to="/?home" className="top-bar__brand" title={t('home.title')}>
        {t('app.name')}
      </Link>
      <div className="top-bar__middle">{children}</div>
      <div className="top-bar__end">
        <LanguageSwitch />
        {person ? (
          <PersonMenu person={person} standing={standing} />
        ) : (
          <Link to="/sign-in" className="button button--quiet">
            {t('app.signIn')}
          </Link>
        )}
      </div>
    </header>
  )
}

/** Shows the other language's name; choosing it loads the page anew, in that language. */
export function LanguageSwitch({ className = 'button button--quiet button--small' }: { className?: string }) {
  const { t, language } = useTranslation()
  const { pathname, search } = useLocation()
  // A page may write into its address without telling the router, as the ledger does with the view.
  const takeAddress = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    const back = currentTarget.elements.namedItem('back')
    if (back instanceof HTMLInputElement) back.value = location.pathname + location.search
  }
  return (
    <Form method="post" action="/language" reloadDocument onSubmit={takeAddress}>
      <input type="hidden" name="back" value={pathname + search} />
      <button
        className={className}
        name="language"
        value={language === 'zh' ? 'en' : 'zh'}
        lang={language === 'zh' ? 'en' : 'zh'}
      >
        {t('app.language')}
      </button>
    </Form>
  )
}

function PersonMenu({ person, standing }: { person: Person | HousePerson; standing: string | undefined }) {
  const { t } = useTranslation()
  const isInHouse = 'houseRole' in person
  const role = isInHouse ? person.houseRole : person.role
  return (
    <DetailsMenu label={person.name}>
      <p className="menu__note">
        {standing || (isInHouse ? t(`houseRole.${person.houseRole}`) : t(`role.${person.role}`))}
      </p>
      <Link to="/people" className="menu__entry">
        {role === 'administrator' ? t('app.people') : t('app.account')}
      </Link>
      <Form method="post" action="/sign-out" reloadDocument>
        <button className="menu__entry">{t('app.signOut')}</button>
      </Form>
    </DetailsMenu>
  )
}
