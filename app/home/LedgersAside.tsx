import { Form, Link, useNavigation } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { RemovedLedger } from '../model/house/keeping'
import { momentIn } from '../model/text/dates'
import { LedgerList } from './LedgerList'
import type { LedgerOverview } from './ledgerOverview'

interface LedgersAsideProps {
  ledgers: readonly LedgerOverview[]
  /** What an administrator may bring back. */
  removed: readonly RemovedLedger[]
  /** Those are what the reader looks for. */
  isRemovedOpen: boolean
  timeZone: string
  mayCreate: boolean
  problem: string | null
}

/** The ledgers that the reader may see; those that are put away or taken out are folded away below. */
export function LedgersAside({ ledgers, removed, isRemovedOpen, timeZone, mayCreate, problem }: LedgersAsideProps) {
  const { t } = useTranslation()
  const [active, archived] = [false, true].map((isArchived) => ledgers.filter((one) => one.isArchived === isArchived))
  return (
    <section aria-labelledby="ledgers" className="home__aside">
      <div className="home__aside-head">
        <h2 id="ledgers" className="section__heading">
          {t('home.ledgers')}
        </h2>
        {mayCreate && (
          <Link className="button button--small" to="/trackers/new">
            {t('home.newLedger')}
          </Link>
        )}
      </div>
      {ledgers.length === 0 && (
        <p className="section__hint">
          {t('home.noLedgers')} {!mayCreate && t('home.askForAccess')}
        </p>
      )}
      <LedgerList ledgers={active!} />
      {ledgers.length > 1 && (
        <p className="section__hint">
          <Link to="/report">{t('report.allTitle')}</Link>
        </p>
      )}
      {archived!.length > 0 && (
        <details className="home__folded">
          <summary>{t('home.archived', { count: archived!.length })}</summary>
          <LedgerList ledgers={archived!} />
        </details>
      )}
      {removed.length > 0 && (
        <details className="home__folded" id="removed" open={isRemovedOpen || problem !== null}>
          <summary>{t('home.removed', { count: removed.length })}</summary>
          {problem && (
            <p className="notice notice--error" role="alert">
              {problem}
            </p>
          )}
          <RemovedList removed={removed} timeZone={timeZone} />
        </details>
      )}
    </section>
  )
}

function RemovedList({ removed, timeZone }: Pick<LedgersAsideProps, 'removed' | 'timeZone'>) {
  const { t, language } = useTranslation()
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <ul className="home__ledgers">
      {removed.map(({ id, title, file, at, by }) => (
        <li key={id} className="home-removed">
          <span>
            <span className="home-ledger__title">{title[language]}</span>
            <span className="home-ledger__mine">
              {t('home.removedHint', { who: by, when: momentIn(timeZone, at), file })}
            </span>
          </span>
          <Form method="post" action="/?index&home">
            <input type="hidden" name="file" value={file} />
            <button className="button button--small" disabled={isBusy}>
              {t('home.restore')}
            </button>
          </Form>
        </li>
      ))}
    </ul>
  )
}
