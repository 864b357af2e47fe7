import { dateIn } from '../text/dates'
import { dayOf } from '../text/moments'
import { lightOf, type LightSettings, type LightState } from '../ledger/light'
import { leavesOf, outline } from '../ledger/outline'
import { statusOf, type Status } from '../ledger/status'
import type { StandingRows } from './past'

/** How an item without sub-items stands at a moment: what every figure as of a moment counts. Times in ms. */
export interface Standing {
  item: string
  stream: string
  /** '': nobody leads it. */
  lead: string
  status: Status
  due: string
  light: LightState
  cameAt: number
}

/** A ledger as of a moment. */
export interface Standings {
  at: number
  /** By the ledger's clocks. */
  date: string
  /** Those that are in sight, in order. */
  streams: readonly { id: string; title: string; titleEn: string }[]
  /** In the order of their ids: figures know no other. */
  all: readonly Standing[]
}

/** How all stand that are in sight; lights are those of the grid (`lightOf`). */
export function standingsOf(
  { streams, items, stamps, cameAt }: StandingRows,
  settings: LightSettings,
  at: number,
): Standings {
  const today = dayOf(dateIn(settings.timeZone, at), settings.timeZone)
  const outlined = outline(streams, items)
  return {
    at,
    date: today.date,
    streams: outlined.map(({ stream: { id, title, titleEn } }) => ({ id, title, titleEn })),
    all: outlined
      .flatMap(({ stream, items: entries }) => leavesOf(entries).map(({ item }) => ({ stream, item })))
      .map(({ stream, item }) => ({
        item: item.id,
        stream: stream.id,
        lead: item.lead,
        status: statusOf(item),
        due: item.due,
        light: lightOf(item, stamps[item.id], settings, today),
        cameAt: cameAt.get(item.id)!,
      }))
      .sort((a, b) => (a.item < b.item ? -1 : 1)),
  }
}

/** Closed and put off ones wait for nobody. */
export function isOpen({ status }: Standing): boolean {
  return status !== 'closed' && status !== 'deferred'
}

/** Is it past its deadline, whatever its light is for? */
export function isOverdue({ light }: Standing): boolean {
  return light.reason === 'overdue'
}
