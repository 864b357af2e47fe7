import type { ColumnId } from '../model/columns'
import type { CellEdit, Desk } from '../model/edit'
import type { OutlineItem } from '../model/outline'
import type { Person } from '../model/person'
import type { LedgerConnection } from '../sync/connect'
import type { LedgerStore } from '../sync/LedgerStore'
import type { Peer } from '../sync/presence'
import type { Reading } from './reading'

/** What the grid's cells and editors may ask and do: handed to them through AG Grid's `context`, always the current one. */
export interface GridContext {
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
}
