import { addDays } from './dates'

/** A day as `2026-03-09`; month and day count from 1. */
export function dayOf(year: number, month: number, date: number): string {
  return [year, month, date].map((part) => String(part).padStart(2, '0')).join('-')
}

export function lastDayOf(year: number, month: number): string {
  return addDays(month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1), -1)
}
