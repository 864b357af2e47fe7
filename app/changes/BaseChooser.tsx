import { useId } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { MeetingChoice } from '../model/meeting/record'
import { addDays, isDate } from '../model/text/dates'

interface BaseChooserProps {
  base: string
  /** Newest first. */
  meetings: readonly MeetingChoice[]
  today: string
  onChoose(base: string): void
  /** The list is about to be looked at. */
  onOpen(): void
}

/** With what the ledger is compared: the last meeting, any earlier one, or the end of a day. */
export function BaseChooser({ base, meetings, today, onChoose, onOpen }: BaseChooserProps) {
  const { t } = useTranslation()
  const id = useId()
  // The end of today is still to come.
  const yesterday = addDays(today, -1)
  const isMeeting = base === 'last-meeting' || base.startsWith('meeting:')
  const named = ({ heldOn, title }: MeetingChoice) => (title.includes(heldOn) ? title : `${heldOn} ${title}`)
  const [last] = meetings
  const weekAgo = addDays(today, -7)
  const isListed = base === 'last-meeting' || meetings.some((meeting) => `meeting:${meeting.id}` === base)
  return (
    <>
      <label className="changes-bar__label" htmlFor={id}>
        {t('comparing.base')}
      </label>
      <select
        id={id}
        className="input input--small changes-bar__base"
        value={isMeeting || base === weekAgo ? base : 'date'}
        onFocus={onOpen}
        onChange={({ target }) => onChoose(target.value === 'date' ? yesterday : target.value)}
      >
        <option value="last-meeting">
          {t('comparing.lastMeeting')}
          {last && `${t('ledger.colon')}${named(last)}`}
        </option>
        {meetings.length > 0 && (
          <optgroup label={t('comparing.meetings')}>
            {meetings.map((meeting) => (
              <option key={meeting.id} value={`meeting:${meeting.id}`}>
                {named(meeting)}
              </option>
            ))}
          </optgroup>
        )}
        {isMeeting && !isListed && <option value={base}>{t('comparing.otherMeeting')}</option>}
        <option value={weekAgo}>{t('comparing.weekAgo')}</option>
        <option value="date">{t('comparing.date')}</option>
      </select>
      {!isMeeting && (
        <input
          className="input input--small changes-bar__day"
          type="date"
          aria-label={t('comparing.day')}
          max={yesterday}
          value={base.slice(0, 10)}
          onChange={({ target }) => isDate(target.value) && target.value <= yesterday && onChoose(target.value)}
        />
      )}
    </>
  )
}
