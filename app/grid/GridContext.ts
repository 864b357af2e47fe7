import type { ChineseOrder } from '../model/text/alphabet'
import type { ChangeMarks } from '../model/history/changeMarks'
import type { ColumnId } from '../model/ledger/columns'
import type { CellEdit, Desk } from '../model/ledger/edit'
import type { Refusal } from '../model/ledger/errors'
import type { OutlineItem } from '../model/ledger/outline'
import type { Person } from '../model/ledger/person'
import type { UndoStack } from '../model/ledger/undoStack'
import type { LedgerConnection } from '../sync/LedgerConnection'
import type { LedgerStore } from '../sync/LedgerStore'
import type { Peer } from '../sync/presence'
import type { Found } from './find/Found'
import type { CellRef } from './range/range'
import type { Selection } from './range/Selection'
import type { Places } from './places'
import type { Reading } from '../reading/reading'

export type FillKind = 'pasted' | 'filled' | 'cleared'

/** What else a paste brought besides edits. */
export interface FillRest {
  /** Texts that mean nothing in their cells, or may not be written there. */
  refused?: Refusal[]
  /** Rows that reach beyond the last row, which is `after`. */
  beyond?: { column: ColumnId; text: string }[][]
  after?: string
}

/** What the page lets the grid's cells and editors ask and do. */
export interface PageContext {
  store: LedgerStore
  reading: Reading
  person: Person
  /** For style elements that an editor brings along (X4). */
  nonce: string
  desk: Desk | null
  connection: LedgerConnection | null
  /** How this person has Chinese texts sorted. */
  order: ChineseOrder
  /** Where rows stand in this person's view. */
  places: Places
  /** What changed since the moment with which this person compares the ledger; null while they do not. */
  changes: ChangeMarks | null
  isCollapsed(id: string): boolean
  toggle(id: string): void
  /** May this person write this cell now? */
  isEditable(entry: OutlineItem, column: ColumnId): boolean
  /** Writes cells, row by row; says why when something was not written, or meant nothing (`refused`), and marks it. */
  write(edits: CellEdit[], refused?: Refusal[]): void
  /** Writes many cells as one step, cell by cell; says how many, and how many not and why. */
  fill(kind: FillKind, edits: CellEdit[], rest?: FillRest): void
  /** What was to be written in this cell and could not be, until something else is. */
  wrongAt(item: string, column: string): Refusal | null
  selection: Selection
  found: Found
  undoStack: UndoStack
  peersAt(item: string, column: string): readonly Peer[]
  openRowMenu(item: string, at: { x: number; y: number }): void
  /** Opens the row's panel, or closes it when it is open for that row. */
  togglePanel(item: string): void
}

/** The same as cells and editors get it, through AG Grid's `context`, always the current one. */
export interface GridContext extends PageContext {
  /** Gives an editor that stands now the keyboard, with what was typed until then. Returns how to call that off. */
  handOver(take: (typed: string) => void): () => void
  /** How the range is drawn on a cell that comes into sight. */
  rangeClassesAt(cell: CellRef): ReadonlySet<string>
}
