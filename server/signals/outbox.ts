import type { Logger } from 'pino'
import type { Db } from '#db/connect'
import { firstSignal, forgetSignals, hasOtherProcesses, signalsAfter } from '#db/outbox'
import { onSignals, type Signal } from '#db/signals'

export interface OutboxOptions {
  db: Db
  log: Logger
  /** What other processes signalled: each once, unless a process ended in between. */
  act: (signals: readonly Signal[]) => void
  /** This process was away for longer than signals are kept: anything may have been changed. */
  onMissed: () => void
  /** How often it is looked for what others wrote, whatever hints say (ms; P3: at most 5 s). */
  every?: number
  /** How long after a signal one with a lower number may come to be seen (ms). */
  lateness?: number
  /** How long signals are kept (ms). */
  memory?: number
  /** ms, of this machine alone: clocks of several need not agree. */
  clock?: () => number
}

export interface Outbox {
  /** Looks for what other processes wrote, now. Never rejects: what cannot be read is read later. */
  look(): Promise<void>
  /** Hears when this process has written signals: a hint to other processes is to go out. Gives back what ends that. */
  onWritten(listener: () => void): () => void
  close(): Promise<void>
}

/**
 * Reads what other processes signalled (P3), from now on. A signal's number is given out when it is written, a moment before
 * its commit: what is numbered up to `horizon` was seen that long ago that nothing lower can still be under way (a connection
 * that stands still in a transaction is ended after 10 s), and what is above it is read again and again, and known by `seen`.
 * Where there can be no other processes, it does nothing.
 */
export async function openOutbox({
  db,
  log,
  act,
  onMissed,
  every = 3_000,
  lateness = 30_000,
  memory = 600_000,
  clock = () => performance.now(),
}: OutboxOptions): Promise<Outbox> {
  const seen = new Map<number, number>()
  const written = new Set<() => void>()
  /** Horizons of before, by when: what is below one that is older than `memory` is forgotten. */
  const horizons: { id: number; at: number }[] = []
  let horizon = 0
  /** The highest number that was read here; what this process writes itself tells nothing of what others wrote before. */
  let highest = 0
  let isAway = false
  let isClosed = false
  // Asked anew after each wait.
  const hasEnded = () => isClosed
  let isWanted = false
  let looking: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const note = (id: number) => seen.set(id, clock())

  async function read(): Promise<void> {
    const rows = await signalsAfter(db, horizon)
    const news = rows.filter(({ id }) => !seen.has(id))
    // The lowest that is kept is one that nobody missed, or the first ever.
    const isGap = news.length > 0 && highest > 0 && ((await firstSignal(db)) ?? 0) > highest
    for (const { id } of news) note(id)
    highest = Math.max(highest, rows.at(-1)?.id ?? 0)
    if (isGap) onMissed()
    act(news.map(({ said }) => said))
    moveHorizon()
    await forget()
  }

  function moveHorizon(): void {
    const before = clock() - lateness
    for (const [id, at] of seen) if (at <= before) horizon = Math.max(horizon, id)
    for (const id of seen.keys()) if (id <= horizon) seen.delete(id)
  }

  async function forget(): Promise<void> {
    const at = clock()
    if (horizon === 0 || (horizons.at(-1)?.at ?? -Infinity) > at - memory / 10) return
    horizons.push({ id: horizon, at })
    const old = horizons.findLastIndex((mark) => mark.at <= at - memory)
    if (old < 0) return
    await forgetSignals(db, horizons[old]!.id)
    horizons.splice(0, old + 1)
  }

  async function lookAround(): Promise<void> {
    while (isWanted && !isClosed) {
      isWanted = false
      try {
        await read()
        isAway = false
      } catch (error) {
        if (!isAway && !hasEnded()) log.warn({ err: error }, 'what other processes changed cannot be read')
        isAway = true
      }
    }
  }

  const look = () => {
    isWanted = true
    return (looking ??= lookAround().finally(() => (looking = null)))
  }
  const lookLater = () => {
    if (isClosed) return
    timer = setTimeout(() => void look().then(lookLater), every)
    timer.unref()
  }

  if (!hasOtherProcesses(db))
    return { look: async () => undefined, onWritten: () => () => undefined, close: async () => undefined }
  const stopListening = onSignals(db, (_, ids) => {
    ids.forEach(note)
    if (ids.length > 0) for (const listener of written) listener()
  })
  for (const { id } of await signalsAfter(db, 0)) {
    note(id)
    highest = id
  }
  lookLater()
  return {
    look,
    onWritten(listener) {
      written.add(listener)
      return () => void written.delete(listener)
    },
    async close() {
      isClosed = true
      clearTimeout(timer)
      stopListening()
      await looking
    },
  }
}
