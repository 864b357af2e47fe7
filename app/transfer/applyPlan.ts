import { writeRows, type Desk } from '../model/ledger/edit'
import type { Refusal } from '../model/ledger/errors'
import { batchesOf } from './batches'
import type { Plan } from './plan'

export interface Applied {
  /** Rows that are written. */
  done: number
  /** False when it was interrupted: the document was replaced while parts of it were still to come. */
  isWhole: boolean
  /** What the rules refused after all, since the ledger is a live one. */
  refusals: Refusal[]
}

/**
 * Writes a plan through the ledger's one writer: at once if it fits a frame, else part by part, each after the one before
 * it is on the server's disk, so that what is not saved never outgrows a frame. `saved` answers false when it never will be.
 */
export async function applyPlan(
  desk: Desk,
  plan: Plan,
  saved: () => Promise<boolean>,
  onProgress: (done: number) => void,
): Promise<Applied> {
  const batches = batchesOf(plan)
  const refusals: Refusal[] = []
  let done = 0
  for (const [i, { rows, added, edits }] of batches.entries()) {
    refusals.push(...writeRows(desk, added, edits))
    const isSaved = i === 0 && batches.length === 1 ? true : await saved()
    if (!isSaved) return { done, isWhole: false, refusals }
    done += rows.length
    onProgress(done)
  }
  return { done, isWhole: true, refusals }
}
