import { daysBetween, daysIn } from '../text/dates'
import { daysUntil, type Day } from '../text/moments'
import type { WhistleLimits } from '../records/whistleLimits'
import { statusOf } from './status'
import type { Item } from './rows'
import { waitingSince, type Stamp } from './stamp'

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

/** The worst of several, in whatever order: by its light, then by how long, then by its reason; null of none. */
export function worstOf(states: Iterable<LightState>): LightState | null {
  let worst: LightState | null = null
  for (const state of states) if (!worst || compareLights(state, worst) < 0) worst = state
  return worst
}

function compareLights(a: LightState, b: LightState): number {
  return (
    lights.indexOf(a.light) - lights.indexOf(b.light) ||
    b.days - a.days ||
    lightReasons.indexOf(a.reason) - lightReasons.indexOf(b.reason)
  )
}

/** Who (a person) must agree to more time for a row, from which time on (延期申请). */
export interface ExtensionLeader {
  person: string
  from: number
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
  extensionLeader?: ExtensionLeader | undefined
  /** How soon who is called by a whistle has to come; none: by `defaultWhistleLimits`. */
  whistleLimits?: WhistleLimits | undefined
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
 * The light of an item without sub-items. `today` by the ledger's clocks. While it waits for the coordinators the
 * department's clock stands: what came too late stays as late as it came, anything else shows their delay, and days that it
 * lay with them do not count as late afterwards. Silence is counted from the department's own last report.
 * Days are those of the calendar, so that a light changes at midnight or by an edit, and never in between.
 */
export function lightOf(item: Item, stamp: Stamp | undefined, settings: LightSettings, today: Day): LightState {
  const status = statusOf(item)
  if (status === 'closed' || status === 'deferred') return { light: 'grey', reason: status, days: 0 }
  const days = (since: number) => daysUntil(today, since)
  const held = stamp ? days(stamp.statusSince) : 0
  const left = daysLeft(item, stamp, today)
  if (left !== null && left < 0) return { light: 'red', reason: 'overdue', days: -left }
  if (status === 'submitted')
    return { light: held > settings.reviewDays ? 'amber' : 'green', reason: 'in-review', days: held }
  if (status === 'blocked' && held > settings.blockedDays) return { light: 'red', reason: 'blocked', days: held }
  if (status === 'returned') return { light: 'amber', reason: 'returned', days: held }
  if (left !== null && left <= settings.dueSoonDays) return { light: 'amber', reason: 'due-soon', days: left }
  if (status === 'blocked') return { light: 'amber', reason: 'blocked', days: held }
  if (status === 'issued') {
    return { light: held >= settings.acknowledgeDays ? 'amber' : 'hollow', reason: 'unacknowledged', days: held }
  }
  const silent = stamp ? days(stamp.reported?.at ?? stamp.statusSince) : 0
  if (silent >= settings.silentDays) return { light: 'amber', reason: 'silent', days: silent }
  if (left === null) return { light: 'hollow', reason: 'no-deadline', days: 0 }
  return { light: 'green', reason: 'on-track', days: 0 }
}

/**
 * Whole days until the deadline, less than 0 when it is over; null without one. Days that the item lay with the
 * coordinators are added, and while it lies with them none passes.
 */
export function daysLeft(item: Pick<Item, 'due' | 'status'>, stamp: Stamp | undefined, today: Day): number | null {
  if (item.due === '') return null
  const waiting = stamp && statusOf(item) === 'submitted' ? daysUntil(today, waitingSince(stamp)) : 0
  return daysBetween(today.date, item.due) + daysIn(Math.max(0, stamp?.waited ?? 0)) + waiting
}
