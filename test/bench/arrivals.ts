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
  private frames = 0
  private bytes = 0

  constructor(private readonly editors: number) {}

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
    const sampled = Math.min(sampledReceivers, this.editors)
    this.expected += editor < sampled ? sampled - 1 : sampled
  }

  /** A sampled receiver got a frame, whatever is in it. */
  count(frame: Buffer): void {
    this.frames++
    this.bytes += frame.length
  }

  /** What one receiver gets, on average, when all that was counted took so many seconds. */
  traffic(seconds: number): { framesPerSecond: number; kilobytesPerSecond: number } {
    const share = seconds * Math.min(sampledReceivers, this.editors)
    return { framesPerSecond: this.frames / share, kilobytesPerSecond: this.bytes / share / 1024 }
  }

  /** Looks through a frame that `receiver` got. Whether a server sends back what one wrote is its own affair. */
  read(receiver: number, frame: Buffer): void {
    const now = performance.now()
    for (const [, mark, editor] of frame.toString('latin1').matchAll(/~((\d+)\.\d+)~/g)) {
      const sent = this.sentAt.get(mark!)
      if (sent !== undefined && Number(editor) !== receiver) this.latencies.push(now - sent)
    }
  }

  /** p50, p95 and p99, ms. */
  percentiles(): { p50: number; p95: number; p99: number } {
    const sorted = Float64Array.from(this.latencies).sort()
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Infinity
    return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
  }
}
