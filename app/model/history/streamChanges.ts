import { streamsThere } from '../ledger/outline'
import { differingStreamColumns, type Stream } from '../ledger/rows'
import type { Touch } from './comparison'
import { attributed, event, moved, type FoundLine, type StructureChange } from './structureChange'

/** What became of a ledger's streams between two moments: in their later order, with those that are gone at the end. */
export function streamChanges(
  before: readonly Stream[],
  after: readonly Stream[],
  touchOf: ReadonlyMap<string, Touch>,
): StructureChange[] {
  const [old, now] = [read(before), read(after)]
  return [...new Set([...now.there, ...old.there])].flatMap((id) => {
    const { title, titleEn } = (now.known.get(id) ?? old.known.get(id))!
    return linesOf(id, old, now).map((line) => attributed({ of: 'stream', id, title, titleEn }, line, touchOf))
  })
}

interface Streams {
  known: ReadonlyMap<string, Stream>
  /** Ids of those that are not removed, in their order. */
  there: readonly string[]
}

function read(streams: readonly Stream[]): Streams {
  return {
    known: new Map(streams.map((stream) => [stream.id, stream])),
    there: streamsThere(streams).map(({ id }) => id),
  }
}

function linesOf(id: string, old: Streams, now: Streams): FoundLine[] {
  const [from, to] = [old.known.get(id), now.known.get(id)]
  if (!now.there.includes(id)) return [event('removed', 'removed')]
  if (!from) return [event('added', '')]
  const said = differingStreamColumns(from, to!).flatMap((field): FoundLine[] => {
    if (field === 'removed') return []
    if (field === 'order') return old.there.includes(id) ? moved(id, old.there, now.there) : []
    return [{ option: null, what: field, field, before: from[field], after: to![field] }]
  })
  return old.there.includes(id) ? said : [event('restored', 'removed'), ...said]
}
