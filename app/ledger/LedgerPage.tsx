import { useEffect, useRef } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { ChangesSlot } from '../changes/ChangesSlot'
import { UploadGuard } from '../files/UploadGuard'
import type { LedgerGridHandle } from '../grid/gridHandle'
import { PageContextProvider } from '../grid/PageContext'
import { RecordContextProvider } from '../records/RecordContext'
import { useServerClock } from '../sync/useServerClock'
import { countOf } from '../inbox/countOf'
import { UrgentCalls } from '../inbox/UrgentCalls'
import { MeetingBand } from '../meeting/MeetingBand'
import { ArchivedBand } from './ArchivedBand'
import { ChangeAnnouncer } from './ChangeAnnouncer'
import { Collisions } from './Collisions'
import { FindBar } from './FindBar'
import { LedgerBody } from './LedgerBody'
import { LedgerDialogs } from './LedgerDialogs'
import { LedgerHead } from './LedgerHead'
import { LedgerTools } from './LedgerTools'
import { PrintedLedger } from './PrintedLedger'
import { Refusals } from './Refusals'
import { OvertakenNames } from '../structure/OvertakenNames'
import { StatusBar } from './StatusBar'
import { unsavedTexts } from './unsavedTexts'
import { useLedgerPage, type LedgerPageProps } from './useLedgerPage'
import { whyLost } from './AccessLost'
import { WhileOpen } from './WhileOpen'

/** The ledger's page: the grid, and what stands around it. */
export function LedgerPage(props: LedgerPageProps) {
  const { t } = useTranslation()
  const grid = useRef<LedgerGridHandle>(null)
  const page = useLedgerPage(props, grid)
  const { context, ledger, visible, find, panel } = page
  const { changes, groups } = visible
  const { connection, state } = ledger
  useCountInTitle(countOf(page.inbox))
  const clock = useServerClock(props.now)
  const { store, reading, person, records } = context
  const recordContext = { tracker: context.tracker, store, reading, person, send: records.send, clock }
  return (
    <WhileOpen
      tracker={ledger.tracker}
      person={context.person}
      lost={whyLost(state.phase)}
      unsaved={() => unsavedTexts(connection?.unsavedWork() ?? [], context.store, context.reading)}
      isKept={state.isKept}
    >
      <PageContextProvider value={context}>
        <RecordContextProvider value={recordContext}>
          <div className="ledger">
            <a className="skip" href="#ledger">
              {t('app.skip')}
            </a>
            <LedgerHead page={page} />
            <ArchivedBand tracker={ledger.tracker} mayKeep={page.mayKeep} />
            <MeetingBand
              first={props.meeting}
              state={state}
              onGoTo={(item) => {
                context.goTo({ item })
                panel.open(item)
              }}
            />
            <LedgerTools page={page} found={connection ? visible.found : props.first.found} />
            {changes.base !== null && <ChangesSlot changes={changes} />}
            <LedgerBody page={page} grid={grid} first={props.first} arranged={props.preferences} />
            {find.isOpen && <FindBar find={find} />}
            <StatusBar seen={connection ? visible.seen : props.first.seen} state={state} share={page.share} />
            <ChangeAnnouncer />
            <UrgentCalls
              waiting={page.opened.inbox ? [] : page.inbox.waiting}
              who={reading.who}
              clock={clock}
              onDone={page.inbox.read}
            />
            <UploadGuard uploads={context.uploads} />
            <Collisions collisions={ledger.collisions} onDismiss={ledger.dismissCollision}>
              <OvertakenNames
                names={ledger.overtaken}
                reading={context.reading}
                act={page.act}
                onDismiss={ledger.dismissOvertaken}
              />
            </Collisions>
            <Refusals
              {...context}
              refusals={ledger.refusals}
              onDismiss={() => {
                ledger.dismissRefusals()
                if (panel.shown && !context.store.entry(panel.shown.item)) panel.close()
                // What had the keyboard before is gone, when it is not back there.
                if (!hasKeyboard(document.activeElement)) grid.current?.takeKeyboard()
              }}
            />
            <LedgerDialogs page={page} />
            <PrintedLedger title={page.title} visible={groups} grid={grid} shownColumns={page.shownColumns} />
          </div>
        </RecordContextProvider>
      </PageContextProvider>
    </WhileOpen>
  )
}

/** Does anything have it that goes on to be there? */
function hasKeyboard(element: Element | null): boolean {
  return element !== null && element !== document.body && element.closest('.refusals') === null
}

/** The number of what waits and what is new stands before the page's title, where other tabs show it. */
function useCountInTitle(count: number): void {
  useEffect(() => {
    document.title = document.title.replace(/^(\(\d+\) )?/, count > 0 ? `(${count}) ` : '')
  }, [count])
}
