import { randomBytes } from 'node:crypto'
import { createClient, type RedisClientOptions } from '@redis/client'
import type { Logger } from 'pino'
import type { Hints } from './hints'

/** How soon a lost connection is tried again (ms), first and at most; and how long a frozen one goes unnoticed. */
const retry = { first: 100, most: 2_000 } as const
const frozen = 15_000
/** Each message begins with who says it. */
const nameBytes = 8

export interface RedisHints extends Hints {
  close(): void
}

export interface RedisHintsOptions {
  url: string
  /** Several houses may share a Redis. */
  house: string
  log: Logger
}

/**
 * Hints through Redis (P3). While it is away nothing is said or heard, and nobody waits for it: what is said is lost, and
 * once it is back everything goes on. Resolves when it was reached, or could not be.
 */
export async function openRedisHints({ url, house, log }: RedisHintsOptions): Promise<RedisHints> {
  const own = randomBytes(nameBytes)
  const away = { isTold: false }
  const options: RedisClientOptions = {
    url,
    disableOfflineQueue: true,
    pingInterval: frozen / 3,
    socket: {
      connectTimeout: 5_000,
      socketTimeout: frozen,
      reconnectStrategy: (retries) => Math.min(retry.first * 2 ** retries, retry.most),
    },
  }
  const talking = createClient(options)
  const hearing = createClient(options)
  const nameOf = (channel: string) => `luoshi/${house}/${channel}`
  const heard = new Map<string, { listeners: Set<(message: Uint8Array) => void>; receive: (said: Buffer) => void }>()

  for (const client of [talking, hearing]) {
    client.on('error', (error: Error) => {
      if (!away.isTold) log.warn({ err: error }, 'Redis does not answer: other processes are heard of later')
      away.isTold = true
    })
    client.on('ready', () => (away.isTold = false))
  }
  const subscribe = (channel: string) => {
    const { receive } = heard.get(channel)!
    hearing.subscribe(nameOf(channel), receive, true).catch(() => undefined)
  }
  // Also to what was not subscribed to while it was away.
  hearing.on('ready', () => [...heard.keys()].forEach(subscribe))

  const receiverOf = (channel: string, listeners: ReadonlySet<(message: Uint8Array) => void>) => (said: Buffer) => {
    if (said.subarray(0, nameBytes).equals(own)) return
    for (const listener of listeners) {
      try {
        listener(new Uint8Array(said.subarray(nameBytes)))
      } catch (error) {
        log.warn({ err: error, channel }, 'a hint makes no sense')
      }
    }
  }

  await Promise.all([talking, hearing].map(reach))
  return {
    say(channel, message) {
      talking.publish(nameOf(channel), Buffer.concat([own, message])).catch(() => undefined)
    },
    hear(channel, listener) {
      const known = heard.get(channel)
      const listeners = known?.listeners ?? new Set()
      listeners.add(listener)
      if (!known) {
        heard.set(channel, { listeners, receive: receiverOf(channel, listeners) })
        if (hearing.isReady) subscribe(channel)
      }
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return
        heard.delete(channel)
        if (hearing.isReady) hearing.unsubscribe(nameOf(channel)).catch(() => undefined)
      }
    },
    close: () => [talking, hearing].forEach((client) => client.destroy()),
  }
}

/** Resolves when it is connected, or has failed once: it goes on trying. */
function reach(client: ReturnType<typeof createClient>): Promise<void> {
  return new Promise((resolve) => {
    client.once('ready', resolve)
    client.once('error', () => resolve())
    client.connect().catch(() => undefined)
  })
}
