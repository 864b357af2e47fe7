import { Link } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { copyText } from '../ui/copyText'
import { TopBar } from '../ui/TopBar'
import type { UnsavedText } from '../ui/UnsavedTexts'

/** What was taken: the ledger, or what only its coordinators have of it. */
export type WhyLost = 'ledger' | 'coordination'

interface AccessLostProps {
  why: WhyLost
  tracker: string
  /** The ledger's. */
  title: string
  unsaved: readonly UnsavedText[]
  /** This browser keeps it until there is access again. */
  isKept: boolean
}

/** In the place of a page of a ledger that is closed to whoever had it open: what that means, and what they had not saved, to copy. */
export function AccessLost({ why, tracker, title, unsaved, isKept }: AccessLostProps) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => setCopied(await copyText(unsaved.map(({ where, text }) => `${where}\n${text}`).join('\n\n')))
  return (
    <>
      <TopBar person={null} />
      <main className="card access-lost">
        <h1 className="page__title">{t(`access.lost.titles.${why}`)}</h1>
        <p role="alert">{t(`access.lost.texts.${why}`, { title })}</p>
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
          {why === 'coordination' && (
            <Link to={`/trackers/${tracker}`} className="button" reloadDocument>
              {t('access.lost.toLedger')}
            </Link>
          )}
          <Link to="/" className="button" reloadDocument>
            {t('access.lost.home')}
          </Link>
        </p>
      </main>
    </>
  )
}
