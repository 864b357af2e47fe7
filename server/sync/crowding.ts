import type * as Y from 'yjs'
import type { List, Meter } from './meter'

/** A list where fewer structs than these were passed costs little in any order. */
const fewPassed = 50
/** Most pairs in one list that may have to pass each other, and in all that one person has made like that. */
const mostPairs = 1_500_000
const mostPairsOfOne = 2_500_000
/** From so many pairs on the document had better give way to a fresh one (W9). */
const manyPairs = 500_000

interface Crowd {
  passed: number
  by: string
  pairs: number
}

/**
 * A document is taken in again at every start and by every page, and in another order than it was written: what passed
 * nothing then may have to pass much now (G1). In a list where nothing ever passed anything, nothing does in any order; and
 * no struct more others than were passed there in all. So that times the list's pieces is kept small, for an epoch.
 */
export class Crowding {
  private readonly crowds = new Map<string, Crowd>()

  /**
   * What an update of this person's has passed, when it has been taken in. Null when there is more now in lists like these
   * than there may be; else what notes it, to be called when it is accepted.
   */
  take({ lists }: Meter, person: string): (() => void) | null {
    const news = new Map<string, Crowd>()
    let hasMore = false
    for (const [list, keys] of lists) {
      for (const [key, passed] of keys) {
        if (passed === 0 && this.crowds.size === 0) continue
        const name = nameOf(list, key)
        const known = this.crowds.get(name)
        if (passed === 0 && !known) continue
        const all = passed + (known?.passed ?? 0)
        const pairs = all < fewPassed ? 0 : pairsIn(list, key, all)
        if (pairs > mostPairs) return null
        hasMore ||= pairs > (known?.pairs ?? 0)
        const crowd = { passed: all, by: known?.by ?? person, pairs }
        news.set(name, crowd)
      }
    }
    if (hasMore && pairsOf([...new Map([...this.crowds, ...news]).values()], person) > mostPairsOfOne) return null
    return () => news.forEach((crowd, name) => this.crowds.set(name, crowd))
  }

  /** What a stored document had to pass when it was built. */
  found(meter: Meter): void {
    this.take(meter, '')?.()
  }

  get isMuch(): boolean {
    return pairsOf([...this.crowds.values()]) > manyPairs
  }

  /** Another epoch: a fresh document. */
  clear(): void {
    this.crowds.clear()
  }
}

/** Of one person's, or everyone's. */
function pairsOf(crowds: readonly Crowd[], person?: string): number {
  const meant = crowds.filter(({ by }) => person === undefined || by === person)
  return meant.reduce((sum, { pairs }) => sum + pairs, 0)
}

function nameOf(list: List, key: string | null): string {
  const { _item: at } = list
  return `${at ? `${at.id.client}:${at.id.clock}` : 'root'} ${key ?? ''}`
}

/** As far as it matters: each piece and what it may have to pass, half of them or all that were passed. */
function pairsIn(list: List, key: string | null, passed: number): number {
  let pieces = 0
  const pairs = () => pieces * Math.min(passed, pieces / 2)
  let at: Y.Item | null = key === null ? list._start : (list._map.get(key) ?? null)
  for (; at && pairs() <= mostPairs; at = key === null ? at.right : at.left) pieces++
  return pairs()
}
