import type { StreamColumn } from './columns'
import { perform, worldOf, type Desk } from './edit'
import type { Refusal } from './errors'
import { judgeStream } from './judgeStream'
import { readItems, readStream, readStreams } from './ledger'
import { orderBehind, ordersAfter } from './order'
import { streamsThere } from './outline'
import { judgeRow } from './rights'
import { emptyStream, type Item, type Stream } from './rows'
import { plainText } from '../text/plainText'
import type { RowStep } from './undo'

// What coordinators do to a ledger's streams (L3, L5), beside edit.ts, which writes its rows: one step of undo each.

/** What is said of a stream, but for its place and whether it is there. */
export type StreamChange = Partial<Omit<Stream, 'id' | 'order' | 'removed'>>

/** Adds a stream after another one ('' is before all), or as the last, and returns its id, or why not. */
export function addStream(desk: Desk, said: StreamChange, after?: string): { id: string } | { refusals: Refusal[] } {
  const id = desk.newId()
  const made: Stream = { ...emptyStream(id), ...plain(said), order: orderAfter(desk, after ?? null) }
  // Taken back, it is removed, as if it had been there: what others put in it meanwhile keeps its place (L3).
  const refusals = put(desk, null, made, { ...made, removed: 'yes' })
  return refusals.length > 0 ? { refusals } : { id }
}

export function setStream(desk: Desk, id: string, change: StreamChange): Refusal[] {
  return say(desk, id, plain(change))
}

/** Moves a stream behind another one; '' is before all. */
export function moveStream(desk: Desk, id: string, after: string): Refusal[] {
  return say(desk, id, { order: orderAfter(desk, after, id) })
}

/** Out of sight: its items go to the end of another stream, or, without one, out of sight with it (L3). */
export function removeStream(desk: Desk, id: string, to: string | null): Refusal[] {
  const before = readStream(desk.doc, id)
  if (!before) return [{ code: 'unknown-stream', item: id }]
  const after: Stream = { ...before, removed: 'yes' }
  const rows = to === null ? [] : movedTo(desk, id, to)
  const world = worldOf(desk.doc, desk.departments)
  const refusals = [
    ...judgeStream(desk.person, before, after, readStreams(desk.doc)),
    ...rows.flatMap((row) => judgeRow(desk.person, row.before, row.after, world)),
  ]
  if (refusals.length === 0) perform(desk, [...rows, { stream: id, before, after }])
  return refusals
}

/** Brings a removed stream back, with what is still in it. */
export function restoreStream(desk: Desk, id: string): Refusal[] {
  return say(desk, id, { removed: '' })
}

/** Puts in what a person said of a stream and no server held yet, such as one that was added without a network. */
export function sayOfStream(desk: Desk, id: string, cells: readonly (readonly [StreamColumn, string])[]): Refusal[] {
  const before = readStream(desk.doc, id)
  return put(desk, before, { ...(before ?? emptyStream(id)), ...Object.fromEntries(cells) })
}

function say(desk: Desk, id: string, change: Partial<Stream>): Refusal[] {
  const before = readStream(desk.doc, id)
  return before ? put(desk, before, { ...before, ...change }) : [{ code: 'unknown-stream', item: id }]
}

/** `undone`: what taking it back would leave; as it was, unless there was nothing. */
function put(desk: Desk, before: Stream | null, after: Stream, undone = before ?? emptyStream(after.id)): Refusal[] {
  const refusals = judgeStream(desk.person, before, after, readStreams(desk.doc))
  if (refusals.length === 0) perform(desk, [{ stream: after.id, before: undone, after }])
  return refusals
}

/** `after`: null is the last place, '' the first. */
function orderAfter({ doc }: Desk, after: string | null, moving?: string): string {
  const others = streamsThere(readStreams(doc)).filter(({ id }) => id !== moving)
  return orderBehind(others, after === null ? others.length - 1 : others.findIndex(({ id }) => id === after))
}

/** What stands in a stream, put behind what stands in another one, in its order. */
function movedTo({ doc }: Desk, from: string, to: string): RowStep[] {
  const items = readItems(doc)
  const byOrder = (a: Item, b: Item) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1)
  const moved = items.filter(({ stream }) => stream === from).sort(byOrder)
  const last = items
    .filter(({ stream, parent }) => stream === to && parent === '')
    .reduce<string | null>((max, { order }) => (max === null || order > max ? order : max), null)
  const tops = moved.filter(({ parent }) => parent === '')
  const orders = new Map(ordersAfter(last, tops.length).map((order, i) => [tops[i]!.id, order]))
  return moved.map((before) => ({
    before,
    after: { ...before, stream: to, order: orders.get(before.id) ?? before.order },
  }))
}

function plain(said: StreamChange): StreamChange {
  return Object.fromEntries(Object.entries(said).map(([column, text]) => [column, plainText(text)]))
}
