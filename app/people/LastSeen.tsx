import { useTranslation } from '../i18n/useTranslation'
import { momentIn } from '../model/text/dates'
import type { PersonRecord } from '../ports/people'

/** When somebody last did something here. */
export function LastSeen({ person, timeZone }: { person: PersonRecord; timeZone: string }) {
  const { t } = useTranslation()
  if (person.lastSeenAt === null) return <span className="people__aside">{t('people.never')}</span>
  return <time dateTime={new Date(person.lastSeenAt).toISOString()}>{momentIn(timeZone, person.lastSeenAt)}</time>
}
