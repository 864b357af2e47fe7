import { addDays, dateIn } from '../text/dates'
import { parseMoment } from '../text/moments'

/** When the house lets nothing be sent, by its clocks: `HH:MM`. The same twice: never. */
export interface QuietHours {
  from: string
  until: string
}

/** Unless administrators say otherwise. */
export const usualQuietHours: QuietHours = { from: '20:00', until: '07:30' }

export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** When the quiet ends into which a moment (ms) falls; null: it falls into none. */
export function quietUntil(moment: number, { from, until }: QuietHours, timeZone: string): number | null {
  if (from === until) return null
  const today = dateIn(timeZone, moment)
  const at = (date: string, time: string) => parseMoment(`${date}T${time}`, timeZone, 0)!
  if (from < until) return moment >= at(today, from) && moment < at(today, until) ? at(today, until) : null
  if (moment < at(today, until)) return at(today, until)
  return moment >= at(today, from) ? at(addDays(today, 1), until) : null
}
