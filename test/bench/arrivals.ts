/** How many receivers read what comes; the others let it pass. */
export const sampledReceivers = 10

/**
 * What of the measured edits has been seen, and how soon. Each edit's text carries a mark, its editor and its number,
 * that is found in the frames without decoding them: reading must cost as little as it can.
 */
export class Arrivals {
  /** Milliseconds from sending to being read, for each edit and sampled receiver. */
  readonly latencies: number[] = []
  private readonly sentAt = new Map<string, number>()
  private expected = 0
  /** What the sampled receivers got. */
  frames = 0
  bytes = 0

  constructor(private readonly editors: number) {}

  /** Receivers whose frames are read. */
  get sampled(): number {
    return Math.min(sampledReceivers, this.editors)
  }

  get edits(): number {
    return this.sentAt.size
  }

  get missed(): number {
    return this.expected - this.latencies.length
  }

  static mark(editor: number, count: number): string {
    return `~${editor}.${count}~`
  }

  /** An edit is sent now that counts. */
  sent(editor: number, count: number): void {
    this.sentAt.set(`${editor}.${count}`, performance.now())
    this.expected += editor < this.sampled ? this.sampled - 1 : this.sampled
  }

  /** A sampled receiver got a frame, whatever is in it. */
  count(frame: Buffer): void {
    this.frames++
    this.bytes += frame.length
  }

  /** Looks through a frame that `receiver` got. Whether a server sends back what one wrote is its own affair. */
  read(receiver: number, frame: Buffer): void {
    const now = performance.now()
    for (const [, mark, editor] of frame.toString('latin1').matchAll(/~((\d+)\.\d+)~/g)) {
      const sent = this.sentAt.get(mark!)
      if (sent !== undefined && Number(editor) !== receiver) this.latencies.push(now - sent)
    }
  }
}
