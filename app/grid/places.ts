import type { VisibleGroup, VisibleItem } from '../model/visibleRows'
import { groupRowId } from './rows'

/** Where the rows of a view stand: for those who draw one row at a time. */
export interface Places {
  /** A heading's group, by its row's id. */
  groupAt(row: string): VisibleGroup | undefined
  item(id: string): VisibleItem | undefined
  /** Ids of the rows under which an item may be folded away: its group's, and that of the item above it. */
  above(id: string): string[]
}

export function placesIn(groups: readonly VisibleGroup[]): Places {
  const headings = new Map(groups.map((group) => [groupRowId(group), group]))
  const items = new Map<string, { place: VisibleItem; above: string[] }>()
  for (const [id, { items: top }] of headings) {
    for (const place of top) {
      const item = place.entry.item.id
      items.set(item, { place, above: [id] })
      for (const child of place.children) items.set(child.entry.item.id, { place: child, above: [id, item] })
    }
  }
  return {
    groupAt: (row) => headings.get(row),
    item: (id) => items.get(id)?.place,
    above: (id) => items.get(id)?.above ?? [],
  }
}
