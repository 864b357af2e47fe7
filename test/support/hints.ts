import type { Hints } from '#server/hints'

/** What becomes of a message on its way to one listener. */
export type Fate = 'arrives' | 'lost' | 'doubled' | 'late'

export interface Postman {
  /** A process of its own: it does not hear what it says itself. */
  process(): Hints
  /** Delivers all that is late, in another order. */
  deliver(): void
}

/** Hints between processes that are in one, each with the fate that it is given. */
export function postman(fate: () => Fate = () => 'arrives'): Postman {
  const listeners = new Set<{ process: object; channel: string; listener: (message: Uint8Array) => void }>()
  const late: (() => void)[] = []
  return {
    process() {
      const process = {}
      return {
        say(channel, message) {
          for (const one of listeners) {
            if (one.process === process || one.channel !== channel) continue
            // Not in the midst of what its sender does.
            const arrive = () => void setImmediate(() => listeners.has(one) && one.listener(message))
            const becomes = fate()
            if (becomes === 'late') late.push(arrive)
            else if (becomes !== 'lost') arrive()
            if (becomes === 'doubled') arrive()
          }
        },
        hear(channel, listener) {
          const one = { process, channel, listener }
          listeners.add(one)
          return () => void listeners.delete(one)
        },
      }
    },
    deliver: () =>
      late
        .splice(0)
        .reverse()
        .forEach((arrive) => arrive()),
  }
}
