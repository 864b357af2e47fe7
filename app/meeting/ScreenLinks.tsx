import { useId, useState } from 'react'
import { useRecordWords } from '../i18n/useRecordWords'
import { momentIn } from '../reading/useNames'
import { CopyLink } from '../ui/CopyLink'
import { useScreenLinks, type ScreenProblem } from './useScreenLinks'

const problemWords: Record<ScreenProblem, string> = {
  'too-many': 'screens.tooMany',
  failed: 'screens.failed',
  'list-failed': 'screens.listFailed',
}

/** Makes, lists and withdraws links that show a ledger on a shared screen without a login (G9). For coordinators; the page links screenLinks.css. */
export function ScreenLinks({ tracker, timeZone }: { tracker: string; timeZone: string }) {
  const t = useRecordWords()
  const id = useId()
  const { links, made, problem, isWithdrawn, isBusy, make, withdraw, retry } = useScreenLinks(tracker)
  /** The link whose withdrawal is to be confirmed, and the one that was kept last: the keyboard goes back there. */
  const [asked, setAsked] = useState<string | null>(null)
  const [kept, setKept] = useState<string | null>(null)
  return (
    <section className="screens" aria-labelledby={id}>
      <h2 id={id} className="screens__title">
        {t('screens.title')}
      </h2>
      <p className="screens__hint">{t('screens.hint')}</p>
      <button type="button" className="button" disabled={isBusy} onClick={() => void make()}>
        {t('screens.make')}
      </button>
      <div role="status">
        {made && (
          <div className="notice screens__made">
            <p>{t('screens.made')}</p>
            <CopyLink url={made.url} label={t('screens.link')} />
          </div>
        )}
        {isWithdrawn && <p className="notice">{t('screens.withdrawn')}</p>}
      </div>
      {problem && (
        <p className="notice notice--error" role="alert">
          {t(problemWords[problem])}{' '}
          {problem === 'list-failed' && (
            <button type="button" className="button button--small" onClick={() => void retry()}>
              {t('screens.retry')}
            </button>
          )}
        </p>
      )}
      {links?.length === 0 && <p className="screens__hint">{t('screens.none')}</p>}
      {links && links.length > 0 && (
        <ul className="screens__list" aria-label={t('screens.list')}>
          {links.map((link) => {
            const who = { when: momentIn(timeZone, link.madeAt), name: link.madeBy }
            return (
              <li key={link.id} className="screens__link">
                <span className="figures">
                  {t('screens.madeBy', who)}
                  {made?.id === link.id && <span className="screens__fresh">{t('screens.fresh')}</span>}
                </span>
                {asked === link.id ? (
                  <span className="screens__asked">
                    <span>{t('screens.consequence')}</span>
                    <span className="screens__answers">
                      <button
                        type="button"
                        className="button button--small button--danger"
                        disabled={isBusy}
                        onClick={() => void withdraw(link.id).then(() => setAsked(null))}
                      >
                        {t('screens.confirm')}
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
                        {t('screens.keep')}
                      </button>
                    </span>
                  </span>
                ) : (
                  <button
                    type="button"
                    autoFocus={kept === link.id}
                    className="button button--quiet button--small"
                    aria-label={t('screens.withdrawOf', who)}
                    onClick={() => setAsked(link.id)}
                  >
                    {t('screens.withdraw')}
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
