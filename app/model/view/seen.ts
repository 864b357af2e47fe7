import { worstOf, type LightState } from '../ledger/light'
import type { OutlineItem, OutlineStream, RollUp } from '../ledger/outline'
import { isNarrowed, type View, type ViewContext } from './view'
import { foundIn, visibleRows, type VisibleGroup } from './visibleRows'

/**
 * What of a ledger is seen in a view. All figures count items that carry a status of their own, so that they can be
 * added and compared; an item that shows the roll-up of its sub-items is told apart from them.
 */
export interface Seen {
  rollUp: RollUp
  /** Found items with sub-items. */
  summaries: number
  /** How many items there would be if the view looked for nothing. */
  total: number
  /** The worst light of all rows that stand there, roll-ups too; null where none does. */
  worst: LightState | null
}

export type RollsUp = (entries: readonly OutlineItem[]) => RollUp
/** What a ledger tells of its items. */
export interface Figures {
  rollUp: RollsUp
  light(entry: OutlineItem): LightState
}

export function seenIn(groups: readonly VisibleGroup[], figures: Figures): Seen {
  const found = groups.flatMap(foundIn)
  const leaves = found.filter(isLeaf)
  const shown = groups.flatMap(({ items }) => items.flatMap((item) => [item, ...item.children]))
  return {
    rollUp: figures.rollUp(leaves),
    summaries: found.length - leaves.length,
    total: groups.reduce((sum, { total }) => sum + total, 0),
    worst: worstOf(shown.map(({ entry }) => figures.light(entry))),
  }
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

const isLeaf = ({ children }: OutlineItem) => children.length === 0
