import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { Minutes } from '../model/meeting/keptMinutes'
import { momentIn } from '../model/text/dates'
import { useTranslation } from '../i18n/useTranslation'
import { MinutesEditor } from './MinutesEditor'
import { MinutesText } from './MinutesText'
import type { FromMeeting } from './recordOf'
import { RecordSection } from './RecordSection'
import { useMinutes } from './useMinutes'

interface MinutesSectionProps {
  /** Of the route that keeps them. */
  address: string
  /** As they were when the page was made. */
  first: Minutes
  mayEdit: boolean
  timeZone: string
}

/** A meeting's minutes: to read, to print, and for coordinators to edit in place. */
export function MinutesSection({ address, first, mayEdit, timeZone }: MinutesSectionProps) {
  const { t } = useTranslation()
  const state = useMinutes(address, first)
  const { minutes, draft, notice } = state
  const isEditing = draft !== null
  const editButton = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  const { state: from } = useLocation() as { state: FromMeeting | null }
  const isFresh = mayEdit && from?.justEnded === true && minutes.revision === 1
  useEffect(() => {
    if (from?.justEnded) editButton.current?.focus()
  }, [from])
  // The keyboard comes back to where it went in.
  useEffect(() => {
    if (wasEditing.current && !isEditing) editButton.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing])
  const who = { when: momentIn(timeZone, minutes.updatedAt), name: minutes.updatedBy }
  const tools = !isEditing && (
    <>
      <span className="records__hint figures">
        {t(minutes.revision === 1 ? 'records.minutes.drafted' : 'records.minutes.updated', who)}
      </span>
      <span className="record__tools">
        {mayEdit && (
          <button type="button" ref={editButton} className="button button--small" onClick={state.edit}>
            {t('records.minutes.edit')}
          </button>
        )}
        <button type="button" className="button button--small" onClick={() => window.print()}>
          {t('records.minutes.print')}
        </button>
      </span>
    </>
  )
  return (
    <RecordSection id="minutes" tools={tools}>
      <div role="status">
        {(notice ?? (isFresh && !isEditing)) && (
          <p className="notice minutes-notice">{t(`records.minutes.${notice ?? 'justEnded'}`)}</p>
        )}
      </div>
      {isEditing ? (
        <MinutesEditor state={state} mayEdit={mayEdit} draft={draft} timeZone={timeZone} />
      ) : (
        <div className="minutes-sheet">
          <MinutesText text={minutes.text} />
        </div>
      )}
    </RecordSection>
  )
}
