import type { Logger } from 'pino'
import type { Signal } from '#db/signals'

type Kind = Signal['kind']
type Of<K extends Kind> = Extract<Signal, { kind: K }>

/** What this process does when something was changed, here or in another process: late, or twice, it does no harm. */
export type Handlers = { readonly [K in Kind]: (signal: Of<K>) => void | Promise<void> }

/** Resolves when all that was heard so far of these kinds has been acted on in this process, or could not be. */
export type Acted = (...kinds: Kind[]) => Promise<void>

export interface Dispatcher {
  act(signals: readonly Signal[]): void
  /** Does what is to be done for no one signal, in the same way. */
  run(what: string, work: () => void | Promise<void>): Promise<void>
  acted: Acted
  /** Nothing more is begun. */
  close(): void
}

/** When something that could not be done is tried again, at first and at last (ms). */
const tryAgainAfter = 1_000
const tryAgainAtLast = 60_000

/** Acts on signals, each at once; what cannot be done, as while the database is away, is tried again until it can. */
export function createDispatcher(handlers: Handlers, log: Logger): Dispatcher {
  const acting = new Map<Kind, Set<Promise<void>>>()
  const waiting = new Set<NodeJS.Timeout>()
  let isClosed = false
  // Asked anew after each wait.
  const hasEnded = () => isClosed

  async function run(what: string, work: () => void | Promise<void>, wait = tryAgainAfter): Promise<void> {
    if (isClosed) return
    try {
      await work()
    } catch (error) {
      if (hasEnded()) return
      log.error({ err: error, signal: what }, 'a change is not followed yet')
      const timer = setTimeout(() => {
        waiting.delete(timer)
        void run(what, work, Math.min(wait * 2, tryAgainAtLast))
      }, wait)
      timer.unref()
      waiting.add(timer)
    }
  }

  function act<K extends Kind>(said: Of<K> & { kind: K }): void {
    // A newer version's is unknown, while one process after the other is upgraded (P5).
    if (!Object.hasOwn(handlers, said.kind)) return
    const handle: (signal: Of<K>) => void | Promise<void> = handlers[said.kind]
    const ongoing = acting.get(said.kind) ?? new Set()
    acting.set(said.kind, ongoing)
    const work = run(said.kind, () => handle(said)).finally(() => ongoing.delete(work))
    ongoing.add(work)
  }

  return {
    act: (signals) => signals.forEach((said) => act(said)),
    run: (what, work) => run(what, work),
    async acted(...kinds) {
      await Promise.all(kinds.flatMap((kind) => [...(acting.get(kind) ?? [])]))
    },
    close() {
      isClosed = true
      waiting.forEach(clearTimeout)
    },
  }
}
