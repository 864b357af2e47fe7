import type { VisibleGroup, VisibleItem } from '../model/view/visibleRows'
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
  const items = new Map<string, VisibleItem>()
  for (const { items: top } of groups) {
    for (const place of top) {
      items.set(place.entry.item.id, place)
      for (const child of place.children) items.set(child.entry.item.id, child)
    }
  }
  return {
    groupAt: (row) => headings.get(row),
    item: (id) => items.get(id),
    above(id) {
      for (const [heading, { items: top }] of headings) {
        const over = top.find(
          (place) => place.entry.item.id === id || place.children.some(({ entry }) => entry.item.id === id),
        )
        if (over) return over.entry.item.id === id ? [heading] : [heading, over.entry.item.id]
      }
      return []
    },
  }
}
