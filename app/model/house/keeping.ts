/** Why a ledger was not put away, taken out or brought back (L7). */
export type KeepingProblem =
  | 'not-allowed'
  /** A meeting is on. */
  | 'meeting-on'
  | 'wrong-title'
  | 'file-unknown'
  /** The file is damaged, of a newer version, or of another house. */
  | 'file-bad'
  | 'already-there'

export type Kept<T = null> = { ok: true; value: T } | { ok: false; problem: KeepingProblem }

/** A ledger that was taken out, and the file that brings it back. */
export interface RemovedLedger {
  id: string
  title: { zh: string; en: string }
  /** Its name in the data folder's `removed`. */
  file: string
  /** ms since 1970 */
  at: number
  by: string
}
