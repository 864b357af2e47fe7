import { setImmediate as nextTurn } from 'node:timers/promises'

/** So long (ms) something works at a stretch while others wait. */
const stretch = 4

/** Long work takes a breath between its pieces, in which everything else has its turn. */
export class Breath {
  private since = performance.now()

  async take(): Promise<void> {
    if (performance.now() - this.since < stretch) return
    await nextTurn()
    this.since = performance.now()
  }
}
