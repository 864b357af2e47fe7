import { setTimeout as wait } from 'node:timers/promises'

/** The longest that anything is waited for (ms). */
const patience = 30_000

/** `why`: what is said when it was in vain. */
export async function until(condition: () => boolean, what: string, why = () => ''): Promise<void> {
  const deadline = performance.now() + patience
  while (!condition()) {
    if (performance.now() > deadline)
      throw new Error(`Waited ${patience / 1000} s in vain for ${what}. ${why()}`.trimEnd())
    await wait(5)
  }
}

export async function within<T>(promise: Promise<T>, what: string): Promise<T> {
  const late = new AbortController()
  const timeout = wait(patience, undefined, { signal: late.signal }).then(() => {
    throw new Error(`Waited ${patience / 1000} s in vain for ${what}.`)
  })
  try {
    return await Promise.race([promise, timeout])
  } finally {
    late.abort()
    timeout.catch(() => undefined)
  }
}
