import type { Person } from '#app/model/ledger/person'
import type { Refusal } from '#app/model/ledger/errors'
import { closeCode } from '#app/model/live/wire'
import { frameOf, type Frame } from './frame'
import { refusedMessage } from './messages'

/** One connection, as a room sees it. */
export interface Peer {
  readonly person: Person
  /** It asked for messages 100–102 (`?ack=1`, W4). */
  readonly wantsAcks: boolean
  /** It asked for the stamps from this moment (ms) on (`?stamps=`, S1); null: for none. */
  readonly stampsFrom: number | null
  /** A shared screen: nobody's account, and not shown among those who are here (G9). */
  readonly isScreen: boolean
  /** Its session or right was withdrawn: what it sent and is not judged yet does not count. */
  readonly isEnded: boolean
  /** So much waits to be read by it that nothing more should be queued (S3). */
  readonly isFull: boolean
  /** Calls back once, when nothing waits any more. */
  onDrained(callback: () => void): void
  /** Sends a frame, or several that stand one after the other, in order; does nothing when it is no longer open. */
  send(frame: Frame): void
  close(code: number, reason: string): void
}

export function refuse(peer: Peer, refusals: Refusal[]): void {
  if (peer.wantsAcks) peer.send(frameOf(refusedMessage({ refusals })))
  // It has no way to hear of it, and nothing that it goes on to write can be let in.
  else peer.close(closeCode.startOver, `refused: ${refusals[0]!.code}`)
}
