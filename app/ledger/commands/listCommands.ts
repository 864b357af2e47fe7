import type { SavedView } from '../../model/view/savedView'
import { hiddenColumns, shownColumns } from '../../grid/columnLayout'
import { namedCommands, writingCommands, type NamedCommand } from '../../grid/keys'
import { rowHeights, type Density } from '../../grid/measures'
import type { Reading } from '../../reading/reading'
import type { ColumnId } from '../../model/ledger/columns'
import { coordinates, type Person } from '../../model/ledger/person'
import type { Findable } from '../../model/view/searchRank'
import { plainView, queryToView, type View } from '../../model/view/view'
import type { LedgerStore } from '../../sync/LedgerStore'
import { readyViews } from '../readyViews'

/** Something that may be done by its name. */
export interface Command extends Findable {
  id: string
  group: 'action' | 'view' | 'stream' | 'department' | 'row'
  /** The key that does the same. */
  key?: string
  run(): void
}

/** What the page can do; null where this person may not, or there is nothing to be done. */
export interface CommandsHost {
  store: LedgerStore
  reading: Reading
  /** The ledger's id. */
  tracker: string
  person: Person
  view: View
  density: Density
  /** In the focused cell; null where none is. */
  inGrid: ((command: NamedCommand) => void) | null
  canWrite: boolean
  find(): void
  search(): void
  showKeys(): void
  showInbox(): void
  undo: (() => void) | null
  redo: (() => void) | null
  importFile: (() => void) | null
  addTo: ((stream: string) => void) | null
  download(ending: 'csv' | 'xlsx', isWhole: boolean): void
  show(view: View): void
  setDensity(density: Density): void
  isColumnHidden(column: ColumnId): boolean
  hideColumn(column: ColumnId, isHidden: boolean): void
  resetColumns(): void
  goTo(item: string): void
  leaveFor(path: string): void
  switchLanguage(): void
  signOut(): void
}

/** All that can be done on the page by its name. `saved`: the views that are kept. */
export function listCommands(host: CommandsHost, saved: readonly SavedView[]): Command[] {
  return [
    ...actions(host),
    ...inGrid(host),
    ...views(host, saved),
    ...streams(host),
    ...arrangement(host),
    ...departments(host),
    ...rows(host),
  ]
}

/** One command, or none where there is nothing to be done. */
function action(id: string, label: string, run: (() => void) | null, more: Partial<Command> = {}): Command[] {
  return run ? [{ id, group: 'action', label, run, ...more }] : []
}

function actions(host: CommandsHost): Command[] {
  const {
    reading: { t },
    person,
  } = host
  const formats = (['xlsx', 'csv'] as const).map((ending) => ({ ending, format: ending.toUpperCase() }))
  return [
    ...action('find', t('commands.find.title'), host.find, { key: 'Ctrl+F' }),
    ...action('search', t('commands.searchBox'), host.search, { also: [t('ledger.filter')] }),
    ...action('inbox', t('comments.inbox.title'), host.showInbox),
    ...action('undo', t('grid.undo'), host.undo, { key: 'Ctrl+Z' }),
    ...action('redo', t('grid.redo'), host.redo, { key: 'Ctrl+Y' }),
    ...action('import', t('ledger.import'), host.importFile),
    ...formats.flatMap(({ ending, format }) => [
      ...action(`seen-${ending}`, t('commands.exportSeen', { format }), () => host.download(ending, false)),
      ...action(`whole-${ending}`, t('commands.exportWhole', { format }), () => host.download(ending, true)),
    ]),
    ...action('keys', t('grid.keys'), host.showKeys, { key: 'F1' }),
    ...action('past', t('panel.past'), () => host.leaveFor(`/trackers/${host.tracker}/as-of`)),
    ...action('people', t(person.role === 'administrator' ? 'app.people' : 'app.account'), () =>
      host.leaveFor('/people'),
    ),
    ...action('language', t('commands.toLanguage'), host.switchLanguage, { also: ['language', '语言'] }),
    ...action('sign-out', t('app.signOut'), host.signOut),
  ]
}

const keysInGrid: Record<NamedCommand, string> = {
  copy: 'Ctrl+C',
  cut: 'Ctrl+X',
  paste: 'Ctrl+V',
  'fill-down': 'Ctrl+D',
  clear: 'Delete',
  today: 'Ctrl+;',
  row: 'Shift+Space',
  column: 'Ctrl+Space',
  all: 'Ctrl+A',
}

/** Browsers let a page read the clipboard over https only; the key works everywhere. */
const canReadClipboard = () => typeof navigator.clipboard?.readText === 'function'

/** What is done in the grid with the focused cell, or with what is selected. */
function inGrid({ inGrid: run, canWrite, reading: { t } }: CommandsHost): Command[] {
  return namedCommands
    .filter(
      (command) =>
        run && (canWrite || !writingCommands.includes(command)) && (command !== 'paste' || canReadClipboard()),
    )
    .flatMap((command) =>
      action(`grid-${command}`, t(`commands.inGrid.${command}`), () => run!(command), { key: keysInGrid[command] }),
    )
}

/** How rows and columns stand. */
function arrangement(host: CommandsHost): Command[] {
  const { t } = host.reading
  const choices: ColumnId[] = [...shownColumns.slice(2).map(({ id }) => id), ...hiddenColumns]
  return [
    ...(Object.keys(rowHeights) as Density[]).flatMap((density) =>
      action(
        `density-${density}`,
        t('commands.density', { density: t(`ledger.densities.${density}`) }),
        density === host.density ? null : () => host.setDensity(density),
      ),
    ),
    ...choices.flatMap((column) => {
      const isHidden = host.isColumnHidden(column)
      return action(
        `column-${column}`,
        t(isHidden ? 'commands.showColumn' : 'commands.hideColumn', { column: t(`column.${column}`) }),
        () => host.hideColumn(column, !isHidden),
      )
    }),
    ...action('columns', t('ledger.resetColumns'), host.resetColumns),
  ]
}

function views({ reading: { t }, person, store, show }: CommandsHost, saved: readonly SavedView[]): Command[] {
  const ready = readyViews(t, person, store.today).map(([label, view], i) => ({ id: `ready-${i}`, label, view }))
  const kept = saved.map(({ id, name, query }) => ({
    id: `view-${id}`,
    label: name,
    view: queryToView(new URLSearchParams(query)),
  }))
  return [...ready, ...kept].map(({ id, label, view }) => ({ id, group: 'view', label, run: () => show(view) }))
}

function streams({ reading, store, view, show, addTo, person }: CommandsHost): Command[] {
  const { t } = reading
  const all = store.outline().map(({ stream, number }) => ({
    id: stream.id,
    name: `${reading.numeral(number)} ${reading.problem(stream).name || reading.titleOf(stream)}`,
    also: [reading.titleOf(stream), String(number)],
  }))
  return [
    ...(view.stream === ''
      ? []
      : [
          {
            id: 'stream-',
            group: 'stream' as const,
            label: t('commands.allStreams'),
            run: () => show({ ...view, stream: '' }),
          },
        ]),
    ...all.map(({ id, name, also }): Command => ({
      id: `stream-${id}`,
      group: 'stream',
      label: t('commands.onlyStream', { stream: name }),
      also,
      run: () => show({ ...view, stream: id }),
    })),
    ...(addTo && coordinates(person)
      ? all.map(({ id, name, also }): Command => ({
          id: `add-${id}`,
          group: 'action',
          label: t('commands.newItemIn', { stream: name }),
          also,
          run: () => addTo(id),
        }))
      : []),
  ]
}

function departments({ reading, show }: CommandsHost): Command[] {
  return reading.departments.map(({ id, name, short }) => ({
    id: `department-${id}`,
    group: 'department',
    label: reading.t('commands.onlyDepartment', { department: reading.departmentName(id) }),
    also: [short, name.zh, name.en],
    run: () => show({ ...plainView, department: id }),
  }))
}

function rows({ store, reading, goTo }: CommandsHost): Command[] {
  return store.outline().flatMap(({ items }) =>
    items
      .flatMap((entry) => [entry, ...entry.children])
      .map(({ item, code }): Command => ({
        id: `row-${item.id}`,
        group: 'row',
        label: `${code} ${reading.titleOf(item)}`,
        also: [code, item.title],
        isPlain: true,
        run: () => goTo(item.id),
      })),
  )
}
