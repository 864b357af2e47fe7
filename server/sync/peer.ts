import type { Person } from '#app/model/person'
import type { Frame } from './outbox'

/** One connection, as a room sees it. */
export interface Peer {
  readonly person: Person
  /** It asked for messages 100–102 (`?ack=1`, W4). */
  readonly wantsAcks: boolean
  /** Its session or right was withdrawn: what it sent and is not judged yet does not count. */
  readonly isEnded: boolean
  /** Sends a frame in order; does nothing when the connection is no longer open. */
  send(frame: Frame): void
  close(code: number, reason: string): void
}
