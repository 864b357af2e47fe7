import { Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import { viewToQuery } from '../model/view/view'
import type { ConnectionState } from '../sync/connectionState'
import { usePageContext } from '../grid/PageContext'
import { useAnnouncing, useOwnCell, usePresenting } from '../sync/presenting'
import type { Shown } from '../contracts/meetingState'
import { useFollowing } from './useFollowing'
import { useMeeting } from './useMeeting'

interface MeetingBandProps {
  first: Shown
  state: ConnectionState
  onGoTo(item: string): void
}

/** Over the ledger while a meeting is on: what it is, and following its presenter or not. Nothing otherwise. */
export function MeetingBand({ first, state: socket, onGoTo }: MeetingBandProps) {
  const { t } = useTranslation()
  const { tracker, person, connection, view, show, notices } = usePageContext()
  const { state } = useMeeting(`/trackers/${tracker}/meeting/state`, first, notices, socket.phase === 'online')
  const awareness = connection?.provider.awareness ?? null
  const isPresenter = state?.meeting.presenter.id === person.id
  const presenter = usePresenting(awareness, state?.meeting.presenter.id ?? null)
  const cell = useOwnCell(awareness, isPresenter)
  useAnnouncing(
    awareness,
    isPresenter ? { view: new URLSearchParams(viewToQuery(view)).toString(), cell, draft: null } : null,
  )
  const { isOn, follow, leave, restore } = useFollowing(state, presenter, { view, goTo: onGoTo, show }, '.meeting-band')
  if (!state) return null
  const { meeting } = state
  return (
    <section className="meeting-band" aria-label={t('meeting.title')}>
      <span className="meeting-band__title">{t('meeting.isOn', { title: meeting.title })}</span>
      <span className="meeting-band__presenter" role="status">
        {isPresenter
          ? t('meeting.youPresent')
          : presenter.isHere || !socket.ready
            ? t('meeting.presenter', { name: meeting.presenter.name })
            : t('meeting.presenterAway', { name: meeting.presenter.name })}
      </span>
      <span className="ledger__space" />
      {restore && (
        <button className="button button--small" onClick={restore}>
          {t('meeting.restoreView')}
        </button>
      )}
      {!isPresenter && (
        <button className="button button--small" aria-pressed={isOn} onClick={isOn ? leave : follow}>
          {t(isOn ? 'meeting.unfollow' : 'meeting.followHere')}
        </button>
      )}
      <Link className="button button--small" to={`/trackers/${tracker}/meeting`}>
        {t('meeting.openStage')}
      </Link>
    </section>
  )
}
