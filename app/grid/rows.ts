import type { VisibleGroup } from '../model/view/visibleRows'

/** A row of the grid: a group's heading, or an item. Its cells are read from the store, never kept in it. */
export interface GridRow {
  /** An item's id (N3), or what `groupRowId` makes. */
  id: string
  /** `stream`, `group`: the heading of a stream, of another group. */
  kind: 'stream' | 'group' | 'item'
  key: string
}

/** `stream:s1`, `lead:renshe`, `status:closed`; `lead:` and `status:` for rows without. */
export const groupRowId = ({ by, key }: Pick<VisibleGroup, 'by' | 'key'>): string => `${by}:${key}`

/**
 * The grid's rows in order. Row objects stay the same ones for the same id, so that the grid moves rows instead of
 * building them anew, and the list stays the same one while it holds the same rows. While somebody looks for something,
 * nothing is folded away.
 */
export class GridRows {
  private known = new Map<string, GridRow>()
  private last: GridRow[] = []

  flatten(groups: readonly VisibleGroup[], collapsed: ReadonlySet<string>, unfold: boolean): GridRow[] {
    const rows: GridRow[] = []
    const isOpen = (id: string) => unfold || !collapsed.has(id)
    for (const group of groups) {
      const id = groupRowId(group)
      rows.push(this.row(id, group.by === 'stream' ? 'stream' : 'group', group.key))
      if (!isOpen(id)) continue
      for (const { entry, children } of group.items) {
        rows.push(this.row(entry.item.id, 'item', entry.item.id))
        if (!isOpen(entry.item.id)) continue
        for (const child of children) rows.push(this.row(child.entry.item.id, 'item', child.entry.item.id))
      }
    }
    const isSame = rows.length === this.last.length && rows.every((row, i) => row === this.last[i])
    return isSame ? this.last : (this.last = rows)
  }

  private row(id: string, kind: GridRow['kind'], key: string): GridRow {
    let row = this.known.get(id)
    if (!row) this.known.set(id, (row = { id, kind, key }))
    return row
  }
}
