import { daysBetween, daysSince } from '../text/dates'
import { statusOf } from './status'
import type { Item } from './ledger'

export const lights = ['red', 'amber', 'green', 'grey'] as const
export type Light = (typeof lights)[number]

export const lightReasons = ['overdue', 'blocked', 'due-soon', 'silent', 'on-track', 'closed', 'deferred'] as const

/** Why a light is what it is; always shown with it, so that colour never speaks alone. `days` where it counts any. */
export interface LightState {
  light: Light
  reason: (typeof lightReasons)[number]
  days: number
}

/** A tracker's settings: thresholds in days, and the time zone in which its days begin. */
export interface LightSettings {
  dueSoonDays: number
  silentDays: number
  blockedDays: number
  timeZone: string
}

export const defaultLightSettings: LightSettings = {
  dueSoonDays: 7,
  silentDays: 14,
  blockedDays: 7,
  timeZone: 'Asia/Shanghai',
}

/** When an item was last changed, by whom, and since when it has its status: derived by the server. */
export interface Stamp {
  updatedAt: number
  updatedBy: string
  department: string | null
  statusSince: number
}

/** The light of an item without sub-items. `today` is the date in the tracker's time zone. */
export function lightOf(
  item: Item,
  stamp: Stamp | undefined,
  settings: LightSettings,
  now: number,
  today: string,
): LightState {
  const status = statusOf(item)
  if (status === 'closed' || status === 'deferred') return { light: 'grey', reason: status, days: 0 }
  if (item.due && item.due < today) return { light: 'red', reason: 'overdue', days: daysBetween(item.due, today) }
  const blocked = status === 'blocked' && stamp ? daysSince(stamp.statusSince, now) : 0
  if (blocked > settings.blockedDays) return { light: 'red', reason: 'blocked', days: blocked }
  const left = item.due ? daysBetween(today, item.due) : Infinity
  if (left <= settings.dueSoonDays) return { light: 'amber', reason: 'due-soon', days: left }
  const silent = stamp ? daysSince(stamp.updatedAt, now) : 0
  if (silent >= settings.silentDays) return { light: 'amber', reason: 'silent', days: silent }
  return { light: 'green', reason: 'on-track', days: 0 }
}
