import { closeCode, type Notice } from '#app/model/live/wire'
import type { Question } from './answers'
import type { QueuedUpdate } from './queued'

/** Bytes of updates that are kept waiting while nothing can be written. */
const mostHeld = 32 * 1024 * 1024

/**
 * While nothing can be written (W6): updates wait unjudged and unacknowledged. Trying each would roll back and read everything
 * anew each time, and sending people away makes them come back with it at once: reading would suffer.
 */
export class Standstill {
  private updates: QueuedUpdate[] = []
  private bytes = 0
  /** What nobody can answer, from a document that nobody knows. */
  private questions: Question[] = []
  private since: number | null = null

  /** `most`: bytes of updates that are kept. */
  constructor(private readonly most = mostHeld) {}

  get isOn(): boolean {
    return this.since !== null
  }

  get isEmpty(): boolean {
    return this.updates.length === 0
  }

  /** What is told of it; null when all is well. */
  get notice(): Notice | null {
    return this.since === null ? null : { type: 'not-saving', since: this.since }
  }

  begin(at: number): void {
    this.since ??= at
  }

  /** False when it was not on. */
  end(): boolean {
    const wasOn = this.isOn
    this.since = null
    return wasOn
  }

  /** Keeps an update: a copy, not a part of what the socket has read. Whose there is no room for comes again with it later. */
  hold(message: QueuedUpdate): void {
    if (this.bytes + message.update.length > this.most) return message.peer.close(closeCode.tryAgainLater, 'not saved')
    this.updates.push({ ...message, update: message.update.slice() })
    this.bytes += message.update.length
  }

  setAside(questions: readonly Question[]): void {
    this.questions.push(...questions)
  }

  /** All that was held, in its order. */
  takeUpdates(): QueuedUpdate[] {
    this.bytes = 0
    return this.updates.splice(0)
  }

  takeQuestions(): Question[] {
    return this.questions.splice(0)
  }
}
