import { closeCode } from '#app/model/live/wire'
import type { Over } from '#db/stored-ledger'
import { NotSavingError } from '../not-saving'

/** With what those are sent away who have a document that is over. */
export const overCodes: Record<Over, number> = {
  epoch: closeCode.startOver,
  archive: closeCode.forbidden,
  gone: closeCode.removed,
}

/** What was asked of a room was not done, since its document is over. Another room may do it. */
export class RoomOverError extends NotSavingError {
  constructor(readonly over: Over) {
    super(`over: ${over}`)
  }
}
