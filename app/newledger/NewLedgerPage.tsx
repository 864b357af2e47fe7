import { Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { HousePerson } from '../model/house/housePerson'
import type { Department } from '../model/ledger/person'
import type { KeptTemplate } from '../model/ledger/template'
import type { Tracker } from '../model/ledger/tracker'
import { TopBar } from '../ui/TopBar'
import { FromFile } from './FromFile'
import { FromLedger } from './FromLedger'
import { FromNothing } from './FromNothing'
import { FromTemplate } from './FromTemplate'

/** What a ledger may begin with. */
export const starts = ['file', 'template', 'copy', 'blank'] as const
export type Start = (typeof starts)[number]

export interface NewLedgerPageProps {
  person: HousePerson
  start: Start
  departments: readonly Department[]
  today: string
  timeZone: string
  templates: readonly KeptTemplate[]
  /** Those that may be copied. */
  ledgers: readonly Pick<Tracker, 'id' | 'title'>[]
}

/** `/trackers/new`: what it begins with stands in the address. */
export function NewLedgerPage({ person, start, departments, today, timeZone, templates, ledgers }: NewLedgerPageProps) {
  const { t } = useTranslation()
  return (
    <>
      <TopBar person={person} />
      <main className="new-ledger">
        <header className="new-ledger__head">
          <h1 className="page__title">{t('newLedger.pageTitle')}</h1>
          <nav aria-label={t('newLedger.startsFrom')} className="new-ledger__starts">
            {starts.map((one) => (
              <Link key={one} to={`?from=${one}`} replace aria-current={one === start ? 'page' : undefined}>
                {t(`newLedger.start.${one}`)}
              </Link>
            ))}
          </nav>
        </header>
        {start === 'file' && <FromFile departments={departments} today={today} />}
        {start === 'template' && <FromTemplate kept={templates} ledgers={ledgers} timeZone={timeZone} />}
        {start === 'copy' && <FromLedger ledgers={ledgers} />}
        {start === 'blank' && <FromNothing />}
      </main>
    </>
  )
}
