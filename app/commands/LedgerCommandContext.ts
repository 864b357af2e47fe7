import type { SavedView } from '../model/view/savedView'
import type { Changes } from '../changes/useChanges'
import type { PageContext } from '../grid/PageContext'
import type { GridActions } from '../grid/gridActions'
import type { Density } from '../grid/measures'
import type { RowActions } from '../ledger/useRowActions'
import type { ColumnId } from '../model/ledger/columns'
import type { OutlineItem, OutlineStream } from '../model/ledger/outline'
import type { Person } from '../model/ledger/person'
import type { View } from '../model/view/view'
import type { OpenedKind } from '../model/records/record'
import type { Reading } from '../reading/reading'
import type { Structure } from '../structure/StructureContext'
import type { StructureShown } from '../structure/StructureShown'
import type { LedgerStore } from '../sync/LedgerStore'
import type { AnyContext, Command, Entry } from './command'
import type { Press } from './keyMap'

/** What opens over the page or beside it. */
export type Opened = 'commands' | 'keys' | 'inbox' | 'import' | 'share' | 'urge'

/** What the ledger's commands ask and do. */
export interface LedgerCommandContext extends AnyContext {
  /** The ledger's id. */
  tracker: string
  store: LedgerStore
  reading: Reading
  person: Person
  /** May this person ask something of this kind about a row? */
  mayAsk(kind: OpenedKind, row: OutlineItem): boolean
  /** The document is whole, and this person may write in it somewhere. */
  canWrite: boolean
  view: View
  density: Density
  changes: Pick<Changes, 'base' | 'compareWith' | 'show'>
  edits: { undo(): void; redo(): void; canUndo: boolean; canRedo: boolean }
  /** The row that a command is about: the one whose menu it stands in, else the one with the focus; null for none. */
  row: OutlineItem | null
  rowActions: RowActions
  /** The column and the stream that a command is about, found likewise; of streams only the one whose menu it is. */
  column: ColumnId | null
  stream: OutlineStream | null
  /** What the ledger is made of, for everybody. */
  structure: { open(what: StructureShown): void; act: Structure['act'] }
  /** Null where the grid has no focus, or for what stands on the page whatever has it. */
  grid: GridActions | null
  columns: {
    /** Ids of those that stand, left to right. */
    shown: readonly ColumnId[]
    hide(column: ColumnId, isHidden: boolean): void
    reset(): void
  }
  savedViews: readonly SavedView[]
  find: { open(): void; walk(by: 1 | -1): void }
  /** Is anything hidden by a search, a filter or what changed? */
  isNarrowed: boolean
  /** Puts the keyboard into the search field. */
  search(): void
  show(view: View): void
  setDensity(density: Density): void
  open(what: Opened): void
  openPanel: PageContext['openPanel']
  doVerb: PageContext['doVerb']
  goTo(item: string): void
  /** `isWhole`: all of it, whatever is seen now. */
  download(ending: 'csv' | 'xlsx', isWhole: boolean): void
  leaveFor(path: string): void
}

export type LedgerCommand = Command<LedgerCommandContext>
export type LedgerEntry = Entry<LedgerCommandContext>

/** How what stands on the page does its commands. */
export interface LedgerCommands {
  /** As of this render, for what stands around the grid: of no row, and without the grid's focus. */
  context: LedgerCommandContext
  /** As the page is now, where the grid's focus is. Not to be asked while rendering. */
  now(): LedgerCommandContext
  /** A key in the grid while nothing is edited. False: it is no command's, or not this person's, and free for others. */
  pressInGrid(press: Press): boolean
}
