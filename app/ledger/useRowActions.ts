import { useMemo } from 'react'
import { addItem, deleteItems, moveItem, type Desk, type Place } from '../model/ledger/edit'
import type { Refusal } from '../model/ledger/errors'
import type { Item } from '../model/ledger/rows'
import type { OutlineItem } from '../model/ledger/outline'
import type { View } from '../model/view/view'
import type { LedgerStore } from '../sync/LedgerStore'

export interface RowActions {
  /** Adds an item at the end of a stream. */
  addTo(stream: string): void
  addBelow(item: Item): void
  addSubItem(item: Item): void
  /** Do rows stand in the ledger's own order, in which they are moved? */
  isInOrder: boolean
  canMove(item: Item, by: -1 | 1): boolean
  move(item: Item, by: -1 | 1): void
  moveToStream(item: Item, stream: string): void
  remove(entry: OutlineItem): void
}

/** The place behind the last item of a stream. */
export function endOf(stream: string, store: LedgerStore): Place {
  const last = store
    .outline()
    .find((entry) => entry.stream.id === stream)
    ?.items.at(-1)
  return { stream, parent: '', after: last?.item.id ?? '' }
}

interface Reports {
  onAdded(id: string): void
  onRefused(refusals: Refusal[]): void
  onRemoved(count: number): void
}

/** What a coordinator does with rows; each goes through `edit.ts` (D4). A row added to a department's is that department's. */
export function useRowActions(
  store: LedgerStore,
  desk: Desk | null,
  { group, sort }: View,
  { onAdded, onRefused, onRemoved }: Reports,
): RowActions {
  const isInOrder = group === 'stream' && sort.length === 0
  return useMemo(() => {
    const siblings = (item: Item): Item[] => {
      const parent = item.parent ? store.entry(item.parent) : undefined
      const stream = store.outline().find((entry) => entry.stream.id === item.stream)
      return (parent ? parent.children : (stream?.items ?? [])).map((entry) => entry.item)
    }
    const add = (place: Place, beside?: Item) => {
      if (!desk) return
      const added = addItem(
        desk,
        place,
        group === 'lead' && beside && desk.departments.has(beside.lead) ? beside.lead : '',
      )
      if ('id' in added) onAdded(added.id)
      else onRefused(added.refusals)
    }
    const go = (item: Item, place: Place) => {
      const refusals = desk ? moveItem(desk, item.id, place) : []
      if (refusals.length > 0) onRefused(refusals)
    }
    return {
      addTo: (stream) => add(endOf(stream, store)),
      addBelow: (item) => add({ stream: item.stream, parent: item.parent, after: item.id }, item),
      addSubItem: (item) =>
        add(
          { stream: item.stream, parent: item.id, after: store.entry(item.id)?.children.at(-1)?.item.id ?? '' },
          item,
        ),
      isInOrder,
      canMove(item, by) {
        if (!isInOrder) return false
        const all = siblings(item)
        const index = all.findIndex(({ id }) => id === item.id) + by
        return index >= 0 && index < all.length
      },
      move(item, by) {
        const all = siblings(item)
        const index = all.findIndex(({ id }) => id === item.id)
        const after = by === 1 ? all[index + 1] : all[index - 2]
        go(item, { stream: item.stream, parent: item.parent, after: after?.id ?? '' })
      },
      moveToStream: (item, stream) => go(item, endOf(stream, store)),
      remove({ item, children }) {
        const refusals = desk ? deleteItems(desk, [item.id]) : []
        if (refusals.length > 0) onRefused(refusals)
        else onRemoved(1 + children.length)
      },
    }
  }, [store, desk, group, isInOrder, onAdded, onRefused, onRemoved])
}
