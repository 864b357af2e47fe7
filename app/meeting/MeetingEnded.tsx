import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Meeting } from '../model/meeting/meeting'
import { recordOf } from './recordOf'

interface MeetingEndedProps {
  tracker: string
  meeting: Pick<Meeting, 'id' | 'title'>
  /** What this person was writing when it ended; null when nothing. */
  unrecorded: ReactNode
  /** Null: this person starts none. */
  onStartAnother: (() => void) | null
}

/** What the stage gives way to when the meeting was ended: where its minutes are. */
export function MeetingEnded({ tracker, meeting, unrecorded, onStartAnother }: MeetingEndedProps) {
  const { t } = useTranslation()
  return (
    <section className="meeting-ended">
      <h1 className="page__title">{meeting.title}</h1>
      <p role="status">
        {t('meeting.ended')}
        {t('meeting.endedText')}
      </p>
      {unrecorded && (
        <section aria-label={t('meeting.unrecorded')}>
          <p className="field__error" role="alert">
            {t('meeting.unrecorded')}
          </p>
          {unrecorded}
        </section>
      )}
      <p className="meeting-ended__ways">
        <Link className="button button--primary" to={recordOf(tracker, meeting.id)}>
          {t('meeting.openMinutes')}
        </Link>
        {onStartAnother && (
          <button type="button" className="button" onClick={onStartAnother}>
            {t('meeting.startAnother')}
          </button>
        )}
      </p>
    </section>
  )
}
