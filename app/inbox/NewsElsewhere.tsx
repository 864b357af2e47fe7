import { Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { LedgerWaiting } from '../contracts/houseInbox'

/** Other ledgers in which anything happened that one has not seen: it is read there. */
export function NewsElsewhere({ ledgers }: { ledgers: readonly LedgerWaiting[] }) {
  const { t, language } = useTranslation()
  const withNews = ledgers.filter(({ unread }) => unread > 0)
  if (withNews.length === 0) return null
  return (
    <section aria-label={t('comments.inbox.elsewhere')}>
      <h2 className="inbox__heading">{t('comments.inbox.elsewhere')}</h2>
      <ul>
        {withNews.map(({ id, title, unread }) => (
          <li key={id}>
            <Link className="inbox__entry" to={`/trackers/${id}`}>
              <span className="inbox__why">
                <strong>{title[language]}</strong>
                <span className="inbox__when">{t('home.unread', { count: unread })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
