import { daysBetween, daysIn } from '../text/dates'
import { daysUntil, type Day } from '../text/moments'
import { statusOf } from './status'
import type { Item } from './ledger'
import type { Stamp } from './stamp'

/** From the worst to the quietest. `hollow`: nothing can be said yet, so that it does not reassure. */
export const lights = ['red', 'amber', 'hollow', 'green', 'grey'] as const
export type Light = (typeof lights)[number]

export const lightReasons = [
  'overdue',
  'blocked',
  'returned',
  'due-soon',
  'unacknowledged',
  'silent',
  'in-review',
  'no-deadline',
  'on-track',
  'closed',
  'deferred',
] as const
/** Why a light is what it is; always shown with it, but for `on-track`, so that colour never speaks alone. */
export type LightReason = (typeof lightReasons)[number]

/** `days`: where the reason counts any. */
export interface LightState {
  light: Light
  reason: LightReason
  days: number
}

/** A ledger's settings: thresholds in days, and the time zone in which its days begin. */
export interface LightSettings {
  dueSoonDays: number
  silentDays: number
  blockedDays: number
  /** How long a department may take to acknowledge what it was given. */
  acknowledgeDays: number
  /** How long coordinators may take to review what was submitted. */
  reviewDays: number
  timeZone: string
}

export const defaultLightSettings: LightSettings = {
  dueSoonDays: 7,
  silentDays: 14,
  blockedDays: 7,
  acknowledgeDays: 3,
  reviewDays: 7,
  timeZone: 'Asia/Shanghai',
}

/**
 * The light of an item without sub-items. `today` by the ledger's clocks. While it waits for the
 * coordinators the department's clock stands: what it then shows is their delay, and days that it lay with them do not
 * count as late afterwards. Silence is counted from the department's own last report.
 * Days are those of the calendar, so that a light changes at midnight or by an edit, and never in between.
 */
export function lightOf(item: Item, stamp: Stamp | undefined, settings: LightSettings, today: Day): LightState {
  const status = statusOf(item)
  if (status === 'closed' || status === 'deferred') return { light: 'grey', reason: status, days: 0 }
  const days = (since: number) => daysUntil(today, since)
  const held = stamp ? days(stamp.statusSince) : 0
  if (status === 'submitted')
    return { light: held > settings.reviewDays ? 'amber' : 'green', reason: 'in-review', days: held }
  const left = daysLeft(item, stamp, today.date)
  if (left !== null && left < 0) return { light: 'red', reason: 'overdue', days: -left }
  if (status === 'blocked' && held > settings.blockedDays) return { light: 'red', reason: 'blocked', days: held }
  if (status === 'returned') return { light: 'amber', reason: 'returned', days: held }
  if (left !== null && left <= settings.dueSoonDays) return { light: 'amber', reason: 'due-soon', days: left }
  if (status === 'issued') {
    return { light: held >= settings.acknowledgeDays ? 'amber' : 'hollow', reason: 'unacknowledged', days: held }
  }
  const silent = stamp ? days(stamp.reported?.at ?? stamp.statusSince) : 0
  if (silent >= settings.silentDays) return { light: 'amber', reason: 'silent', days: silent }
  if (left === null) return { light: 'hollow', reason: 'no-deadline', days: 0 }
  return { light: 'green', reason: 'on-track', days: 0 }
}

/** Whole days until the deadline, those that the item lay with the coordinators added; null without a deadline. */
export function daysLeft(item: Pick<Item, 'due'>, stamp: Stamp | undefined, today: string): number | null {
  return item.due === '' ? null : daysBetween(today, item.due) + daysIn(stamp?.waited ?? 0)
}
