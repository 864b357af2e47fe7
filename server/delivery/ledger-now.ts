import type { Tracker } from '#app/model/ledger/tracker'
import type { RowLabel } from '#app/model/meeting/meeting'
import { dateIn } from '#app/model/text/dates'
import { dayOf, type Day } from '#app/model/text/moments'
import type { Db } from '#db/connect'
import { answeringIn } from '#db/grants'
import type { StampedItem } from '#db/items'
import { trackerOf } from '#db/ledger-rows'
import { readGround } from '../meetings/ground'

/** What of a ledger messages go by. */
export interface LedgerNow {
  tracker: Tracker
  items: ReadonlyMap<string, StampedItem>
  labels: ReadonlyMap<string, RowLabel>
  /** Departments of which somebody can answer. */
  answering: ReadonlySet<string>
  today: Day
}

/** Ledgers as they are by now, each read once: for as long as it takes to send what is due. Null: gone, or put away. */
export function createLedgersNow(db: Db, now: number): (id: string) => Promise<LedgerNow | null> {
  const read = new Map<string, Promise<LedgerNow | null>>()
  return (id) => {
    const known = read.get(id) ?? readLedger(db, id, now)
    read.set(id, known)
    return known
  }
}

async function readLedger(db: Db, id: string, now: number): Promise<LedgerNow | null> {
  const ground = await readGround(db, id)
  if (!ground || ground.tracker.archived_at !== null) return null
  const tracker = trackerOf(ground.tracker)
  const { timeZone } = tracker.settings
  const { items, stamps } = ground.present
  return {
    ...{ tracker, labels: ground.labels, answering: await answeringIn(db, id) },
    // Rows out of sight with their stream have no label, and are told of no more.
    items: new Map(
      items.filter((item) => ground.labels.has(item.id)).map((item) => [item.id, { item, stamp: stamps[item.id]! }]),
    ),
    today: dayOf(dateIn(timeZone, now), timeZone),
  }
}
