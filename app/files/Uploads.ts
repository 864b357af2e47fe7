import { nanoid } from 'nanoid'
import { sendFile, type SendingTo, type SendProblem } from './sendFile'

/** A file on its way to a row. */
export interface Uploading extends SendingTo {
  id: string
  name: string
  bytes: number
  /** How many of them have arrived. */
  sent: number
  /** Why it stopped; null while it waits or goes. */
  problem: SendProblem | null
}

interface Work {
  file: File
  aborting: AbortController
}

/** So many files are sent at once; the others wait. */
const atOnce = 2
/** What has nothing to do with the file: it goes on when it is tried again. */
const passing: ReadonlySet<SendProblem> = new Set(['network', 'not-saving', 'too-many-uploads'])

export function canGoOn({ problem }: Uploading): boolean {
  return problem !== null && passing.has(problem)
}

/**
 * The files that this page hands in, over all rows: they go on while the panel shows another one. It lives beside React, and
 * tells who listens.
 */
export class Uploads {
  private list: readonly Uploading[] = []
  private readonly work = new Map<string, Work>()
  private readonly waiting: string[] = []
  private running = 0
  private readonly listeners = new Set<() => void>()

  add(to: SendingTo, files: readonly File[]): void {
    for (const file of files) {
      const id = `f${nanoid()}`
      this.work.set(id, { file, aborting: new AbortController() })
      this.list = [...this.list, { ...to, id, name: file.name, bytes: file.size, sent: 0, problem: null }]
      this.waiting.push(id)
    }
    this.changed()
    this.goOn()
  }

  /** Begins again where it stopped. */
  tryAgain(id: string): void {
    const known = this.list.find((one) => one.id === id)
    const work = this.work.get(id)
    if (!known || !work || known.problem === null) return
    this.work.set(id, { ...work, aborting: new AbortController() })
    this.say(id, { problem: null })
    this.waiting.push(id)
    this.goOn()
  }

  /** Begins again with all that the network broke off. */
  tryAll(): void {
    for (const { id, problem } of this.list) if (problem === 'network') this.tryAgain(id)
  }

  /** Takes one off the list; what is on its way is given up, and leaves nothing. */
  remove(id: string): void {
    const known = this.list.find((one) => one.id === id)
    this.work.get(id)?.aborting.abort()
    this.forget(id)
    if (known)
      void fetch(`/trackers/${known.tracker}/uploads/${id}`, { method: 'DELETE', keepalive: true }).catch(() => {})
  }

  /** Is any still to be sent? */
  get isBusy(): boolean {
    return this.list.some(({ problem }) => problem === null)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  read = (): readonly Uploading[] => this.list

  private goOn(): void {
    while (this.running < atOnce && this.waiting.length > 0) {
      const id = this.waiting.shift()!
      const known = this.list.find((one) => one.id === id)
      const work = this.work.get(id)
      if (!known || !work) continue
      this.running++
      void this.send(known, work).finally(() => {
        this.running--
        this.goOn()
      })
    }
  }

  private async send(known: Uploading, { file, aborting }: Work): Promise<void> {
    const { id } = known
    const { signal } = aborting
    const problem = await sendFile(known, { id, file }, (sent) => this.say(id, { sent }), signal).catch(() => null)
    if (signal.aborted) return
    if (problem === null) this.forget(id)
    else this.say(id, { problem })
  }

  private say(id: string, change: Partial<Uploading>): void {
    this.list = this.list.map((one) => (one.id === id ? { ...one, ...change } : one))
    this.changed()
  }

  private forget(id: string): void {
    this.work.delete(id)
    this.list = this.list.filter((one) => one.id !== id)
    this.changed()
  }

  private changed(): void {
    for (const listener of this.listeners) listener()
  }
}
