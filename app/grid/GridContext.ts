import type { ColumnId } from '../model/columns'
import type { CellEdit, Desk } from '../model/edit'
import type { OutlineItem } from '../model/outline'
import type { Person } from '../model/person'
import type { LedgerConnection } from '../sync/connect'
import type { LedgerStore } from '../sync/LedgerStore'
import type { Peer } from '../sync/presence'
import type { Reading } from './reading'

/** What the page lets the grid's cells and editors ask and do. */
export interface PageContext {
  store: LedgerStore
  reading: Reading
  person: Person
  desk: Desk | null
  connection: LedgerConnection | null
  isCollapsed(id: string): boolean
  toggle(id: string): void
  /** May this person write this cell now? */
  isEditable(entry: OutlineItem, column: ColumnId): boolean
  /** Writes cells; says why when something was not written. */
  write(edits: CellEdit[]): void
  peersAt(item: string, column: string): Peer[]
  openRowMenu(item: string, at: { x: number; y: number }): void
  /** Opens the row's panel, or closes it when it is open for that row. */
  togglePanel(item: string): void
}

/** The same as cells and editors get it, through AG Grid's `context`, always the current one. */
export interface GridContext extends PageContext {
  /** What was typed while an editor was still being drawn; asked once, by that editor. */
  takeTypedAhead(): string
}
