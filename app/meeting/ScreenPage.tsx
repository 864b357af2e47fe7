import { useEffect, useMemo } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { LedgerSnapshot } from '../model/ledger/snapshot'
import type { Comparison } from '../model/history/comparison'
import { createReading } from '../reading/reading'
import type { Person } from '../model/ledger/person'
import { isEnded } from '../sync/connectionState'
import { usePeers } from '../sync/presence'
import { usePresenting } from '../sync/presenting'
import { useLedger } from '../sync/useLedger'
import { useStoreVersion } from '../sync/useStoreVersion'
import { ScreenGone } from './ScreenGone'
import type { Shown } from '../contracts/meetingState'
import { Stage } from './stage/Stage'
import type { ShownCall } from '../model/records/whistles'
import { shownCalls } from '../contracts/whistles'
import { usePolled } from '../whistles/usePolled'
import { WhistleWall } from '../whistles/WhistleWall'
import { useLastMeeting } from './useLastMeeting'
import { useMeeting } from './useMeeting'

/** How often it is asked whether somebody whistled, while no meeting is on (ms). */
const whistlesEvery = 5_000

/** Nobody's account: the screen in the room only reads (G9). */
const screen: Person = { id: 'screen', name: '', role: 'viewer', department: null }

/** The meeting on the shared screen, which needs no login but its link. */
export function ScreenPage({
  snapshot,
  shown,
  comparison,
  token,
  calls: first,
}: {
  snapshot: LedgerSnapshot
  shown: Shown
  comparison: Comparison | null
  token: string
  /** Whom whistles call at this time. */
  calls: ShownCall[]
}) {
  const { t, language } = useTranslation()
  const {
    store,
    schema,
    departments,
    connection,
    state: socket,
    notices,
  } = useLedger(snapshot, screen, shown.now, { screen: token })
  useStoreVersion(store)
  const reading = useMemo(
    () => createReading(store, schema, departments, t, language),
    [store, schema, departments, t, language],
  )
  const reader = useMeeting(`/screen/${token}/state`, shown, notices, socket.phase === 'online')
  const awareness = connection?.provider.awareness ?? null
  const peers = usePeers(awareness)
  const { state } = reader
  const last = useLastMeeting(state)
  const presenter = usePresenting(awareness, state?.meeting.presenter.id ?? null)
  const isGone = reader.isGone || (isEnded(socket.phase) && socket.phase !== 'outdated')
  // Nobody stands before the wall to load it anew.
  useEffect(() => {
    if (socket.phase === 'outdated') location.reload()
  }, [socket.phase])
  // Whistles come and go without a word of the socket.
  const { value: calls } = usePolled(`/screen/${token}/calls`, shownCalls, first, whistlesEvery)
  const title = snapshot.tracker.title[language]
  if (isGone) return <ScreenGone title={title} />
  if (!state && calls.length > 0)
    return <WhistleWall calls={calls} reading={reading} clock={reader.clock} title={title} />
  if (!state) {
    return (
      <main className="stage stage--dark stage--waiting">
        <h1 className="slide__title">{last?.title ?? title}</h1>
        <p className="slide__empty" role="status">
          {t(last ? 'meeting.ended' : 'meeting.screenNone')}
        </p>
      </main>
    )
  }
  return (
    <Stage
      key={state.meeting.id}
      reader={reader}
      state={state}
      store={store}
      reading={reading}
      connection={socket}
      comparison={shown.state?.meeting.id === state.meeting.id ? comparison : null}
      items={snapshot.items}
      peers={peers}
      presenter={presenter}
      tracker={null}
      steering={null}
    />
  )
}
