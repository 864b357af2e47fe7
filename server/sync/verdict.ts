import type { Refusal } from '#app/model/ledger/errors'
import type { Peer } from './peer'

/** A message with an update in it, and who sent it. */
export interface SentUpdate {
  peer: Peer
  update: Uint8Array
  /** It came as SyncStep2: all that the client has and we had not. */
  isWhole: boolean
}

/** What is said of an update. */
export type Verdict =
  /** It is stored, or changes nothing (G6). */
  | { kind: 'accepted' }
  | { kind: 'refused'; refusals: Refusal[] }
  /** What it builds on is not here yet: its client is to sync again, and brings it once more (G3). */
  | { kind: 'early' }
  /** Its sender may no more, or was sent away. */
  | { kind: 'unheard' }

export const accepted: Verdict = { kind: 'accepted' }
export const early: Verdict = { kind: 'early' }
export const unheard: Verdict = { kind: 'unheard' }

export function refused(refusals: Refusal[]): Verdict {
  return { kind: 'refused', refusals }
}
