import { Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { Tracker } from '../model/ledger/tracker'
import { dateIn } from '../model/text/dates'
import { proseDate } from '../reading/proseDate'

interface ArchivedBandProps {
  tracker: Tracker
  /** May this person take it up again? */
  mayKeep: boolean
}

/** Over a ledger that is put away (L7): since when, what that means, and the way back. Nothing otherwise. */
export function ArchivedBand({ tracker: { id, settings, archivedAt }, mayKeep }: ArchivedBandProps) {
  const { t, language } = useTranslation()
  if (archivedAt === undefined) return <div role="status" />
  const date = proseDate(dateIn(settings.timeZone, archivedAt), language)
  return (
    <div role="status" className="archived-band">
      <strong className="archived-band__title">{t('settings.archived')}</strong>
      <span>{t(mayKeep ? 'ledger.archivedByKeeper' : 'ledger.archivedSince', { date })}</span>
      {mayKeep && (
        <Link className="button button--quiet button--small" to={`/trackers/${id}/settings#keeping`}>
          {t('settings.title')}
        </Link>
      )}
    </div>
  )
}
