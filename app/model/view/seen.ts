import type { OutlineItem, OutlineStream, RollUp } from '../ledger/outline'
import { isNarrowed, type View, type ViewContext } from './view'
import { foundIn, visibleRows, type VisibleGroup, type VisibleItem } from './visibleRows'

/**
 * What of a ledger is seen in a view. All figures count items that carry a status of their own, so that they can be
 * added and compared; an item that shows the roll-up of its sub-items is told apart from them.
 */
export interface Seen {
  rollUp: RollUp
  /** Found items with sub-items. */
  summaries: number
}

export type RollsUp = (entries: readonly OutlineItem[]) => RollUp

export function seenIn(groups: readonly VisibleGroup[], rollUp: RollsUp): Seen {
  const found = groups.flatMap(foundIn)
  const leaves = found.filter(isLeaf)
  return { rollUp: rollUp(leaves), summaries: found.length - leaves.length }
}

/** What of each stream, by its id, a narrowed view finds. */
export type FoundByStream = Readonly<Record<string, RollUp>>

/** Whichever stream the view shows; null where it narrows nothing. `only` as for visibleRows. */
export function foundByStream(
  streams: readonly OutlineStream[],
  view: View,
  context: ViewContext,
  only: ReadonlySet<string> | null,
  rollUp: RollsUp,
): FoundByStream | null {
  if (!isNarrowed(view) && only === null) return null
  const groups = visibleRows(streams, { ...view, stream: '', group: 'stream', sort: [] }, context, only)
  const found = new Map(groups.map((group) => [group.key, foundIn(group).filter(isLeaf)]))
  return Object.fromEntries(streams.map(({ stream }) => [stream.id, rollUp(found.get(stream.id) ?? [])]))
}

/**
 * An item with those of its sub-items that stand under it in a view, whose roll-up it then shows; with all where none
 * does, or every one.
 */
export function asSeen(entry: OutlineItem, { children }: Pick<VisibleItem, 'children'>): OutlineItem {
  if (children.length === 0 || children.length === entry.children.length) return entry
  const seen = new Set(children.map((child) => child.entry.item.id))
  return { ...entry, children: entry.children.filter(({ item }) => seen.has(item.id)) }
}

const isLeaf = ({ children }: OutlineItem) => children.length === 0
