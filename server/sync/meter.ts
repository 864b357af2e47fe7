import * as Y from 'yjs'

export type List = Y.AbstractType<unknown>

/** Most steps that taking in one update may cost: a tenth of a second or two, in which everybody waits (G1). */
export const mostSteps = 300_000
/** Putting one piece into an array of structs moves those behind it: so many of them are one step. */
const movedInAStep = 1_000

/** What is to be taken in would cost more than any editor's work does. */
export class TooManySteps extends Error {}
/** A struct names neighbours that do not stand in one list, the left one first. */
export class StrayNeighbours extends Error {}

let running: ((item: Y.Item, transaction: Y.Transaction) => void) | null = null

/**
 * Yjs finds a struct's place by walking past all that stands between the two neighbours that it names, and the length of
 * that way is known only now: every struct before it may have cut others in two, or stand there itself. So it is counted
 * here, before each, rather than foretold by a second implementation of Yjs.
 */
const { integrate } = Y.Item.prototype
Y.Item.prototype.integrate = function (transaction, offset) {
  running?.(this, transaction)
  integrate.call(this, transaction, offset)
}

/** Counts what Yjs does for an update: an upper bound, in steps of its walk past a struct's neighbours. */
export class Meter {
  steps = 0
  /** Lists that got something new: a text's letters, or a cell's values by its key. With all that was walked past there. */
  readonly lists = new Map<List, Map<string | null, number>>()
  private splits = 0

  /** `most`: throws beyond that. What is stored is taken as it is, without a limit: it was counted when it came. */
  constructor(private readonly most: number | null) {}

  run(transaction: Y.Transaction, work: () => void): void {
    this.splits = transaction._mergeStructs.length
    running = (item, within) => this.count(item, within)
    try {
      work()
    } finally {
      running = null
    }
  }

  /** To be called before deletes are applied, in their order: each may cut a struct at either end. `news`: new structs. */
  countDeletes(
    { store }: Y.Doc,
    client: number,
    deletes: readonly { clock: number; len: number }[],
    news: number,
  ): void {
    const structs = store.clients.get(client) ?? []
    const state = Y.getState(store, client)
    const cut = (clock: number) => {
      if (clock >= state) return void this.add(news / movedInAStep)
      const at = Y.findIndexSS(structs, clock)
      const { id, deleted } = structs[at]!
      if (!deleted && id.clock < clock) this.add((structs.length - at + news) / movedInAStep)
    }
    for (const { clock, len } of deletes) {
      cut(clock)
      cut(clock + len)
    }
  }

  /** A struct's neighbours are known, and it has no place yet. */
  private count(item: Y.Item, { doc: { store }, _mergeStructs: pieces }: Y.Transaction): void {
    if (pieces.length > this.splits) {
      const longest = Math.max(...[item.origin, item.rightOrigin].map((id) => structsOf(store, id)))
      this.add(((pieces.length - this.splits) * longest) / movedInAStep)
      this.splits = pieces.length
    }
    const passed = this.passed(item)
    if (this.most !== null || passed > 0) this.note(item, passed)
  }

  /** How many stand between its neighbours. */
  private passed({ left, right, origin, parent, parentSub }: Y.Item): number {
    const isGone = (item: Y.Item | null) => item !== null && !(item instanceof Y.Item)
    if (isGone(left) || isGone(right)) {
      if (left && right && !(isGone(left) && isGone(right))) this.stray()
      return 0
    }
    // Finding the right one may have cut the left one, where that is behind it.
    if (left && origin && left.id.clock + left.length - 1 !== origin.clock) this.stray()
    if (left ? left.right === right : parentSub === null && right && right.left === null) return 0
    let at: Y.Item | null = left ? left.right : this.firstOf(parent as List | null, parentSub)
    let count = 0
    for (; at !== null && at !== right; at = at.right) {
      count++
      if (this.most !== null && this.steps + count > this.most) throw new TooManySteps()
    }
    if (at !== right) this.stray()
    this.add(count)
    return count
  }

  private firstOf(list: List | null, key: string | null): Y.Item | null {
    if (!list) return null
    if (key === null) return list._start
    let first = list._map.get(key) ?? null
    for (; first?.left; first = first.left) this.add(1)
    return first
  }

  private note({ parent, parentSub }: Y.Item, passed: number): void {
    if (!parent) return
    const keys = this.lists.get(parent as List) ?? new Map<string | null, number>()
    this.lists.set(parent as List, keys.set(parentSub, (keys.get(parentSub) ?? 0) + passed))
  }

  private add(steps: number): void {
    this.steps += steps
    if (this.most !== null && this.steps > this.most) throw new TooManySteps()
  }

  private stray(): void {
    if (this.most !== null) throw new StrayNeighbours()
  }
}

function structsOf(store: Y.Doc['store'], id: Y.ID | null): number {
  return id ? (store.clients.get(id.client)?.length ?? 0) : 0
}
