/** W2 allows 25 ms; a timer comes up to one late, and the flush itself comes on top. */
const longestWindow = 24
/**
 * After t ms of work the next flush waits 8 t: most of it is writing to everybody, however little there is to say. What
 * the disk takes is no work: it would make a few readers wait who cost nothing.
 */
const restPerWork = 8
/** Flushes that cost less than this need no window at all. */
const cheap = 0.25

/** How long a room waits before its next flush (W2): not at all when idle, up to 25 ms under load. Times are ms. */
export class Pace {
  private cost = 0
  private lastEnd = -Infinity

  delay(now: number): number {
    if (this.cost < cheap) return 0
    return Math.max(0, this.lastEnd + Math.min(longestWindow, this.cost * restPerWork) - now)
  }

  worked(work: number, end: number): void {
    this.cost = this.cost * 0.8 + work * 0.2
    this.lastEnd = end
  }
}
