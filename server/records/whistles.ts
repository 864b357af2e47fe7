import type { LedgerRecord } from '#app/model/records/record'
import { whistleFigures } from '#app/model/records/whistleFigures'
import { shownCall, type ShownCall, type WhistlesNow } from '#app/model/records/whistles'
import type { Db } from '#db/connect'
import { titlesOf } from '#db/items'
import { allWhistles, openRecords, withEvents } from '#db/records'

/** As many of those that are over are shown. */
const mostPast = 100

/** A ledger's whistles by `now` (ms): those that are going on first, each with its calls. */
export async function whistlesIn(db: Db, tracker: string, now: number): Promise<WhistlesNow> {
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
    titles: await titlesOf(
      db,
      tracker,
      shown.flatMap(({ item }) => item ?? []),
    ),
  }
}

/** Whom whistles call at this time, as a shared screen says it. */
export async function callsShown(db: Db, tracker: string): Promise<ShownCall[]> {
  return (await openRecords(db, tracker)).flatMap((record) => (record.kind === 'call' ? shownCall(record) : []))
}
