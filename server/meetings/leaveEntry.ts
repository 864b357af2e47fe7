import type { Transaction } from 'kysely'
import { afterShowing } from '#app/model/meeting/discussed'
import type { Meeting } from '#app/model/meeting/meeting'
import { progressOf, putProgress } from '#db/agenda-entries'
import type { Database } from '#db/schema'

/** Counts the time that the item at hand stood on the screen up to `now` (ms), which may make it discussed. */
export async function leaveEntry(
  trx: Transaction<Database>,
  { id, position, positionSince }: Meeting,
  now: number,
): Promise<void> {
  const progress = position.item === null ? null : await progressOf(trx, id, position.item)
  if (progress) await putProgress(trx, id, position.item!, afterShowing(progress, now - positionSince))
}
