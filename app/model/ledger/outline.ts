import type { Item, Stream } from './rows'
import { worstOf, type Light, type LightState } from './light'
import { statusOf, statuses, type Status } from './status'

/** An item in its place: with its code, its depth and its sub-items. */
export interface OutlineItem {
  item: Item
  code: string
  depth: 0 | 1
  children: OutlineItem[]
}

export interface OutlineStream {
  stream: Stream
  /** 1-based position among the streams: the first part of its items' codes. */
  number: number
  items: OutlineItem[]
}

const byOrder = (a: { order: string; id: string }, b: { order: string; id: string }) =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

export function streamsInOrder<T extends Pick<Stream, 'id' | 'order'>>(streams: readonly T[]): T[] {
  return [...streams].sort(byOrder)
}

/** Those that are not removed (L3), in order. */
export function streamsThere(streams: readonly Stream[]): Stream[] {
  return streamsInOrder(streams).filter(({ removed }) => removed === '')
}

/** Items but for those of removed streams. */
export function itemsInSight(streams: readonly Stream[], items: readonly Item[]): Item[] {
  const removed = new Set(streams.filter((stream) => stream.removed !== '').map(({ id }) => id))
  return removed.size === 0 ? [...items] : items.filter(({ stream }) => !removed.has(stream))
}

/**
 * Streams with their items and sub-items in order, without those that are removed. Two people's concurrent edits can
 * leave a row without its parent or stream (one deleted it while the other added below): such a row stands at the top
 * level, so that it is seen.
 */
export function outline(streams: readonly Stream[], items: readonly Item[]): OutlineStream[] {
  const removed = new Set(streams.filter((stream) => stream.removed !== '').map(({ id }) => id))
  const result = streamsThere(streams).map((stream, i) => ({ stream, number: i + 1, items: [] as OutlineItem[] }))
  const streamById = new Map(result.map((entry) => [entry.stream.id, entry]))
  const topLevel = new Map<string, OutlineItem>()
  const sorted = [...items].sort(byOrder)
  const byId = new Map(sorted.map((item) => [item.id, item]))
  const isSubItem = (item: Item) => item.parent !== '' && byId.get(item.parent)?.parent === ''
  for (const item of sorted) {
    const home = streamById.get(item.stream) ?? result[0]
    if (isSubItem(item) || removed.has(item.stream) || !home) continue
    const entry: OutlineItem = { item, code: `${home.number}.${home.items.length + 1}`, depth: 0, children: [] }
    home.items.push(entry)
    topLevel.set(item.id, entry)
  }
  for (const item of sorted) {
    const parent = isSubItem(item) ? topLevel.get(item.parent) : undefined
    parent?.children.push({ item, code: `${parent.code}.${parent.children.length + 1}`, depth: 1, children: [] })
  }
  return result
}

/** The items that carry a status of their own: sub-items, and items without any. */
export function leavesOf(entries: readonly OutlineItem[]): OutlineItem[] {
  return entries.flatMap((entry) => (entry.children.length > 0 ? entry.children : [entry]))
}

/** Counts by status and light, and the worst light, of several items with their sub-items. */
export interface RollUp {
  /** Those that carry a status of their own: what every figure counts. */
  total: number
  byStatus: Record<Status, number>
  byLight: Record<Light, number>
  worst: LightState | null
}

export function rollUp(entries: readonly OutlineItem[], lightOf: (leaf: OutlineItem) => LightState): RollUp {
  const leaves = leavesOf(entries)
  const states = leaves.map(lightOf)
  const result: RollUp = {
    total: leaves.length,
    byStatus: Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>,
    byLight: { red: 0, amber: 0, hollow: 0, green: 0, grey: 0 },
    worst: worstOf(states),
  }
  for (const leaf of leaves) result.byStatus[statusOf(leaf.item)]++
  for (const { light } of states) result.byLight[light]++
  return result
}
