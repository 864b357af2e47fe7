import type { LedgerRecord } from '#app/model/records/record'
import { whistleFigures } from '#app/model/records/whistleFigures'
import type { Whistles } from '#app/model/records/whistles'
import type { Db } from '#db/connect'
import { allWhistles, withEvents } from '#db/records'

/** As many of those that are over are shown. */
const mostPast = 100

/** A ledger's whistles by `now` (ms): those that are going on first, each with its calls. */
export async function whistlesIn(db: Db, tracker: string, now: number): Promise<Whistles> {
  const all = await allWhistles(db, tracker)
  const parts = new Map<string, LedgerRecord[]>()
  for (const record of [...all].reverse())
    if (record.parent !== null) parts.set(record.parent, [...(parts.get(record.parent) ?? []), record])
  const goesOn = ({ id, isOpen }: LedgerRecord) => isOpen || (parts.get(id) ?? []).some((part) => part.isOpen)
  const wholes = all.filter(({ parent }) => parent === null)
  const past = wholes.filter((whole) => !goesOn(whole))
  const shown = [...wholes.filter(goesOn), ...past.slice(0, mostPast)]
  return {
    records: await withEvents(
      db,
      shown.flatMap((whole) => [whole, ...(parts.get(whole.id) ?? [])]),
    ),
    figures: whistleFigures(all, now),
    older: Math.max(0, past.length - mostPast),
  }
}
