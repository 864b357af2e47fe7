import { useParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { languages } from '../i18n/language'
import { oldestBrowsers } from './browser'

/**
 * Seen in browsers that are too old only (base.css): there no script of ours runs, and what needs none is named. In both
 * languages, since the page's own may be a guess.
 */
export function OldBrowserNotice() {
  const { i18n } = useTranslation()
  const { id } = useParams()
  return (
    <aside className="old-browser-notice">
      {languages.map((language) => {
        const t = i18n.getFixedT(language, null, 'app.oldBrowser')
        return (
          <section key={language} lang={language === 'zh' ? 'zh-CN' : 'en'}>
            <h2>{t('title')}</h2>
            <p>{t('floor', oldestBrowsers)}</p>
            <p>{t('still')}</p>
            {id && (
              <ul>
                <li>
                  <a href={`/trackers/${id}/as-of`}>{t('ledger')}</a>
                </li>
                <li>
                  <a href={`/trackers/${id}/compare`}>{t('changes')}</a>
                </li>
                <li>
                  <a href={`/trackers/${id}/meetings`}>{t('meetings')}</a>
                </li>
                <li>
                  <a href={`/trackers/${id}/export.csv?lang=${language}`}>{t('csv')}</a>
                </li>
              </ul>
            )}
          </section>
        )
      })}
    </aside>
  )
}
