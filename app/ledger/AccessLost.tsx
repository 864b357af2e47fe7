import { Link } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Person } from '../model/ledger/person'
import { isLetIn } from '../sync/closeReasons'
import type { ConnectionState } from '../sync/connectionState'
import { socketOf } from '../sync/watchLedger'
import { copyText } from '../ui/copyText'
import { TopBar } from '../ui/TopBar'
import { useAskingAgain } from '../ui/useAskingAgain'
import type { UnsavedText } from '../ui/UnsavedTexts'

/** What was taken: access to the ledger, what only its coordinators have of it, or the ledger itself from the house. */
export type WhyLost = 'ledger' | 'coordination' | 'removed'

/** What a page's connection says of it. */
export function whyLost(phase: ConnectionState['phase']): WhyLost | null {
  return phase === 'no-access' ? 'ledger' : phase === 'removed' ? 'removed' : null
}

interface AccessLostProps {
  why: WhyLost
  tracker: string
  /** The ledger's. */
  title: string
  person: Person
  unsaved: readonly UnsavedText[]
  /** This browser keeps it until there is access again. */
  isKept: boolean
}

/** How often (ms) it is asked whether the ledger is there again. */
const askedEvery = 5_000

/**
 * In the place of a page of a ledger that is closed to whoever had it open: what that means, and what they had not saved, to
 * copy. Once the ledger is there for them again it comes back, unless what they had not saved would be lost by that.
 */
export function AccessLost({ why, tracker, title, person, unsaved, isKept }: AccessLostProps) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  const [isBack, setBack] = useState(false)
  useAskingAgain(async () => {
    if (isBack || why === 'coordination' || !(await isLetIn(socketOf(tracker, person)))) return
    if (isKept || unsaved.length === 0) location.reload()
    else setBack(true)
  }, askedEvery)
  const copy = async () => setCopied(await copyText(unsaved.map(({ where, text }) => `${where}\n${text}`).join('\n\n')))
  return (
    <>
      <TopBar person={person} />
      <main className="card access-lost">
        <h1 className="page__title">{t(`access.lost.titles.${why}`)}</h1>
        <p role="alert">{t(`access.lost.texts.${why}`, { title })}</p>
        <p role="status">{isBack && t('access.lost.isBack')}</p>
        {unsaved.length > 0 && (
          <section aria-labelledby="unsaved">
            <h2 id="unsaved" className="access-lost__heading">
              {t('access.lost.unsaved', { count: unsaved.length })}
            </h2>
            <p className="access-lost__hint">{t(isKept ? 'access.lost.kept' : 'access.lost.notKept')}</p>
            <ul className="access-lost__texts">
              {unsaved.map(({ where, text }, i) => (
                <li key={i}>
                  <p className="access-lost__where">{where}</p>
                  <textarea
                    className="input"
                    readOnly
                    rows={Math.min(6, text.split('\n').length + 1)}
                    value={text}
                    aria-label={where}
                    onFocus={(event) => event.target.select()}
                  />
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="access-lost__foot">
          {unsaved.length > 0 && (
            <button className="button button--primary" onClick={() => void copy()}>
              <span aria-live="polite">{t(isCopied ? 'app.copied' : 'access.lost.copy')}</span>
            </button>
          )}
          {isBack && (
            <button className="button" onClick={() => location.reload()}>
              {t('access.lost.toLedger')}
            </button>
          )}
          {why === 'coordination' && (
            <Link to={`/trackers/${tracker}`} className="button" reloadDocument>
              {t('access.lost.toLedger')}
            </Link>
          )}
          <Link to="/?home" className="button" reloadDocument>
            {t('access.lost.home')}
          </Link>
        </p>
      </main>
    </>
  )
}
