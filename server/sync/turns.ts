import { Pace } from './pace'

export interface TurnsOptions {
  /** What a turn does. */
  work: () => Promise<void>
  isWaiting: () => boolean
  /** How long the turn that ends now waited for the disk (ms): no work of its own. */
  takeWaited: () => number
  /** A turn is through. */
  onEnd: () => void
  /** A turn threw: there will be no more. */
  onBroken: (error: unknown) => void
}

/** One thing at a time has the document; how soon the next has its turn follows from what they cost (W2). */
export class Turns {
  private readonly pace = new Pace()
  private running: Promise<void> | null = null
  private cancelTimer: (() => void) | null = null
  private isBroken = false

  constructor(private readonly options: TurnsOptions) {}

  get isRunning(): boolean {
    return this.running !== null
  }

  /** Something waits: its turn comes in good time. */
  schedule(): void {
    if (this.running || this.cancelTimer || this.isBroken) return
    const delay = this.pace.delay(performance.now())
    const take = () => void this.take()
    if (delay < 1) {
      const immediate = setImmediate(take)
      this.cancelTimer = () => clearImmediate(immediate)
    } else {
      const timer = setTimeout(take, delay)
      this.cancelTimer = () => clearTimeout(timer)
    }
  }

  /** Takes a turn now; none may be running. */
  take(work = this.options.work): Promise<void> {
    this.stop()
    const start = performance.now()
    this.running = work()
      .catch((error: unknown) => {
        this.isBroken = true
        this.options.onBroken(error)
      })
      .finally(() => {
        const end = performance.now()
        this.pace.worked(end - start - this.options.takeWaited(), end)
        this.running = null
        this.options.onEnd()
        if (this.options.isWaiting()) this.schedule()
      })
    return this.running
  }

  /** Resolves when nothing waits any more. */
  async settle(): Promise<void> {
    while (this.running || (this.options.isWaiting() && !this.isBroken)) await (this.running ?? this.take())
  }

  /** Whatever waits keeps waiting. */
  stop(): void {
    this.cancelTimer?.()
    this.cancelTimer = null
  }
}
