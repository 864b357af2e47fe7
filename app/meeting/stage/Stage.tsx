import { useMemo, useRef, useState, type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Reading } from '../../reading/reading'
import type { Comparison } from '../../model/history/comparison'
import type { Item } from '../../model/ledger/ledger'
import type { DecisionKind, MeetingState } from '../../model/meeting/meeting'
import type { MeetingCommand } from '../../model/meeting/meetingCommand'
import { emptyDraft, type DraftDecision } from '../../model/meeting/presenting'
import { sinceLast } from '../../model/history/sinceLast'
import { isEnded, type ConnectionState } from '../../sync/connectionState'
import type { LedgerStore } from '../../sync/LedgerStore'
import type { Peer } from '../../sync/presence'
import type { PresenterSeen } from '../../sync/presenting'
import type { MeetingReader } from '../useMeeting'
import { AgendaRail } from './AgendaRail'
import { DecisionsPane } from './DecisionsPane'
import { ItemSlide } from './ItemSlide'
import { OverviewSlide } from './OverviewSlide'
import { StageBar } from './StageBar'
import { StageDialog } from './StageDialog'
import { StageKeyList } from './StageKeyList'
import type { Decisions } from './useDecisions'
import { useStage } from './useStage'
import { useStageKeys } from './useStageKeys'
import { useTheme } from './useTheme'

export interface StageProps {
  reader: MeetingReader
  state: MeetingState
  store: LedgerStore
  reading: Reading
  connection: ConnectionState
  comparison: Comparison | null
  /** The rows as they were when the comparison was made. */
  items: readonly Item[]
  peers: readonly Peer[]
  presenter: PresenterSeen
  /** Null on a shared screen. */
  tracker: string | null
  /** What a coordinator has; null for everybody else. */
  steering: {
    /** Their own id. */
    me: string
    isPresenter: boolean
    decisions: Decisions
    send(command: MeetingCommand): void
    draft: DraftDecision | null
    onDraft(draft: DraftDecision | null): void
    describe: (done: () => void) => ReactNode
    /** What makes and withdraws links to the shared screen. */
    links: ReactNode
  } | null
}

/** The meeting on a screen: agenda at the side, one item in the middle, its decisions, and the foot with what is next. */
export function Stage({
  reader,
  state,
  store,
  reading,
  connection,
  comparison,
  items,
  peers,
  presenter: seen,
  tracker,
  steering,
}: StageProps) {
  const { t } = useTranslation()
  const root = useRef<HTMLDivElement>(null)
  const [isDark, toggleTheme] = useTheme()
  const [dialog, setDialog] = useState<'keys' | 'end' | 'describe' | 'links' | null>(null)
  const stage = useStage(reader, state, store, steering?.isPresenter ?? false)
  const { position, entries } = stage
  const since = useMemo(
    () => sinceLast(comparison, items, (item) => store.stamp(item)?.updatedBy ?? ''),
    [comparison, items, store],
  )
  const colours = new Map(peers.map(({ user }) => [user.id, user.color]))
  const fullScreen = () =>
    void (document.fullscreenElement ? document.exitFullscreen() : root.current?.requestFullscreen?.())?.catch?.(
      () => {},
    )
  const decide = (kind: DecisionKind) => {
    if (kind === 'decision' || position.item !== null) steering!.onDraft(emptyDraft(kind, position.item))
  }
  const skip = () => {
    if (position.item === null) return
    steering!.send({ do: 'mark', item: position.item, state: 'skipped' })
    stage.step(1)
  }
  useStageKeys({
    step: stage.step,
    goToEnd: (slide) => stage.go({ slide, item: null }),
    goToNumber: (number) => entries[number - 1] && stage.go({ slide: 'item', item: entries[number - 1]!.item }),
    decide: steering ? decide : null,
    skip: steering ? skip : null,
    fullScreen,
    theme: toggleTheme,
    showKeys: () => setDialog('keys'),
  })
  const { presenter } = state.meeting
  const isAlone = steering?.isPresenter || connection.phase !== 'online'
  const trouble =
    connection.phase === 'outdated'
      ? t('ledger.outdated')
      : isEnded(connection.phase)
        ? t('meeting.signedOut')
        : connection.phase === 'offline' || reader.isStale
          ? t('meeting.offline')
          : !isAlone && connection.ready && !seen.isHere
            ? t('meeting.presenterAway', { name: presenter.name })
            : null
  const drafted = steering?.isPresenter ? null : (seen.presenting?.draft ?? null)
  const others = drafted && drafted.item === position.item ? { name: presenter.name, draft: drafted } : null
  return (
    <div ref={root} className={`stage ${isDark ? 'stage--dark' : 'stage--light'}`} onClick={leaveKeyboard}>
      <AgendaRail
        state={state}
        position={position}
        store={store}
        reading={reading}
        send={steering?.send ?? null}
        onGo={stage.go}
      />
      <main className="stage__centre" id="ledger">
        {position.slide === 'item' ? (
          <ItemSlide
            item={position.item}
            entry={state.agenda.find(({ item }) => item === position.item)}
            store={store}
            reading={reading}
            since={since}
            colourOf={(person) => colours.get(person)}
          />
        ) : (
          <OverviewSlide state={state} slide={position.slide} store={store} reading={reading} comparison={comparison}>
            {steering && (
              <p>
                <button className="stage-button stage-button--primary" onClick={() => setDialog('end')}>
                  {t('meeting.end')}
                </button>
              </p>
            )}
          </OverviewSlide>
        )}
      </main>
      <DecisionsPane
        state={state}
        position={position}
        store={store}
        reading={reading}
        decisions={steering?.decisions ?? null}
        draft={steering?.draft ?? null}
        onDraft={(draft) => steering?.onDraft(draft)}
        others={others}
      />
      <StageBar
        state={state}
        stage={stage}
        store={store}
        reading={reading}
        clock={reader.clock}
        trouble={trouble}
        tracker={tracker}
        isDark={isDark}
        onTheme={toggleTheme}
        onFullScreen={fullScreen}
        onKeys={() => setDialog('keys')}
        steering={
          steering && {
            isPresenter: steering.isPresenter,
            takeOver: () => steering.send({ do: 'hand-over', person: steering.me }),
            handOver: (person) => steering.send({ do: 'hand-over', person }),
            end: () => setDialog('end'),
            describe: () => setDialog('describe'),
            links: () => setDialog('links'),
          }
        }
      />
      {dialog === 'keys' && (
        <StageDialog title={t('meeting.keys')} onClose={() => setDialog(null)}>
          <StageKeyList />
        </StageDialog>
      )}
      {dialog === 'describe' && steering && (
        <StageDialog title={t('meeting.describe')} onClose={() => setDialog(null)}>
          {steering.describe(() => setDialog(null))}
        </StageDialog>
      )}
      {dialog === 'links' && steering && (
        <StageDialog title={t('meeting.links')} onClose={() => setDialog(null)}>
          {steering.links}
        </StageDialog>
      )}
      {dialog === 'end' && steering && (
        <StageDialog title={t('meeting.endTitle')} onClose={() => setDialog(null)}>
          <p>{t('meeting.endText')}</p>
          <p className="decide__foot">
            <button
              className="stage-button stage-button--primary"
              onClick={() => {
                steering.send({ do: 'close' })
                setDialog(null)
              }}
            >
              {t('meeting.endConfirm')}
            </button>
            <button className="stage-button" onClick={() => setDialog(null)}>
              {t('meeting.goOn')}
            </button>
          </p>
        </StageDialog>
      )}
    </div>
  )
}

/** After a click by hand Space turns the page again: the button that was clicked does not keep it. */
function leaveKeyboard({ detail, target }: MouseEvent): void {
  const button = detail > 0 && (target as Element).closest<HTMLElement>('button')
  if (button && button === document.activeElement && !button.closest('form, dialog, details')) button.blur()
}
