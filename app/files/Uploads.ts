import { nanoid } from 'nanoid'
import { sendFile, type SendingTo, type SendProblem } from './sendFile'

/** A file on its way to a row or a record. */
export interface Uploading {
  id: string
  to: SendingTo
  file: File
  /** How many of its bytes have arrived. */
  sent: number
  /** Why it stopped; null while it waits or goes. */
  problem: SendProblem | null
  /** All of it is there: it waits for its record's step. */
  isWhole: boolean
}

/** So many files are sent at once; the others wait. */
const atOnce = 2
/** What has nothing to do with the file: it goes on when it is tried again. */
const passing: ReadonlySet<SendProblem> = new Set(['network', 'not-saving', 'too-many-uploads'])

export function canGoOn({ problem }: Uploading): boolean {
  return problem !== null && passing.has(problem)
}

export function isGoing({ problem, isWhole }: Uploading): boolean {
  return problem === null && !isWhole
}

/**
 * Files that a page hands in, over all rows: they go on while the panel shows another one; or those of one form. It lives
 * beside React, and tells who listens.
 */
export class Uploads {
  private list: readonly Uploading[] = []
  private readonly aborting = new Map<string, AbortController>()
  private readonly waiting: string[] = []
  private running = 0
  private readonly listeners = new Set<() => void>()

  add(to: SendingTo, files: readonly File[]): void {
    for (const file of files) {
      const id = `f${nanoid()}`
      this.list = [...this.list, { id, to, file, sent: 0, problem: null, isWhole: false }]
      this.aborting.set(id, new AbortController())
      this.waiting.push(id)
    }
    this.changed()
    this.goOn()
  }

  /** Begins again where it stopped. */
  tryAgain(id: string): void {
    const known = this.list.find((one) => one.id === id)
    if (known && known.problem !== null) this.begin(id)
  }

  /** Sends once more what was whole, and is there no more: it waited for too long. */
  sendAnew(): void {
    for (const { id, isWhole } of this.list) if (isWhole) this.begin(id)
  }

  /** Begins again with all that the network broke off. */
  tryAll(): void {
    for (const { id, problem } of this.list) if (problem === 'network') this.tryAgain(id)
  }

  /** Takes one off the list; what is on its way is given up, and leaves nothing. */
  remove(id: string): void {
    const known = this.list.find((one) => one.id === id)
    this.aborting.get(id)?.abort()
    this.forget(id)
    if (known)
      void fetch(`/trackers/${known.to.tracker}/uploads/${id}`, { method: 'DELETE', keepalive: true }).catch(() => {})
  }

  removeAll(): void {
    for (const { id } of this.list) this.remove(id)
  }

  /** A record's step took them along. */
  letGo(): void {
    for (const { id } of this.list) this.forget(id)
  }

  /** Is any still to be sent? */
  get isBusy(): boolean {
    return this.list.some(isGoing)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  read = (): readonly Uploading[] => this.list

  private begin(id: string): void {
    this.aborting.set(id, new AbortController())
    this.say(id, { problem: null, isWhole: false, sent: 0 })
    this.waiting.push(id)
    this.goOn()
  }

  private goOn(): void {
    while (this.running < atOnce && this.waiting.length > 0) {
      const id = this.waiting.shift()!
      const known = this.list.find((one) => one.id === id)
      const aborting = this.aborting.get(id)
      if (!known || !aborting) continue
      this.running++
      void this.send(known, aborting.signal).finally(() => {
        this.running--
        this.goOn()
      })
    }
  }

  private async send({ id, to, file }: Uploading, signal: AbortSignal): Promise<void> {
    const problem = await sendFile(to, { id, file }, (sent) => this.say(id, { sent }), signal).catch(() => null)
    if (signal.aborted) return
    if (problem !== null) this.say(id, { problem })
    else if ('record' in to) this.say(id, { isWhole: true })
    else this.forget(id)
  }

  private say(id: string, change: Partial<Uploading>): void {
    this.list = this.list.map((one) => (one.id === id ? { ...one, ...change } : one))
    this.changed()
  }

  private forget(id: string): void {
    this.aborting.delete(id)
    this.list = this.list.filter((one) => one.id !== id)
    this.changed()
  }

  private changed(): void {
    for (const listener of this.listeners) listener()
  }
}
