import type { ColumnId } from '../../model/ledger/columns'
import type { CellRef, Range } from './range'

/**
 * What one person has selected in the grid, while it is more than one cell. It lives beside React: a drag over the
 * grid changes it many times a second, and only the cells and the count in the status bar hear of it.
 */
export class Selection {
  private range: Range | null = null
  private rows: ReadonlySet<string> = new Set()
  private columns: ReadonlySet<ColumnId> = new Set()
  private listeners = new Set<() => void>()

  get current(): Range | null {
    return this.range
  }

  set(range: Range | null): void {
    const isOne = range !== null && range.rows.length === 1 && range.columns.length === 1
    if (this.range === null && (range === null || isOne)) return
    this.range = isOne ? null : range
    this.rows = new Set(this.range?.rows)
    this.columns = new Set(this.range?.columns)
    for (const listener of this.listeners) listener()
  }

  has({ item, column }: CellRef): boolean {
    return this.rows.has(item) && this.columns.has(column)
  }

  hasRow(item: string): boolean {
    return this.rows.has(item)
  }

  hasColumn(column: ColumnId): boolean {
    return this.columns.has(column)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  read = (): Range | null => this.range
}
