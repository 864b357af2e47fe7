import { Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import { RowLink } from './RowLink'
import type { FoundInLedger } from './searchLedgers'

/** What was found, ledger by ledger. */
export function SearchResults({ search, found }: { search: string; found: readonly FoundInLedger[] }) {
  const { t, language } = useTranslation()
  const count = found.reduce((sum, ledger) => sum + ledger.count, 0)
  return (
    <>
      <p className="section__hint" role="status">
        {count === 0 ? t('home.foundNothing', { search }) : t('home.found', { count })}
      </p>
      {found.map(({ id, title, count, rows }) => (
        <section key={id} aria-labelledby={`found-${id}`} className="home__section">
          <h2 id={`found-${id}`} className="section__heading">
            {title[language]} <span className="home__count figures">{count}</span>
          </h2>
          <ul className="home__rows">
            {rows.map((row) => (
              <RowLink
                key={row.item}
                row={row}
                foot={
                  row.excerpt && (
                    <>
                      {row.excerpt.column}
                      {t('ledger.colon')}
                      {row.excerpt.before}
                      <mark>{row.excerpt.found}</mark>
                      {row.excerpt.after}
                    </>
                  )
                }
              />
            ))}
          </ul>
          {count > rows.length && (
            <Link to={`/trackers/${id}?q=${encodeURIComponent(search)}`}>{t('home.foundMore', { count })}</Link>
          )}
        </section>
      ))}
      <p>
        <Link to="/?home">{t('home.clear')}</Link>
      </p>
    </>
  )
}
