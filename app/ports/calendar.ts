import type { CalendarDay, HouseCalendar } from '../model/house/calendar'

/** `bad-day`: a date, kind or name that cannot be. */
export type CalendarOutcome = { ok: true; changed: number } | { ok: false; problem: 'not-allowed' | 'bad-day' }

/** The house's calendar (R3): everybody may read it, administrators keep it. */
export interface CalendarPort {
  read(): Promise<HouseCalendar>
  /** All of them, or none. */
  set(days: readonly CalendarDay[]): Promise<CalendarOutcome>
  setComplete(year: number, isComplete: boolean): Promise<CalendarOutcome>
}
