import type { Hints } from '../hints'

export interface Attempts {
  /** Counts a try. 0: go ahead; otherwise the seconds until the next try is let through, and nothing is counted. */
  take(key: string): number
  /** Takes the latest try of a key back: it was a good one. */
  giveBack(key: string): void
  clear(key: string): void
}

export interface AttemptsOptions {
  /** Tells these tries from others, in every process. */
  name: string
  limit: number
  /** ms */
  window: number
  capacity: number
  now: () => number
  hints: Hints
}

/** What became of a key, as other processes are told. */
type Told = readonly ['take' | 'giveBack' | 'clear', key: string]

/**
 * At most `limit` tries per key in any `window` milliseconds (X2). Tries are counted before they are judged, so that
 * many at once gain nothing. It remembers at most `capacity` keys and forgets those longest untouched first. Each process
 * counts the tries of all, as far as it is told of them (P3): for as long as Redis is away, its own.
 */
export function createAttempts({ name, limit, window, capacity, now, hints }: AttemptsOptions): Attempts {
  const channel = `attempts/${name}`
  const tries = new Map<string, number[]>()
  const put = (key: string, times: number[]) => {
    tries.delete(key)
    if (times.length > 0) tries.set(key, times)
    if (tries.size > capacity) tries.delete(tries.keys().next().value!)
  }
  const recent = (key: string) => (tries.get(key) ?? []).filter((time) => time > now() - window)
  const changes: Record<Told[0], (key: string) => void> = {
    take: (key) => put(key, [...recent(key), now()]),
    giveBack: (key) => put(key, (tries.get(key) ?? []).slice(0, -1)),
    clear: (key) => void tries.delete(key),
  }
  const change = (...told: Told) => {
    const [what, key] = told
    changes[what](key)
    hints.say(channel, Buffer.from(JSON.stringify(told)))
  }
  hints.hear(channel, (message) => {
    const [what, key] = JSON.parse(Buffer.from(message).toString()) as Told
    changes[what](key)
  })
  return {
    take(key) {
      const times = recent(key)
      if (times.length < limit) {
        change('take', key)
        return 0
      }
      put(key, times)
      return Math.ceil((times[0]! + window - now()) / 1000)
    },
    giveBack: (key) => change('giveBack', key),
    clear: (key) => change('clear', key),
  }
}
