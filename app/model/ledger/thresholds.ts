import { limits } from './limits'
import type { LightSettings } from './light'

/** What coordinators may set of a ledger's lights: days of the calendar. */
export const thresholds = ['dueSoonDays', 'silentDays', 'blockedDays', 'acknowledgeDays', 'reviewDays'] as const
export type Threshold = (typeof thresholds)[number]
export type Thresholds = Pick<LightSettings, Threshold>

/** A day count as it is typed; null where it is none that a threshold may have. */
export function readThreshold(typed: string): number | null {
  const text = typed.normalize('NFKC').trim()
  return /^\d{1,3}$/.test(text) && Number(text) <= limits.thresholdDays ? Number(text) : null
}

export function isThreshold(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= limits.thresholdDays
}

/** From which extension of a row on may a leader have to agree? */
export function isLeaderFrom(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 99
}
