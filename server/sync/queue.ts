import type { Ledger } from './ledger'
import type { Message, Queued, QueuedEdit } from './queued'
import { Unbuilt } from './unbuilt'

/** What a room has received and not dealt with, in its order. */
export class Queue {
  private messages: Queued[] = []
  private readonly unbuilt: Unbuilt

  /** `onReady`: something can be dealt with. `onBroken`: the document cannot be built. */
  constructor(
    ledger: Ledger,
    private readonly onReady: () => void,
    onBroken: (error: unknown) => void,
  ) {
    this.unbuilt = new Unbuilt(ledger, (waiting) => this.append(waiting), onBroken)
  }

  /** Nothing can be dealt with now. */
  get isEmpty(): boolean {
    return this.messages.length === 0
  }

  /** Nor later. */
  get isIdle(): boolean {
    return this.isEmpty && this.unbuilt.isEmpty
  }

  push(message: Queued): void {
    if (!this.unbuilt.takes(message)) this.append([message])
  }

  /** Before all that came since. */
  putBack(...messages: readonly Queued[]): void {
    this.messages.unshift(...messages)
  }

  /** An edit of the server's own, or all that comes before the next of them. */
  take(): QueuedEdit | Message[] {
    const end = this.messages.findIndex(({ kind }) => kind === 'edit')
    if (end === 0) return this.messages.shift() as QueuedEdit
    return this.messages.splice(0, end < 0 ? this.messages.length : end) as Message[]
  }

  takeAll(): Queued[] {
    return [...this.messages.splice(0), ...this.unbuilt.takeAll()]
  }

  /** Resolves when nothing waits for the document. */
  settle(): Promise<void> {
    return this.unbuilt.settle()
  }

  private append(messages: readonly Queued[]): void {
    this.messages.push(...messages)
    if (messages.length > 0) this.onReady()
  }
}
