import { useParams } from '@remix-run/react'
import { useTranslateInto } from '../i18n/useTranslateInto'
import { languages } from '../i18n/language'
import { oldestBrowsers } from './browser'

/**
 * Seen in browsers that are too old only (base.css): there no script of ours runs, and what needs none is named. In both
 * languages, since the page's own may be a guess.
 */
export function OldBrowserNotice() {
  const into = useTranslateInto()
  const { id } = useParams()
  return (
    <aside className="old-browser-notice">
      {languages.map((language) => {
        const t = into(language)
        return (
          <section key={language} lang={language === 'zh' ? 'zh-CN' : 'en'}>
            <h2>{t('app.oldBrowser.title')}</h2>
            <p>{t('app.oldBrowser.floor', oldestBrowsers)}</p>
            <p>{t('app.oldBrowser.still')}</p>
            {id && (
              <ul>
                <li>
                  <a href={`/trackers/${id}/as-of`}>{t('app.oldBrowser.ledger')}</a>
                </li>
                <li>
                  <a href={`/trackers/${id}/compare`}>{t('app.oldBrowser.changes')}</a>
                </li>
                <li>
                  <a href={`/trackers/${id}/meetings`}>{t('app.oldBrowser.meetings')}</a>
                </li>
                <li>
                  <a href={`/trackers/${id}/export.csv?lang=${language}`}>{t('app.oldBrowser.csv')}</a>
                </li>
              </ul>
            )}
          </section>
        )
      })}
    </aside>
  )
}
