import type { Transaction } from 'kysely'
import type { Logger } from 'pino'
import { Breath } from '#db/breath'
import { dueClocks, nextDue, takeClock, type Clock } from '#db/clocks'
import type { Db } from '#db/connect'
import type { Database } from '#db/schema'
import { inLedger } from '#db/transactions'
import { isNotSaving } from './not-saving'

/** When something is acted on: `lateBy` (ms) is how long ago it had run out, as after a stop of days. */
export interface Turn {
  now: number
  lateBy: number
}

/**
 * What is done once something has run out. It may look and count as long as it likes, a few milliseconds at a stretch, and gives
 * what it does then in the ledger's own transaction, which also marks that it was done: so that it is done once, by
 * whichever process comes first, and whole or not at all.
 */
export type ClockAct = (clock: Clock, turn: Turn) => Promise<(trx: Transaction<Database>) => Promise<void>>

/** By the kind of clock. A kind of a newer version is left to a process that knows it (P5). */
export type ClockActs = Readonly<Record<string, ClockAct>>

export interface SchedulerOptions {
  db: Db
  acts: ClockActs
  /** The house's clock (ms since 1970), which may be moved at any time. */
  now: () => number
  log: Logger
  /** How often it is looked for what other processes set, and whether the clock was moved (ms). */
  every?: number
}

export interface Scheduler {
  /** Acts on all that has run out. Never rejects: what cannot be done is tried again. */
  look(): Promise<void>
  /** Ends what is being done, and begins nothing more. */
  close(): Promise<void>
}

/** How many are read at once. */
const pageLength = 100
/** What cannot be done is tried again after this time, then after twice as long, and so on up to the last (ms). */
const tryAgainAfter = 5_000
const tryAgainAtLast = 600_000

/**
 * Acts on what runs out (R3), in the order in which it did. One timer leads to the next moment that is known of; nothing is
 * lost with it, since it is looked again and again at what is stored, from the start on.
 */
export function createScheduler({ db, acts, now, log, every = 30_000 }: SchedulerOptions): Scheduler {
  const kinds = Object.keys(acts)
  const pauses = new Pauses()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | null = null
  let isClosed = false
  // Asked anew after each wait.
  const hasEnded = () => isClosed
  let isAway = false

  async function act(clock: Clock): Promise<void> {
    const at = now()
    if (pauses.has(clock, at)) return
    try {
      const turn = { now: at, lateBy: at - clock.dueAt }
      const work = await acts[clock.kind]!(clock, turn)
      await inLedger(db, clock.ledger).execute(async (trx) => {
        if (await takeClock(trx, clock, at)) await work(trx)
      })
      pauses.end(clock)
    } catch (error) {
      // That nothing can be stored is no fault of this one: all wait.
      if (isNotSaving(error)) throw error
      pauses.begin(clock, at)
      log.error({ err: error, clock }, 'what has run out cannot be acted on yet')
    }
  }

  async function actOnAll(): Promise<void> {
    const breath = new Breath()
    const seen = new Set<string>()
    for (let last: Clock | null = null; ;) {
      const due = await dueClocks(db, kinds, now(), last, pageLength)
      for (const clock of due) {
        if (hasEnded()) return
        seen.add(keyOf(clock))
        await act(clock)
        await breath.take()
      }
      if (due.length < pageLength) return void pauses.keep(seen)
      last = due.at(-1)!
    }
  }

  async function round(): Promise<void> {
    clearTimeout(timer)
    let wait = every
    try {
      await actOnAll()
      const [at, next] = [now(), await nextDue(db, kinds, now())]
      wait = Math.min(every, ...[next, pauses.next()].filter((due) => due !== null).map((due) => Math.max(due - at, 0)))
      isAway = false
    } catch (error) {
      if (!isAway && !hasEnded()) log.warn({ err: error }, 'what has run out cannot be read')
      isAway = true
    }
    if (hasEnded()) return
    timer = setTimeout(() => void look(), wait)
    timer.unref()
  }

  const look = () => (looking ??= round().finally(() => (looking = null)))
  return {
    look: async () => {
      if (!isClosed) await look()
    },
    async close() {
      isClosed = true
      clearTimeout(timer)
      await looking
    },
  }
}

/** What could not be done, and until when it is left alone. A clock that is put back behind a pause's beginning ends it. */
class Pauses {
  private readonly of = new Map<string, { since: number; until: number }>()

  has(clock: Clock, at: number): boolean {
    const pause = this.of.get(keyOf(clock))
    return pause !== undefined && at >= pause.since && at < pause.until
  }

  begin(clock: Clock, at: number): void {
    const before = this.of.get(keyOf(clock))
    const length = before ? Math.min((before.until - before.since) * 2, tryAgainAtLast) : tryAgainAfter
    this.of.set(keyOf(clock), { since: at, until: at + length })
  }

  end(clock: Clock): void {
    this.of.delete(keyOf(clock))
  }

  /** Forgets all others: another process acted on them, or they were moved or dropped. */
  keep(keys: ReadonlySet<string>): void {
    for (const key of this.of.keys()) if (!keys.has(key)) this.of.delete(key)
  }

  next(): number | null {
    const ends = [...this.of.values()].map(({ until }) => until)
    return ends.length > 0 ? Math.min(...ends) : null
  }
}

function keyOf({ ledger, kind, about, dueAt }: Clock): string {
  return JSON.stringify([ledger, kind, about, dueAt])
}
