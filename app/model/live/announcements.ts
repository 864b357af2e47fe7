/** A cell that somebody else changed; without a column, the row as a whole. */
export interface ChangedPlace {
  item: string
  column: string | null
}

export interface Announcement {
  who: string
  /** Cells and rows, each counted once however often it was changed. */
  count: number
  /** The first of them, as many as one can listen to. */
  places: ChangedPlace[]
}

const mostPlaces = 3
/** What only says where a row stands is not worth a word of its own. */
const unsaid = new Set(['order', 'parent'])

/** What others changed, person by person, whoever changed most first. `whoChanged`: who wrote in a row last. */
export function summarise(changes: readonly ChangedPlace[], whoChanged: (item: string) => string): Announcement[] {
  const byPerson = new Map<string, Map<string, ChangedPlace>>()
  for (const change of changes) {
    const { item, column } = change
    if (column !== null && unsaid.has(column)) continue
    const who = whoChanged(item)
    const places = byPerson.get(who) ?? new Map<string, ChangedPlace>()
    byPerson.set(who, places.set(`${item}/${column ?? ''}`, change))
  }
  return [...byPerson]
    .map(([who, places]) => ({ who, count: places.size, places: [...places.values()].slice(0, mostPlaces) }))
    .sort((a, b) => b.count - a.count)
}

/** Somebody is spoken to at most this often, and only when they have not typed for a while; ms. */
const every = 5_000
const quiet = 2_000

/** How long (ms) one has to wait before something may be said; 0: not at all. Moments are ms since 1970. */
export function waitToSay(
  now: number,
  { saidAt, typedAt, isComposing }: { saidAt: number; typedAt: number; isComposing: boolean },
): number {
  return Math.max(0, saidAt + every - now, isComposing ? quiet : typedAt + quiet - now)
}
