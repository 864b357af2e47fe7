import { Link, useNavigate } from '@remix-run/react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { LedgerSnapshot } from '../model/ledger/snapshot'
import type { Comparison } from '../model/history/comparison'
import { createReading } from '../reading/reading'
import type { MeetingCommand } from '../model/meeting/meetingCommand'
import { coordinates, type Person } from '../model/ledger/person'
import { toldDraft } from '../model/meeting/presenting'
import { announce, usePeers } from '../sync/presence'
import { useAnnouncing, usePresenting } from '../sync/presenting'
import { useLedger } from '../sync/useLedger'
import { useStoreVersion } from '../sync/useStoreVersion'
import { whyLost } from '../ledger/AccessLost'
import { WhileOpen } from '../ledger/WhileOpen'
import { TopBar } from '../ui/TopBar'
import type { Chairs } from './chairs'
import { MeetingEnded } from './MeetingEnded'
import { MeetingForm } from './MeetingForm'
import { recordOf, type FromMeeting } from './recordOf'
import { ScreenLinks } from './ScreenLinks'
import type { Shown } from '../contracts/meetingState'
import { problemOf } from './problemOf'
import { Stage } from './stage/Stage'
import { useDecisions } from './stage/useDecisions'
import { useDrafts } from './stage/useDrafts'
import { UnrecordedDecisions } from './UnrecordedDecisions'
import { useLastMeeting } from './useLastMeeting'
import { useMeeting } from './useMeeting'

/** The meeting as somebody who is signed in sees it: the stage, or, while none is on, where one is started. */
export function MeetingPage({
  snapshot,
  person,
  shown,
  comparison,
  chairs,
}: {
  snapshot: LedgerSnapshot
  person: Person
  shown: Shown
  comparison: Comparison | null
  chairs: Chairs
}) {
  const { t, language } = useTranslation()
  const { tracker } = snapshot
  const { store, schema, departments, connection, state: socket, notices } = useLedger(snapshot, person, shown.now)
  useStoreVersion(store)
  const reading = useMemo(
    () => createReading(store, schema, departments, t, language),
    [store, schema, departments, t, language],
  )
  const reader = useMeeting(`/trackers/${tracker.id}/meeting/state`, shown, notices, socket.phase === 'online')
  const peers = usePeers(connection?.provider.awareness ?? null)
  const decisions = useDecisions(reader.send)
  const drafts = useDrafts()
  const { state, position } = reader
  const draft = drafts.of(position.item)
  const last = useLastMeeting(state)
  const [startsAnother, setStartsAnother] = useState(false)
  if (state && startsAnother) setStartsAnother(false)
  const navigate = useNavigate()
  const isPresenter = state?.meeting.presenter.id === person.id

  const awareness = connection?.provider.awareness ?? null
  const presenter = usePresenting(awareness, state?.meeting.presenter.id ?? null)
  const cell = useMemo(
    () => (position.item === null ? null : { item: position.item, column: 'title' }),
    [position.item],
  )
  useAnnouncing(awareness, isPresenter ? { view: '', cell, draft: draft && toldDraft(draft) } : null)
  // Their row carries their name in everybody's grid.
  useEffect(() => {
    if (awareness && isPresenter) announce(awareness, cell, false)
  }, [awareness, isPresenter, cell])

  const end = async () => {
    const problem = problemOf(t, await reader.send({ do: 'close' }))
    if (problem === null && state)
      navigate(recordOf(tracker.id, state.meeting.id), { state: { justEnded: true } satisfies FromMeeting })
    return problem
  }
  const say = async (command: MeetingCommand) => {
    const sent = await reader.send(command)
    return sent === 'running' ? null : problemOf(t, sent)
  }
  // Who may record nothing any more is shown what they had not recorded.
  const isTaken = !coordinates(person) && drafts.unrecorded.length > 0
  const lost = whyLost(socket.phase) ?? (isTaken ? ('coordination' as const) : null)
  const open = {
    tracker,
    person,
    lost,
    unsaved: () =>
      drafts.unrecorded.map(({ item, text }) => {
        const entry = item === null ? null : store.entry(item)
        return { where: entry ? `${entry.code} ${reading.titleOf(entry.item)}` : t('meeting.decisions'), text }
      }),
  }
  if (!state) {
    return (
      <WhileOpen {...open}>
        <TopBar person={person} />
        <main className="page meeting-start" id="ledger">
          <p>
            <Link to={`/trackers/${tracker.id}`}>{t('meeting.backToLedger')}</Link> ·{' '}
            <Link to={`/trackers/${tracker.id}/meetings`}>{t('meeting.history')}</Link>
          </p>
          {last && !startsAnother ? (
            <MeetingEnded
              tracker={tracker.id}
              meeting={last}
              unrecorded={
                drafts.unrecorded.length > 0 ? <UnrecordedDecisions drafts={drafts.unrecorded} store={store} /> : null
              }
              onStartAnother={coordinates(person) ? () => setStartsAnother(true) : null}
            />
          ) : coordinates(person) ? (
            <>
              <h1 className="page__title">{t('meeting.startTitle')}</h1>
              <p className="meeting-start__hint">{t('meeting.startHint')}</p>
              <MeetingForm
                first={{
                  title: t('meeting.nameOf', { date: store.today }),
                  heldOn: store.today,
                  chair: chairs.last,
                  by: 'stream',
                  secondsPerItem: 300,
                }}
                submit={t('meeting.startTitle')}
                hasArrangement
                chairs={chairs.known}
                onSubmit={(facts) => say({ do: 'start', ...facts })}
              />
              <ScreenLinks tracker={tracker.id} timeZone={store.settings.timeZone} />
            </>
          ) : (
            <>
              <h1 className="page__title">{t('meeting.none')}</h1>
              <p className="meeting-start__hint">{t('meeting.noneHint')}</p>
            </>
          )}
        </main>
      </WhileOpen>
    )
  }
  const { meeting } = state
  return (
    <WhileOpen {...open}>
      <Stage
        key={meeting.id}
        reader={reader}
        state={state}
        store={store}
        reading={reading}
        connection={socket}
        comparison={shown.state?.meeting.id === meeting.id ? comparison : null}
        items={snapshot.items}
        peers={peers}
        presenter={presenter}
        tracker={tracker.id}
        steering={
          coordinates(person)
            ? {
                me: person.id,
                isPresenter,
                decisions,
                drafts,
                send: (command) => void reader.send(command),
                end,
                links: <ScreenLinks tracker={tracker.id} timeZone={store.settings.timeZone} />,
                describe: (done) => (
                  <MeetingForm
                    first={meeting}
                    submit={t('meeting.save')}
                    hasArrangement={false}
                    chairs={chairs.known}
                    onSubmit={async ({ title, heldOn, chair, secondsPerItem }) => {
                      const problem = await say({ do: 'describe', title, heldOn, chair, secondsPerItem })
                      if (problem === null) done()
                      return problem
                    }}
                  />
                ),
              }
            : null
        }
      />
    </WhileOpen>
  )
}
