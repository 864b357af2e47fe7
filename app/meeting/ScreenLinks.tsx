import { useId, useState } from 'react'
import type { WordKey } from '../i18n/Translate'
import { useTranslation } from '../i18n/useTranslation'
import { momentIn } from '../model/text/dates'
import { CopyLink } from '../ui/CopyLink'
import { useScreenLinks, type ScreenProblem } from './useScreenLinks'

const problemWords: Record<ScreenProblem, WordKey> = {
  'too-many': 'records.screens.tooMany',
  failed: 'records.screens.failed',
  'list-failed': 'records.screens.listFailed',
}

/** Makes, lists and withdraws links that show a ledger on a shared screen without a login (G9). For coordinators; the page links screenLinks.css. */
export function ScreenLinks({ tracker, timeZone }: { tracker: string; timeZone: string }) {
  const { t } = useTranslation()
  const id = useId()
  const { links, made, problem, isWithdrawn, isBusy, make, withdraw, retry } = useScreenLinks(tracker)
  /** The link whose withdrawal is to be confirmed, and the one that was kept last: the keyboard goes back there. */
  const [asked, setAsked] = useState<string | null>(null)
  const [kept, setKept] = useState<string | null>(null)
  return (
    <section className="screens" aria-labelledby={id}>
      <h2 id={id} className="screens__title">
        {t('records.screens.title')}
      </h2>
      <p className="screens__hint">{t('records.screens.hint')}</p>
      <button type="button" className="button" disabled={isBusy} onClick={() => void make()}>
        {t('records.screens.make')}
      </button>
      <div role="status">
        {made && (
          <div className="notice screens__made">
            <p>{t('records.screens.made')}</p>
            <CopyLink url={made.url} label={t('records.screens.link')} />
          </div>
        )}
        {isWithdrawn && <p className="notice">{t('records.screens.withdrawn')}</p>}
      </div>
      {problem && (
        <p className="notice notice--error" role="alert">
          {t(problemWords[problem])}{' '}
          {problem === 'list-failed' && (
            <button type="button" className="button button--small" onClick={() => void retry()}>
              {t('records.screens.retry')}
            </button>
          )}
        </p>
      )}
      {links?.length === 0 && <p className="screens__hint">{t('records.screens.none')}</p>}
      {links && links.length > 0 && (
        <ul className="screens__list" aria-label={t('records.screens.list')}>
          {links.map((link) => {
            const who = { when: momentIn(timeZone, link.madeAt), name: link.madeBy }
            return (
              <li key={link.id} className="screens__link">
                <span className="figures">
                  {t('records.screens.madeBy', who)}
                  {made?.id === link.id && <span className="screens__fresh">{t('records.screens.fresh')}</span>}
                </span>
                {asked === link.id ? (
                  <span className="screens__asked">
                    <span>{t('records.screens.consequence')}</span>
                    <span className="screens__answers">
                      <button
                        type="button"
                        className="button button--small button--danger"
                        disabled={isBusy}
                        onClick={() => void withdraw(link.id).then(() => setAsked(null))}
                      >
                        {t('records.screens.confirm')}
                      </button>
                      <button
                        type="button"
                        autoFocus
                        className="button button--small"
                        onClick={() => {
                          setAsked(null)
                          setKept(link.id)
                        }}
                      >
                        {t('records.screens.keep')}
                      </button>
                    </span>
                  </span>
                ) : (
                  <button
                    type="button"
                    autoFocus={kept === link.id}
                    className="button button--quiet button--small"
                    aria-label={t('records.screens.withdrawOf', who)}
                    onClick={() => setAsked(link.id)}
                  >
                    {t('records.screens.withdraw')}
                  </button>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
