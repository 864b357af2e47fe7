import { useNavigate } from '@remix-run/react'
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { changesQuery } from '../changes/askedChanges'
import type { GridPreferences } from '../model/view/gridPreferences'
import type { Tracker } from '../model/ledger/tracker'
import { Uploads } from '../files/Uploads'
import { Found } from '../grid/find/Found'
import type { LedgerGridHandle } from '../grid/gridHandle'
import { OpenEditors } from '../grid/OpenEditors'
import type { PageContext, StructureMenuOf } from '../grid/PageContext'
import { Selection } from '../grid/range/Selection'
import { useHouseInbox } from '../inbox/useHouseInbox'
import { useInbox } from '../inbox/useInbox'
import type { Shown } from '../contracts/meetingState'
import type { ColumnId } from '../model/ledger/columns'
import type { Stream } from '../model/ledger/rows'
import { coordinates, type Department, type Person } from '../model/ledger/person'
import type { OutlineItem } from '../model/ledger/outline'
import type { ColumnRecord } from '../model/ledger/schema'
import { lockOf } from '../model/ledger/locks'
import { askedRow } from '../model/view/openingView'
import { marksOf } from '../model/records/openMarks'
import { viewToQuery } from '../model/view/view'
import { lockText } from '../reading/lockText'
import { createReading } from '../reading/reading'
import type { StructureShown } from '../structure/StructureShown'
import { useActing } from '../structure/useActing'
import { peersByCell, usePeers } from '../sync/presence'
import { useLedger } from '../sync/useLedger'
import { downloadLedger } from './downloadLedger'
import type { FirstPaint } from './firstPaint.server'
import type { ToastMessage } from './Toast'
import { useAddedRow } from './useAddedRow'
import { useEdits } from './useEdits'
import { useFind } from './useFind'
import { mayOpen } from '../records/mayOpen'
import { useRecords } from '../records/useRecords'
import { useFolding } from './useFolding'
import { useGoing } from './useGoing'
import { useLedgerCommands } from './useLedgerCommands'
import { useLostPlaces } from './useLostPlaces'
import { useOpened } from './useOpened'
import { usePanel } from './usePanel'
import { usePreferences } from './usePreferences'
import { useRowActions } from './useRowActions'
import { useShare } from './useShare'
import { useVerbs } from './useVerbs'
import { useView } from './useView'
import { useViewIn } from './useViewIn'
import { useVisible } from './useVisible'

export interface LedgerPageProps {
  tracker: Tracker
  departments: Department[]
  columns: ColumnRecord[]
  streams: Stream[]
  first: FirstPaint
  /** See homeOf. */
  home: string
  person: Person
  /** See MemberLedger. */
  mayKeep: boolean
  preferences: GridPreferences
  now: number
  /** The meeting that is on, when the page was asked for. */
  meeting: Shown
  nonce: string
  search: string
}

export type LedgerPageState = ReturnType<typeof useLedgerPage>

/** What the ledger's page knows and does, each part by its own hook; and what of it everything on the page is given. */
export function useLedgerPage(props: LedgerPageProps, grid: RefObject<LedgerGridHandle>) {
  const { tracker, person, nonce, search } = props
  const { t, language } = useTranslation()
  const leaveFor = useNavigate()
  const ledger = useLedger(
    {
      tracker,
      departments: props.departments,
      columns: props.columns,
      streams: props.streams,
      items: [],
      stamps: {},
    },
    person,
    props.now,
    { counted: props.first.counts },
  )
  const { store, schema, departments, connection, state, isSettled } = ledger
  const { first } = props
  const isOnline = state.phase === 'online'
  const records = useRecords(tracker.id, store, ledger.notices, { isSettled, isOnline, first: first.records })
  const reading = useMemo(
    () => createReading(store, schema, departments, t, language, (item) => marksOf(records.on(item))),
    [store, schema, departments, t, language, records],
  )
  const ownInbox = useInbox(tracker.id, store, ledger.notices, isSettled)
  const inbox = useHouseInbox({ tracker: ledger.tracker, store, reading }, person, ownInbox, isSettled)
  const share = useShare(store, person, reading, connection ? null : first.share)
  const peers = usePeers(connection?.provider.awareness ?? null)
  const peersAt = useMemo(() => peersByCell(peers), [peers])
  const [view, changeView] = useView(search, props.home)
  useViewIn(ledger, person, view, changeView)
  const [preferences, changePreferences] = usePreferences(tracker.id, props.preferences)
  const [toast, setToast] = useState<ToastMessage | null>(null)
  const [rowMenu, setRowMenu] = useState<{ item: string; x: number; y: number } | null>(null)
  const [structureMenu, setStructureMenu] = useState<(StructureMenuOf & { x: number; y: number }) | null>(null)
  const [structure, openStructure] = useState<StructureShown | null>(null)
  const [opened, setOpened] = useOpened()
  const [selection] = useState(() => new Selection())
  const [found] = useState(() => new Found())
  const [uploads] = useState(() => new Uploads())
  const [editors] = useState(() => new OpenEditors())
  useLostPlaces(editors, store, person, ledger.tellRefused)
  const [shownColumns, showColumns] = useState<readonly ColumnId[]>([])
  const searchBox = useRef<HTMLInputElement>(null)
  const panel = usePanel(grid)
  const folding = useFolding(preferences.collapsed, changePreferences)
  const visible = useVisible({
    tracker: tracker.id,
    search,
    store,
    reading,
    view,
    isOffline: state.phase === 'offline',
    collapsed: folding.collapsed,
  })
  const { changes, isNarrowed } = visible
  useEffect(() => selection.set(null), [selection, changes.shown])
  const going = useGoing({ grid, store, view, changeView, visible, folding })
  const { reveal } = going
  const [asked] = useState(() => new URLSearchParams(search).get(askedRow))
  const edits = useEdits({
    tracker: tracker.id,
    store,
    desk: ledger.desk,
    reading,
    person,
    saved: () => connection?.saved() ?? Promise.resolve(false),
    toast: setToast,
    keepRefused: ledger.tellRefused,
    goTo: going.followTo,
    reveal,
  })
  const { desk, undoStack } = edits
  // It takes back the last step: of another one it must not.
  useEffect(() => undoStack.subscribe(() => setToast((shown) => (shown?.action?.isUndo ? null : shown))), [undoStack])
  const act = useActing(desk, {
    done: (text) => setToast({ text, action: edits.undoAction }),
    refused: edits.tellRefused,
  })
  const addedRow = useAddedRow({ grid, undoStack, undo: edits.undo, reveal })
  const rowActions = useRowActions(store, desk, view, {
    onAdded: addedRow.onAdded,
    onRefused: edits.tellRefused,
    onRemoved: (count) => setToast({ text: t('ledger.deleted', { count }), action: edits.undoAction }),
  })
  const doVerb = useVerbs({
    tracker: tracker.id,
    person,
    t,
    write: edits.write,
    toast: setToast,
    undoAction: edits.undoAction,
  })
  const find = useFind({ found, visible: visible.groups, reading, grid, shownColumns, goTo: going.goTo })
  const density = preferences.density ?? 'normal'
  const commands = useLedgerCommands(
    {
      t,
      tell: (text) => setToast({ text }),
      tracker: tracker.id,
      store,
      reading,
      mayAsk: (kind, entry) =>
        mayOpen(kind, entry, { person, departments, today: store.today, settings: store.settings, records }),
      person,
      canWrite: desk !== null,
      view,
      density,
      changes,
      edits,
      rowActions,
      structure: { open: openStructure, act },
      columns: {
        shown: shownColumns,
        hide: (column, isHidden) => grid.current?.setColumnHidden(column, isHidden),
        reset: () => grid.current?.resetColumns(),
      },
      find: {
        open: find.open,
        walk(by) {
          if (find.isOpen) find.walk(by, !document.activeElement?.closest('.ledger-grid'))
          else find.open()
        },
      },
      isNarrowed,
      search: () => searchBox.current?.select(),
      show: going.show,
      setDensity: (next) => changePreferences({ density: next }),
      open: (what) => setOpened(what, true),
      openPanel: panel.open,
      doVerb,
      goTo: (item) => going.goTo({ item }),
      download(ending, isWhole) {
        const seen = new URLSearchParams([
          ...viewToQuery(view),
          ...changesQuery(changes),
          ['columns', shownColumns.join(',')],
        ])
        downloadLedger(tracker.id, ending, isWhole ? '' : seen.toString(), reading.language)
      },
      leaveFor,
    },
    grid,
  )
  const whyLocked = (entry: OutlineItem, column: ColumnId) => {
    const code = lockOf(person, entry, column, schema)
    return code && lockText(code, entry, person, reading)
  }
  const context: PageContext = {
    tracker: tracker.id,
    store,
    reading,
    person,
    nonce,
    commands,
    desk,
    connection,
    isSettled,
    notices: ledger.notices,
    records,
    openCounts: visible.open,
    view,
    show: going.show,
    places: visible.places,
    changes: changes.marks,
    isCollapsed: (id) => !isNarrowed && folding.collapsed.has(id),
    toggle: folding.toggle,
    isEditable: (entry, column) => desk !== null && lockOf(person, entry, column, schema) === null,
    write: edits.write,
    doVerb,
    whyLocked,
    tellLocked(item, column) {
      const entry = store.entry(item)
      const why = entry && whyLocked(entry, column)
      if (why) setToast({ text: why, isError: true })
    },
    fill: edits.fill,
    wrongAt: edits.wrongAt,
    undoStack,
    selection,
    editors,
    found,
    uploads,
    peersAt,
    goTo: going.goTo,
    openRowMenu(item, at) {
      if (coordinates(person) && desk) setRowMenu({ item, ...at })
    },
    openStructureMenu(of, at) {
      if (coordinates(person) && desk) setStructureMenu({ ...of, ...at })
    },
    panelOf: panel.shown?.item ?? null,
    openPanel: panel.open,
    togglePanel: panel.toggle,
  }
  /** Once the grid stands: to the row that the address asks for. */
  const goToAsked = () => {
    if (asked === null) return
    if (!store.entry(asked)) return void setToast({ text: t('ledger.askedIsGone'), isError: true })
    going.goTo({ item: asked })
    panel.open(asked)
  }
  return {
    goToAsked,
    mayKeep: props.mayKeep,
    title: ledger.tracker.title[reading.language],
    context,
    ledger,
    inbox,
    share,
    peers,
    changeView,
    preferences: { ...preferences, density },
    changePreferences,
    toast,
    setToast,
    takeEmptyAway: addedRow.takeEmptyAway,
    dismissToast: useCallback(() => setToast(null), []),
    rowMenu,
    closeRowMenu: () => setRowMenu(null),
    structureMenu,
    closeStructureMenu: () => setStructureMenu(null),
    structure,
    openStructure,
    act,
    opened,
    setOpened,
    searchBox,
    shownColumns,
    showColumns,
    panel,
    visible,
    edits,
    find,
  }
}
