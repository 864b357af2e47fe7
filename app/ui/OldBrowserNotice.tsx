import { useParams } from '@remix-run/react'
import { languages } from '../i18n/language'
import { oldBrowserWords } from '../i18n/oldBrowser'

/**
 * Seen in browsers that are too old only (base.css): there no script of ours runs, and what needs none is named. In both
 * languages, since the page's own may be a guess.
 */
export function OldBrowserNotice() {
  const { id } = useParams()
  return (
    <aside className="old-browser-notice">
      {languages.map((language) => {
        const words = oldBrowserWords[language]
        return (
          <section key={language} lang={language === 'zh' ? 'zh-CN' : 'en'}>
            <h2>{words.title}</h2>
            <p>{words.floor}</p>
            <p>{words.still}</p>
            {id && (
              <ul>
                <li>
                  <a href={`/trackers/${id}/as-of`}>{words.ledger}</a>
                </li>
                <li>
                  <a href={`/trackers/${id}/compare`}>{words.changes}</a>
                </li>
                <li>
                  <a href={`/trackers/${id}/meetings`}>{words.meetings}</a>
                </li>
                <li>
                  <a href={`/trackers/${id}/export.csv?lang=${language}`}>{words.csv}</a>
                </li>
              </ul>
            )}
          </section>
        )
      })}
    </aside>
  )
}
