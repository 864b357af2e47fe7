import { useMemo, useRef, useState, type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { MeetingCommandContext, StageDialogKind } from '../../commands/meeting'
import type { Reading } from '../../reading/reading'
import type { Comparison } from '../../model/history/comparison'
import type { Item } from '../../model/ledger/rows'
import type { MeetingState } from '../../model/meeting/meeting'
import type { MeetingCommand } from '../../model/meeting/meetingCommand'
import { proposedDraft } from '../../model/meeting/presenting'
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
import { StageCommands } from './StageCommands'
import { StageDialogs } from './StageDialogs'
import type { Decisions } from './useDecisions'
import type { Drafts } from './useDrafts'
import { useStage } from './useStage'
import { useStageKeys } from './useStageKeys'
import { useTheme } from './useTheme'
import { useTypedNumber } from './useTypedNumber'

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
    /** Ends the meeting. Null when it is done; else why not, in words. */
    end(): Promise<string | null>
    drafts: Drafts
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
  const [dialog, setDialog] = useState<StageDialogKind | null>(null)
  const stage = useStage(reader, state, store, steering?.isPresenter ?? false)
  const { position, entries } = stage
  const since = useMemo(
    () => sinceLast(comparison, items, (item) => store.stamp(item)?.updatedBy ?? ''),
    [comparison, items, store],
  )
  const colours = new Map(peers.map(({ user }) => [user.id, user.color]))
  const digit = useTypedNumber((number) => {
    const entry = entries[number - 1]
    if (entry) stage.go({ slide: 'item', item: entry.item })
  })
  const entryHere = state.agenda.find(({ item }) => item === position.item)
  const requestHere = state.requests.find(({ item }) => item === position.item)
  const context: MeetingCommandContext = {
    t,
    tell: stage.tell,
    position,
    isDark,
    step: stage.step,
    go: stage.go,
    digit,
    toggleTheme,
    fullScreen: () => void turnFullScreen(root.current),
    open: setDialog,
    steering: steering && {
      isPresenter: steering.isPresenter,
      decide(kind) {
        // One that is begun is not lost to a key.
        if (steering.drafts.of(position.item))
          return root.current?.querySelector<HTMLElement>('.decide :is(textarea, input)')?.focus()
        const row = position.item === null ? undefined : store.item(position.item)
        steering.drafts.put(proposedDraft(kind, position.item, row, state.nextOn, requestHere))
      },
      skip() {
        if (position.item !== null) steering.send({ do: 'mark', item: position.item, state: 'skipped' })
        stage.step(1)
      },
      isDiscussed: entryHere?.state === 'discussed',
      confirm() {
        if (!entryHere) return
        const state = entryHere.state === 'discussed' ? 'pending' : 'discussed'
        steering.send({ do: 'mark', item: entryHere.item, state })
      },
      takeOver: () => steering.send({ do: 'hand-over', person: steering.me }),
    },
  }
  useStageKeys(context)
  const { presenter } = state.meeting
  const isAlone = steering?.isPresenter || connection.phase !== 'online'
  const trouble =
    connection.phase === 'outdated'
      ? t('ledger.outdated')
      : connection.phase === 'no-access'
        ? t('access.lost.titles.ledger')
        : connection.phase === 'removed'
          ? t('access.lost.titles.removed')
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
            entry={entryHere}
            request={requestHere}
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
                  {t('commands.names.meeting-end')}
                </button>
              </p>
            )}
            {/* In a page of its own: the meeting goes on in this one. */}
            {tracker !== null && (
              <p>
                <a className="stage-button" href={`/trackers/${tracker}/report`} target="_blank">
                  {t('commands.names.report')}
                </a>
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
        drafts={steering?.drafts ?? null}
        kinds={<StageCommands place="decide" context={context} showsKey />}
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
        context={context}
        onHandOver={(person) => steering?.send({ do: 'hand-over', person })}
      />
      <StageDialogs
        open={dialog}
        onClose={() => setDialog(null)}
        store={store}
        drafting={drafted ? presenter.name : null}
        steering={steering}
      />
    </div>
  )
}

/** Not every browser may, nor at every time. */
async function turnFullScreen(stage: Partial<HTMLElement> | null): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen()
    else await stage?.requestFullscreen?.()
  } catch {
    // The page stays as it is.
  }
}

/** After a click by hand Space turns the page again: the button that was clicked does not keep it. */
function leaveKeyboard({ detail, target }: MouseEvent): void {
  const button = detail > 0 && (target as Element).closest<HTMLElement>('button')
  if (button && button === document.activeElement && !button.closest('form, dialog, details')) button.blur()
}
