import type { Tracker } from '../model/ledger/tracker'

/** Which ledgers somebody reaches, and which of them are put away, as one text that is another when that is. */
export function reachOf(ledgers: readonly Tracker[]): string {
  return ledgers.map(({ id, archivedAt }) => `${id}${archivedAt === undefined ? '' : '*'}`).join(' ')
}
