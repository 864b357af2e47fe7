import { Link, useNavigate } from '@remix-run/react'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { GridPreferences } from '../model/view/gridPreferences'
import type { Tracker } from '../model/ledger/tracker'
import type { PageContext } from '../grid/GridContext'
import type { GridPlace, LedgerGridHandle } from '../grid/gridHandle'
import { Found } from '../grid/find/Found'
import { Selection } from '../grid/range/Selection'
import { placesIn } from '../grid/places'
import { createReading } from '../reading/reading'
// AG Grid runs in the browser only: on the server there is no such component, and the first rows stand in for it.
import { LedgerGrid } from '../grid/LedgerGrid.client'
import { GridRows } from '../grid/rows'
import type { ColumnId } from '../model/ledger/columns'
import type { Stream } from '../model/ledger/ledger'
import { coordinates, type Department, type Person } from '../model/ledger/person'
import { judgeWriter } from '../model/ledger/rights'
import { movesFrom, statusOf } from '../model/ledger/status'
import { isNarrowed, plainView, type View, viewToQuery } from '../model/view/view'
import { countFound, visibleRows } from '../model/view/visibleRows'
import { announce, peersByCell, usePeers } from '../sync/presence'
import { useLedger } from '../sync/useLedger'
import { useStoreVersion } from '../sync/useStoreVersion'
import { ChangesSlot } from '../changes/ChangesSlot'
import { changesQuery } from '../changes/askedChanges'
import { useChanges } from '../changes/useChanges'
import { TopBar } from '../ui/TopBar'
import { postForm } from '../ui/postForm'
import { whenIdle } from '../ui/whenIdle'
import { ArrangeMenu } from './ArrangeMenu'
import { Avatars } from './Avatars'
import { ChangeAnnouncer } from './ChangeAnnouncer'
import { Collisions } from './Collisions'
import { downloadLedger } from './downloadLedger'
import { FilterMenu } from './FilterMenu'
import { FindBar } from './FindBar'
import type { FirstPaint } from './firstPaint.server'
import { Refusals } from './Refusals'
import { RowMenu } from './RowMenu'
import { panelWidths } from './PanelResizer'
import { PrintedLedger } from './PrintedLedger'
import { RowPanel } from './RowPanel'
import { SaveState } from './SaveState'
import { StatusBar } from './StatusBar'
import { StreamTabs } from './StreamTabs'
import { Toast, type ToastMessage } from './Toast'
import { ColumnsMenu, TransferMenu } from './ToolMenus'
import { UndoButtons } from './UndoButtons'
import { useEdits } from './useEdits'
import { useFind } from './useFind'
import { usePageKeys } from './usePageKeys'
import { usePreferences } from './usePreferences'
import { InboxMenu } from '../inbox/InboxMenu'
import { useInbox } from '../inbox/useInbox'
import { MeetingBand } from '../meeting/MeetingBand'
import type { Shown } from '../contracts/meetingState'
import { preloadSharedText } from '../text/LazySharedText'
import { ViewsMenu } from './ViewsMenu'
import { useRowActions } from './useRowActions'
import { useView } from './useView'

const ImportDialog = lazy(() =>
  import('../transfer/ImportDialog').then(({ ImportDialog }) => ({ default: ImportDialog })),
)
const KeysDialog = lazy(() => import('./KeysDialog').then(({ KeysDialog }) => ({ default: KeysDialog })))
const loadPalette = () =>
  import('./commands/CommandPalette').then(({ CommandPalette }) => ({ default: CommandPalette }))
const CommandPalette = lazy(loadPalette)

interface LedgerPageProps {
  tracker: Tracker
  departments: Department[]
  streams: Stream[]
  first: FirstPaint
  person: Person
  preferences: GridPreferences
  now: number
  /** The meeting that is on, when the page was asked for. */
  meeting: Shown
  nonce: string
  search: string
}

/** The ledger's page: what stands around the grid, and what the grid may ask and do. */
export function LedgerPage({
  tracker,
  departments: firstDepartments,
  streams,
  first,
  person,
  preferences: saved,
  now,
  meeting,
  nonce,
  search,
}: LedgerPageProps) {
  const { t, language } = useTranslation()
  const {
    store,
    departments,
    connection,
    state,
    desk: bareDesk,
    refusals,
    dismissRefusals,
    collisions,
    dismissCollision,
    typingEnded,
    notices,
  } = useLedger({ tracker, departments: firstDepartments, streams, items: [], stamps: {} }, person, now, {
    counted: first.counts,
  })
  const inbox = useInbox(tracker.id, store, notices)
  const version = useStoreVersion(store)
  const [view, changeView] = useView(search)
  const [preferences, changePreferences] = usePreferences(tracker.id, saved)
  const peers = usePeers(connection?.provider.awareness ?? null)
  const peersIn = useMemo(() => peersByCell(peers), [peers])
  const [toast, setToast] = useState<ToastMessage | null>(null)
  const [rowMenu, setRowMenu] = useState<{ item: string; x: number; y: number } | null>(null)
  /** The row whose panel is open, and the column whose history it shows (all of them without). */
  const [panel, setPanel] = useState<{ item: string; history?: ColumnId } | null>(null)
  const [isImporting, setImporting] = useState(false)
  const [isGridReady, setGridReady] = useState(false)
  const [areKeysShown, setKeysShown] = useState(false)
  const [areCommandsShown, setCommandsShown] = useState(false)
  const [isInboxShown, setInboxShown] = useState(false)
  const [findAsked, setFindAsked] = useState(0)
  const navigate = useNavigate()
  const searchBox = useRef<HTMLInputElement>(null)
  const grid = useRef<LedgerGridHandle>(null)
  const reading = useMemo(() => createReading(store, departments, t, language), [store, departments, t, language])

  const collapsed = useMemo(() => new Set(preferences.collapsed), [preferences.collapsed])
  const changes = useChanges(tracker.id, search, store, state.phase === 'offline', reading.language)
  const narrowed = isNarrowed(view) || changes.only !== null
  const visible = useMemo(
    () => visibleRows(store.outline(), view, reading, changes.only),
    [store, view, reading, changes.only, version],
  )
  const places = useMemo(() => placesIn(visible), [visible])
  const [gridRows] = useState(() => new GridRows())
  const rows = useMemo(() => gridRows.flatten(visible, collapsed, narrowed), [gridRows, visible, collapsed, narrowed])

  const dismissToast = useCallback(() => setToast(null), [])
  const goTo = useCallback((place: GridPlace) => {
    // Whoever works by the buttons keeps the focus there.
    if (document.activeElement?.closest('.ledger-grid')) grid.current?.reveal(place)
  }, [])
  // A row that was just added stands nowhere yet: what it would be folded away under is asked once it does.
  const [toUnfold, setToUnfold] = useState<string | null>(null)
  const reveal = useCallback((place: GridPlace) => {
    setToUnfold(place.item)
    grid.current?.reveal(place)
  }, [])
  const edits = useEdits({
    store,
    desk: bareDesk,
    reading,
    person,
    saved: () => connection?.saved() ?? Promise.resolve(false),
    toast: setToast,
    goTo,
    reveal,
  })
  const { desk, undo, redo, undoStack } = edits
  // It takes back the last step: of another one it must not.
  useEffect(() => undoStack.subscribe(() => setToast((shown) => (shown?.action?.isUndo ? null : shown))), [undoStack])
  useEffect(() => {
    const above = toUnfold === null ? [] : places.above(toUnfold)
    if (above.length > 0) setToUnfold(null)
    if (above.some((id) => collapsed.has(id)))
      changePreferences({ collapsed: [...collapsed].filter((id) => !above.includes(id)) })
  }, [toUnfold, places, collapsed, changePreferences])
  const actions = useRowActions(store, desk, view, {
    onAdded: useCallback((id: string) => reveal({ item: id, column: 'title', isOpened: true }), [reveal]),
    onRefused: edits.tellRefused,
    onRemoved: (count: number) => setToast({ text: t('ledger.deleted', { count }), action: edits.undoAction }),
  })
  const [selection] = useState(() => new Selection())
  useEffect(() => selection.set(null), [selection, changes.shown])
  const show = (next: View) => {
    grid.current?.show(next)
    changeView(next)
  }
  const goToRow = (place: GridPlace) => {
    const entry = store.entry(place.item)
    if (!entry) return
    const isThere = visible.some(({ items }) =>
      items.some((item) => [item, ...item.children].some((row) => row.entry === entry)),
    )
    if (!isThere) {
      show({ ...view, stream: '', search: '', filters: {}, department: '', since: '' })
      changes.show(null)
    }
    reveal(place)
  }
  const [found] = useState(() => new Found())
  const find = useFind({ found, visible, reading, grid, goTo: goToRow })
  const openFind = () => {
    find.open()
    setFindAsked((times) => times + 1)
  }
  const walk = (by: 1 | -1) =>
    find.isOpen ? find.walk(by, !document.activeElement?.closest('.ledger-grid')) : openFind()
  const showKeys = () => setKeysShown(true)
  const showCommands = () => setCommandsShown(true)
  usePageKeys({
    undo,
    redo,
    find: openFind,
    'find-next': () => walk(1),
    'find-previous': () => walk(-1),
    commands: showCommands,
    keys: showKeys,
  })

  const context: PageContext = {
    store,
    reading,
    person,
    nonce,
    desk,
    connection,
    order: view.order,
    places,
    changes: changes.marks,
    isCollapsed: (id) => !narrowed && collapsed.has(id),
    toggle(id) {
      const next = new Set(collapsed)
      if (!next.delete(id)) next.add(id)
      changePreferences({ collapsed: [...next] })
    },
    isEditable(entry, column) {
      if (!desk || judgeWriter(person, entry.item, column, { hasSubItems: () => entry.children.length > 0 }) !== null)
        return false
      return column !== 'status' || movesFrom(person, statusOf(entry.item)).length > 0
    },
    write: edits.write,
    fill: edits.fill,
    wrongAt: edits.wrongAt,
    undoStack: edits.undoStack,
    selection,
    found,
    peersAt: peersIn,
    togglePanel: (item) => setPanel((open) => (open?.item === item ? null : { item })),
    openRowMenu: (item, at) => coordinates(person) && desk && setRowMenu({ item, ...at }),
  }
  // The panel takes room from the grid: its row stays in sight.
  const panelItem = panel?.item ?? null
  useEffect(() => {
    if (panelItem !== null) requestAnimationFrame(() => grid.current?.reveal({ item: panelItem, isLook: true }))
  }, [panelItem])
  const panelEntry = panel && store.entry(panel.item)
  const menuEntry = rowMenu && store.entry(rowMenu.item)
  const seen = () =>
    new URLSearchParams([
      ...viewToQuery(view),
      ...changesQuery(changes),
      ['columns', (grid.current?.shownColumns() ?? []).join(',')],
    ]).toString()
  const density = preferences.density ?? 'normal'
  const title = tracker.title[language]
  useUnreadInTitle(inbox.inbox?.unread ?? 0)
  const change = (part: Partial<View>) => show({ ...view, ...part })
  const isEmpty = store.rollUpOfAll().rows === 0
  const firstStream = view.stream || store.outline()[0]?.stream.id

  return (
    <div className="ledger">
      <a className="skip" href="#ledger">
        {t('app.skip')}
      </a>
      <TopBar person={person}>
        <h1 className="ledger__title" title={title}>
          {title}
        </h1>
        <input
          ref={searchBox}
          className="input input--small ledger__search"
          type="search"
          aria-label={t('ledger.search')}
          placeholder={t('ledger.searchHint')}
          value={view.search}
          onChange={(event) => changeView({ search: event.target.value })}
        />
        <button
          className="button button--quiet button--small"
          title={t('commands.open')}
          aria-keyshortcuts="Control+K"
          onClick={showCommands}
        >
          {t('commands.title')}{' '}
          <kbd className="ledger__key" aria-hidden="true">
            Ctrl+K
          </kbd>
        </button>
        <span className="ledger__space" />
        <SaveState state={state} />
        <InboxMenu
          reader={inbox}
          isOpen={isInboxShown}
          onOpenChange={setInboxShown}
          person={person}
          store={store}
          reading={reading}
          onGoTo={(item) => {
            goToRow({ item })
            setPanel({ item })
          }}
        />
        <Avatars
          peers={peers}
          departmentName={reading.departmentName}
          onGoTo={({ cell }) => cell && goToRow({ item: cell.item })}
        />
        <Link className="button button--quiet button--small" to={`/trackers/${tracker.id}/meeting`}>
          {t(coordinates(person) ? 'meeting.start' : 'meeting.title')}
        </Link>
        <TransferMenu
          tracker={tracker.id}
          seen={seen}
          onImport={person.role === 'viewer' ? null : () => setImporting(true)}
        />
      </TopBar>
      <MeetingBand
        tracker={tracker.id}
        person={person}
        first={meeting}
        notices={notices}
        connection={connection}
        state={state}
        view={view}
        onGoTo={(item) => {
          goToRow({ item })
          setPanel({ item })
        }}
        onShow={show}
      />
      <div className="ledger__tools">
        <StreamTabs
          store={store}
          reading={reading}
          current={view.stream}
          onChoose={(stream) => changeView({ stream })}
        />
        <span className="ledger__space" />
        {desk && <UndoButtons edits={edits} />}
        {(narrowed || view.sort.length > 0) && (
          <button
            className="button button--quiet button--small"
            onClick={() => {
              change({ ...plainView, stream: view.stream, group: view.group, order: view.order })
              changes.show(null)
            }}
          >
            {t('ledger.clearAll')}
          </button>
        )}
        {coordinates(person) && desk && firstStream && (
          <button className="button button--quiet button--small" onClick={() => actions.addTo(firstStream)}>
            {t('ledger.addItem')}
          </button>
        )}
        <button
          className="button button--quiet button--small"
          aria-pressed={changes.base !== null}
          title={t('comparing.toggleHint')}
          onClick={() => changes.compareWith(changes.base === null ? 'last-meeting' : null)}
        >
          {t('comparing.toggle')}
        </button>
        <ViewsMenu
          tracker={tracker.id}
          person={person}
          view={view}
          today={store.today}
          notices={notices}
          onChoose={show}
        />
        <FilterMenu view={view} reading={reading} person={person} today={store.today} onChange={change} />
        <ArrangeMenu view={view} onChange={change} />
        <ColumnsMenu
          isHidden={(column) => grid.current?.isColumnHidden(column) ?? false}
          onHide={(column, isHidden) => grid.current?.setColumnHidden(column, isHidden)}
          onReset={() => grid.current?.resetColumns()}
          density={density}
          onDensity={(next) => changePreferences({ density: next })}
        />
        <button
          className="button button--quiet button--small"
          title={t('commands.find.open')}
          aria-keyshortcuts="Control+F"
          onClick={openFind}
        >
          {t('commands.find.title')}
        </button>
        <button
          className="button button--quiet button--small"
          aria-label={t('grid.keys')}
          title={t('grid.keysHint')}
          onClick={showKeys}
        >
          <span aria-hidden="true">?</span>
        </button>
      </div>
      {changes.base !== null && <ChangesSlot tracker={tracker.id} changes={changes} context={context} />}
      <div className="ledger__body">
        <main className="ledger__grid" id="ledger" aria-label={t('ledger.grid')}>
          {!isGridReady && (
            <div className="first-paint" aria-busy="true" dangerouslySetInnerHTML={{ __html: first.html }} />
          )}
          {connection && (
            <LedgerGrid
              handle={grid}
              context={context}
              rows={rows}
              view={view}
              density={density}
              nonce={nonce}
              peers={peers}
              preferences={saved}
              onViewChange={changeView}
              onColumnsChange={(columns) => changePreferences({ columns })}
              onCell={(cell, isEditing) => {
                if (connection) announce(connection.provider.awareness, cell, isEditing)
                if (!isEditing) typingEnded()
                // An open panel goes along with the row that one is on.
                if (cell) setPanel((open) => (open && open.item !== cell.item ? { item: cell.item } : open))
              }}
              onReady={() => {
                setGridReady(true)
                whenIdle(() => {
                  preloadSharedText()
                  void loadPalette().catch(() => {})
                })
              }}
            />
          )}
          {isGridReady && narrowed && rows.length === 0 && (
            <p className="ledger__nothing">{t('ledger.nothingFound')}</p>
          )}
          {isGridReady && !narrowed && isEmpty && (
            <p className="ledger__nothing">
              {t('ledger.empty')}
              {coordinates(person) ? ` ${t('ledger.emptyHint')}` : ''}
            </p>
          )}
          {rowMenu && menuEntry && (
            <RowMenu
              key={rowMenu.item}
              at={rowMenu}
              entry={menuEntry}
              store={store}
              reading={reading}
              actions={actions}
              onOpenPanel={(item) => setPanel({ item })}
              onClose={() => setRowMenu(null)}
            />
          )}
        </main>
        {panelEntry && (
          <RowPanel
            tracker={tracker.id}
            entry={panelEntry}
            context={context}
            notices={notices}
            historyOf={panel?.history ?? ''}
            nonce={nonce}
            width={preferences.panelWidth ?? panelWidths.usual}
            onWidth={(panelWidth) => changePreferences({ panelWidth })}
            onClose={() => setPanel(null)}
          />
        )}
      </div>
      {find.isOpen && <FindBar find={find} asked={findAsked} store={store} reading={reading} />}
      <StatusBar
        tracker={tracker.id}
        store={store}
        selection={selection}
        found={connection ? countFound(visible) : first.found}
        isNarrowed={narrowed}
        state={state}
      />
      <ChangeAnnouncer store={store} me={person.name} />
      <Collisions
        collisions={collisions}
        context={context}
        onDismiss={dismissCollision}
        onHistory={(item, history) => setPanel({ item, history })}
      />
      <Refusals refusals={refusals} store={store} reading={reading} onDismiss={dismissRefusals} />
      {areKeysShown && (
        <Suspense fallback={null}>
          <KeysDialog onClose={() => setKeysShown(false)} />
        </Suspense>
      )}
      {areCommandsShown && (
        <Suspense fallback={null}>
          <CommandPalette
            onClose={() => setCommandsShown(false)}
            host={{
              tracker: tracker.id,
              store,
              reading,
              person,
              view,
              density,
              show,
              showKeys,
              inGrid: grid.current?.focused() ? (command) => grid.current?.run(command) : null,
              canWrite: desk !== null,
              find: openFind,
              search: () => searchBox.current?.select(),
              showInbox: () => setInboxShown(true),
              undo: edits.canUndo ? undo : null,
              redo: edits.canRedo ? redo : null,
              importFile: person.role !== 'viewer' && desk ? () => setImporting(true) : null,
              addTo: desk && actions.addTo,
              download: (ending, isWhole) => downloadLedger(tracker.id, ending, isWhole ? '' : seen(), language),
              setDensity: (next) => changePreferences({ density: next }),
              isColumnHidden: (column) => grid.current?.isColumnHidden(column) ?? false,
              hideColumn: (column, isHidden) => grid.current?.setColumnHidden(column, isHidden),
              resetColumns: () => grid.current?.resetColumns(),
              goTo: (item) => goToRow({ item }),
              leaveFor: navigate,
              switchLanguage: () =>
                postForm('/language', {
                  language: language === 'zh' ? 'en' : 'zh',
                  back: location.pathname + location.search,
                }),
              signOut: () => postForm('/sign-out'),
            }}
          />
        </Suspense>
      )}
      <Toast message={toast} onDone={dismissToast} />
      <PrintedLedger title={title} store={store} reading={reading} visible={visible} grid={grid} />
      {isImporting && desk && connection && (
        <Suspense fallback={null}>
          <ImportDialog
            target={{
              desk,
              departments,
              today: store.today,
              language: reading.language,
              asOneStep: (work) => edits.undoStack.asOne(work),
              saved: connection.saved,
            }}
            isOnline={state.phase === 'online'}
            onClose={() => setImporting(false)}
            onDone={(text, refused) => {
              setImporting(false)
              setToast({ text, isError: refused.length > 0, action: edits.undoAction })
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

/** The number of what is new stands before the page's title, where other tabs show it. */
function useUnreadInTitle(unread: number): void {
  useEffect(() => {
    document.title = document.title.replace(/^(\(\d+\) )?/, unread > 0 ? `(${unread}) ` : '')
  }, [unread])
}
