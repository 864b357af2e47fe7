export interface Attempts {
  /** Counts a try. 0: go ahead; otherwise the seconds until the next try is let through, and nothing is counted. */
  take(key: string): number
  /** Takes the latest try of a key back: it was a good one. */
  giveBack(key: string): void
  clear(key: string): void
}

/**
 * At most `limit` tries per key in any `window` milliseconds (X2). Tries are counted before they are judged, so that
 * many at once gain nothing. It remembers at most `capacity` keys and forgets those longest untouched first.
 */
export function createAttempts(settings: {
  limit: number
  window: number
  capacity: number
  now: () => number
}): Attempts {
  const { limit, window, capacity, now } = settings
  const tries = new Map<string, number[]>()
  const put = (key: string, times: number[]) => {
    tries.delete(key)
    if (times.length > 0) tries.set(key, times)
    if (tries.size > capacity) tries.delete(tries.keys().next().value!)
  }
  return {
    take(key) {
      const at = now()
      const recent = (tries.get(key) ?? []).filter((time) => time > at - window)
      if (recent.length >= limit) {
        put(key, recent)
        return Math.ceil((recent[0]! + window - at) / 1000)
      }
      put(key, [...recent, at])
      return 0
    },
    giveBack(key) {
      put(key, (tries.get(key) ?? []).slice(0, -1))
    },
    clear(key) {
      tries.delete(key)
    },
  }
}
