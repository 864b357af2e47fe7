import { createContext, useContext } from 'react'
import type { LedgerCommands } from '../commands/LedgerCommandContext'
import type { ChangeMarks } from '../model/history/changeMarks'
import type { ColumnId, StoredColumn } from '../model/ledger/columns'
import type { CellEdit, Desk } from '../model/ledger/edit'
import type { Refusal } from '../model/ledger/errors'
import type { OutlineItem } from '../model/ledger/outline'
import type { Person } from '../model/ledger/person'
import type { Verb } from '../model/ledger/verbs'
import type { UndoStack } from '../model/ledger/undoStack'
import type { OpenCounts } from '../model/view/openCounts'
import type { View } from '../model/view/view'
import type { LedgerRecords } from '../records/useRecords'
import type { OpenedKind } from '../model/records/record'
import type { Reading } from '../reading/reading'
import type { LedgerConnection } from '../sync/LedgerConnection'
import type { LedgerStore } from '../sync/LedgerStore'
import type { Notices } from '../sync/Notices'
import type { Peer } from '../sync/presence'
import type { FillKind, FillRest } from './fill'
import type { Found } from './find/Found'
import type { GridPlace } from './gridHandle'
import type { OpenEditors } from './OpenEditors'
import type { Places } from './places'
import type { Uploads } from '../files/Uploads'
import type { Selection } from './range/Selection'

/** What an open panel shows besides: the history of one column, or the words that a verb asks for; and where the keyboard goes in it. */
export interface PanelMore {
  history?: ColumnId
  asking?: Verb
  /** What is to be asked about the row: its form is open. */
  record?: OpenedKind
  at?: 'verbs' | StoredColumn
}

/** Whose menu it is: a column's or a stream's. */
export type StructureMenuOf = { kind: 'column'; id: ColumnId } | { kind: 'stream'; id: string }

/** What the ledger's page gives to everything that stands on it. */
export interface PageContext {
  /** The ledger's id. */
  tracker: string
  store: LedgerStore
  /** Names, words and dates, with the departments as they are now. */
  reading: Reading
  person: Person
  /** For style elements that an editor brings along (X4). */
  nonce: string
  commands: LedgerCommands
  /** Null until the document is whole, and for those who only look. */
  desk: Desk | null
  connection: LedgerConnection | null
  /** See useLedger. */
  isSettled: boolean
  /** What the server tells of besides the document. */
  notices: Notices
  /** What is asked about rows. */
  records: LedgerRecords
  /** On how many rows of this person's view something is open. */
  openCounts: OpenCounts
  /** This person's own: nobody else's moves. */
  view: View
  show(view: View): void
  /** Where rows stand in this person's view. */
  places: Places
  /** What changed since the moment with which this person compares the ledger; null while they do not. */
  changes: ChangeMarks | null
  isCollapsed(id: string): boolean
  toggle(id: string): void
  /** May this person write this cell now? */
  isEditable(entry: OutlineItem, column: ColumnId): boolean
  /** Writes cells, row by row; true when all of it was. Says why when something was not written, or meant nothing (`refused`), and marks it. */
  write(edits: CellEdit[], refused?: Refusal[]): boolean
  /** Writes many cells as one step, cell by cell; says how many, and how many not and why. */
  fill(kind: FillKind, edits: CellEdit[], rest?: FillRest): void
  /** What was to be written in this cell and could not be, until something else is. */
  wrongAt(item: string, column: string): Refusal | null
  /** Does what a verb says, with the words that it asks for; false when it could not be done. */
  doVerb(verb: Verb, entry: OutlineItem, words?: string): Promise<boolean>
  /** Why this person may not write this cell, and whom to ask; null where they may. */
  whyLocked(entry: OutlineItem, column: ColumnId): string | null
  /** Says so, after an attempt. */
  tellLocked(item: string, column: ColumnId): void
  selection: Selection
  /** Where this person types. */
  editors: OpenEditors
  found: Found
  /** Files that this page hands in. */
  uploads: Uploads
  undoStack: UndoStack
  peersAt(item: string, column: string): readonly Peer[]
  /** Goes to a place in the grid, out of a view in which it is not seen. */
  goTo(place: GridPlace): void
  openRowMenu(item: string, at: { x: number; y: number }): void
  /** Those who shape the ledger have menus for its columns and streams. */
  openStructureMenu(of: StructureMenuOf, at: { x: number; y: number }): void
  /** The row whose panel is open. */
  panelOf: string | null
  openPanel(item: string, more?: PanelMore): void
  /** Opens the row's panel, or closes it when it is open for that row. */
  togglePanel(item: string): void
}

const Context = createContext<PageContext | null>(null)
export const PageContextProvider = Context.Provider

export function usePageContext(): PageContext {
  const context = useContext(Context)
  if (!context) throw new Error('outside of the ledger’s page')
  return context
}
