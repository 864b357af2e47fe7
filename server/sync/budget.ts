/** Frames that one connection may send at once, and then per second: an import's or a fast typist's many times over. */
const atOnce = 5_000
const perSecond = 500
/** A long one counts for as many as these bytes go into it: it waits in memory until it is judged. */
const bytesOfOne = 2_048

/**
 * What a connection may still send. Every frame costs, whatever its kind: the smallest of them may ask for a large answer.
 * Who has spent it is read again when there is more, so that nothing of theirs is lost and nobody else waits for it.
 */
export class FrameBudget {
  private left = atOnce
  private at: number

  constructor(now: number) {
    this.at = now
  }

  /** Counts a frame of so many bytes. Returns how long nothing more should be read (ms); 0: go on. */
  spend(bytes: number, now: number): number {
    this.left = Math.min(atOnce, this.left + ((now - this.at) / 1_000) * perSecond) - 1 - bytes / bytesOfOne
    this.at = now
    return this.left >= 0 ? 0 : (-this.left / perSecond) * 1_000
  }
}
