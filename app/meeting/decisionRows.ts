import type { Decision } from '../model/meeting/meeting'
import type { Item, Stream } from '../model/ledger/rows'
import { outline } from '../model/ledger/outline'
import { statusOf, type Status } from '../model/ledger/status'

/** A row of the present ledger that a decision is about, or has become. */
export interface DecisionRow {
  code: string
  status: Status
}

/** By their ids, the rows of these decisions that the ledger has now. */
export function decisionRows(
  decisions: readonly Decision[],
  streams: readonly Stream[],
  items: readonly Item[],
): Record<string, DecisionRow> {
  const asked = new Set(decisions.flatMap(({ item, subItem }) => [item, subItem]))
  const entries = outline(streams, items).flatMap((stream) =>
    stream.items.flatMap((entry) => [entry, ...entry.children]),
  )
  return Object.fromEntries(
    entries
      .filter(({ item }) => asked.has(item.id))
      .map(({ item, code }) => [item.id, { code, status: statusOf(item) }]),
  )
}
