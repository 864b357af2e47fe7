import * as Y from 'yjs'
import type { Admitted } from './gate'

type Type = Y.AbstractType<unknown>

/**
 * Most steps that taking in one update may cost: a few tenths of a second (G1). To find a new struct's place Yjs walks
 * past all that stands between its two neighbours. In honest work that is what others wrote there meanwhile, and one's
 * own other pieces; made for it, half a megabyte took a minute, and again at every start.
 */
const mostSteps = 10_000_000

/**
 * Would taking this update in take longer than an editor's work can? To be asked before it is applied. New structs that
 * name each other as neighbours stand in one place; each may have to pass all others there, and what is there already.
 */
export function takesTooLong(doc: Y.Doc, structs: Admitted['structs']): boolean {
  const items = structs.filter((struct): struct is Y.Item => struct instanceof Y.Item)
  const places = new Places(items)
  const sizes = new Map<number, { items: number; known: number }>()
  let steps = 0
  items.forEach((item, i) => {
    const place = sizes.get(places.of(i)) ?? { items: 0, known: 0 }
    place.items++
    if (!places.isBesideNew(item)) place.known = Math.max(place.known, countBetween(doc, item, mostSteps - steps))
    steps += place.items + place.known
    sizes.set(places.of(i), place)
  })
  return steps > mostSteps
}

/** Which of an update's new structs stand in one place: those that name each other, however indirectly, or the same neighbours. */
class Places {
  private readonly above: number[]
  private readonly starts = new Map<number, { from: number; to: number; at: number }[]>()

  constructor(items: readonly Y.Item[]) {
    this.above = items.map((_, i) => i)
    items.forEach(({ id, length }, at) => {
      const known = this.starts.get(id.client)
      const entry = { from: id.clock, to: id.clock + length, at }
      if (known) known.push(entry)
      else this.starts.set(id.client, [entry])
    })
    const firstOf = new Map<string, number>()
    items.forEach((item, i) => {
      for (const id of [item.origin, item.rightOrigin]) {
        const other = id && this.find(id)
        if (typeof other === 'number') this.above[this.of(i)] = this.of(other)
      }
      const neighbours = JSON.stringify([
        item.origin,
        item.rightOrigin,
        item.parent instanceof Y.ID || typeof item.parent === 'string' ? item.parent : null,
        item.parentSub,
      ])
      const first = firstOf.get(neighbours)
      if (first === undefined) firstOf.set(neighbours, i)
      else this.above[this.of(i)] = this.of(first)
    })
  }

  of(at: number): number {
    while (this.above[at] !== at) {
      this.above[at] = this.above[this.above[at]!]!
      at = this.above[at]!
    }
    return at
  }

  isBesideNew({ origin, rightOrigin }: Y.Item): boolean {
    return [origin, rightOrigin].some((id) => id !== null && this.find(id) !== undefined)
  }

  /** The new struct that an id is part of. An update has a client's structs in the order of their clocks. */
  private find({ client, clock }: Y.ID): number | undefined {
    const starts = this.starts.get(client) ?? []
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]!.to <= clock) low = middle + 1
      else high = middle
    }
    const found = starts[low]
    return found && found.from <= clock ? found.at : undefined
  }
}

/** What the document has between the two neighbours that a new struct names, up to `most`. */
function countBetween(doc: Y.Doc, { origin, rightOrigin, parent, parentSub }: Y.Item, most: number): number {
  const at = (id: Y.ID | null) =>
    id && id.clock < Y.getState(doc.store, id.client) ? (Y.getItem(doc.store, id) as Y.Item | Y.GC) : null
  const [left, right] = [at(origin), at(rightOrigin)]
  let item = left instanceof Y.Item ? left.right : left === null ? firstIn(doc, right, parent, parentSub) : null
  let count = 0
  while (item && item !== right && count < most) {
    item = item.right
    count++
  }
  return count
}

/** Where a text begins, or the first of a cell's values: the parent is named, or that of the right neighbour. */
function firstIn(
  doc: Y.Doc,
  right: Y.Item | Y.GC | null,
  parent: Y.Item['parent'],
  parentSub: string | null,
): Y.Item | null {
  const named =
    typeof parent === 'string' ? doc.share.get(parent) : parent instanceof Y.ID ? typeAt(doc, parent) : parent
  const type = right instanceof Y.Item ? (right.parent as Type) : named
  if (!type) return null
  if (parentSub === null) return type._start
  let first = type._map.get(parentSub) ?? null
  while (first?.left) first = first.left
  return first
}

function typeAt(doc: Y.Doc, id: Y.ID): Type | null {
  const item = id.clock < Y.getState(doc.store, id.client) ? Y.getItem(doc.store, id) : null
  return item instanceof Y.Item && item.content instanceof Y.ContentType ? item.content.type : null
}
