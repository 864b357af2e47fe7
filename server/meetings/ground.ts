import { buildAgenda, labelOf, type BuiltEntry } from '#app/model/meeting/agenda'
import { changedItems } from '#app/model/history/comparison'
import { lightsAt } from '#app/model/ledger/lightsOf'
import type { Arrangement, Meeting, RowLabel } from '#app/model/meeting/meeting'
import { outline, type OutlineStream } from '#app/model/ledger/outline'
import { compareCuts } from '#db/compare'
import type { Db } from '#db/connect'
import { allDepartments, presentRows, trackerOf, trackerRow, type StampedRows, type TrackerRow } from '#db/ledger-rows'
import { baselineOf } from '#db/meetings'
import { openDecisions, requestsIn } from './state'

/** A ledger as it is now, for a meeting to stand on. */
export interface Ground {
  tracker: TrackerRow
  present: StampedRows
  streams: OutlineStream[]
  labels: Map<string, RowLabel>
}

/** Null when there is no such ledger. */
export async function readGround(trx: Db, id: string): Promise<Ground | null> {
  const tracker = await trackerRow(trx, id)
  if (!tracker) return null
  const present = await presentRows(trx, id)
  const streams = outline(present.streams, present.items)
  const labels = new Map<string, RowLabel>()
  for (const { stream, items } of streams) {
    for (const entry of items.flatMap((item) => [item, ...item.children]))
      labels.set(entry.item.id, labelOf(entry, stream.id))
  }
  return { tracker, present, streams, labels }
}

/** The agenda that the ledger gives at `now` (ms), for a meeting with this base. `except`: the meeting that is on. */
export async function agendaFrom(
  trx: Db,
  ground: Ground,
  by: Arrangement,
  base: Meeting['base'],
  except: string | null,
  now: number,
): Promise<BuiltEntry[]> {
  const { tracker, present, streams, labels } = ground
  const { settings } = trackerOf(tracker)
  const from = base.meeting === null ? null : await baselineOf(trx, tracker.id, base.meeting)
  const comparison = await compareCuts(trx, tracker, present, from ?? { at: base.at, change: null }, null, now)
  const undone = (await openDecisions(trx, tracker.id, except)).flatMap(({ item, subItem }) =>
    subItem !== null && labels.has(subItem) ? subItem : (item ?? []),
  )
  return buildAgenda({
    outline: streams,
    lightOf: lightsAt(present.stamps, settings, now),
    changed: changedItems(comparison),
    undone: new Set(undone),
    asked: new Set((await requestsIn(trx, tracker.id)).map(({ item }) => item)),
    by,
    departments: (await allDepartments(trx)).map(({ id }) => id),
  })
}
