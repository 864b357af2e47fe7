import type { VisibleStream } from '../model/view'

/** A row of the grid: a stream's header, or an item. Its cells are read from the store, never kept in it. */
export interface GridRow {
  /** An item's id (N3), or `stream:` and a stream's. */
  id: string
  kind: 'stream' | 'item'
  key: string
}

export const streamRowId = (stream: string): string => `stream:${stream}`

/**
 * The grid's rows in order. Row objects stay the same ones for the same id, so that the grid moves rows instead of
 * building them anew. While somebody looks for something, nothing is folded away.
 */
export class GridRows {
  private known = new Map<string, GridRow>()

  flatten(streams: readonly VisibleStream[], collapsed: ReadonlySet<string>, unfold: boolean): GridRow[] {
    const rows: GridRow[] = []
    const isOpen = (id: string) => unfold || !collapsed.has(id)
    for (const { outline, items } of streams) {
      rows.push(this.row(streamRowId(outline.stream.id), 'stream', outline.stream.id))
      if (!isOpen(streamRowId(outline.stream.id))) continue
      for (const { entry, children } of items) {
        rows.push(this.row(entry.item.id, 'item', entry.item.id))
        if (!isOpen(entry.item.id)) continue
        for (const child of children) rows.push(this.row(child.entry.item.id, 'item', child.entry.item.id))
      }
    }
    return rows
  }

  private row(id: string, kind: GridRow['kind'], key: string): GridRow {
    let row = this.known.get(id)
    if (!row) this.known.set(id, (row = { id, kind, key }))
    return row
  }
}
