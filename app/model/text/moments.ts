import { isDate, localTime } from './dates'

/**
 * A moment that somebody asked for, in ms since 1970; null when it is none. With a zone (`2026-11-23T09:30:00+08:00`,
 * `…Z`) it says which; without one (`2026-11-23T09:30`, what a form sends) it is told by the clocks of `timeZone`. A
 * date alone stands for the end of that day, or for `now` while the day goes on.
 */
export function parseMoment(text: string, timeZone: string, now: number): number | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+ -]\d{2}:\d{2})?)?$/.exec(
    text.trim(),
  )
  if (!found || !isDate(found[1]!)) return null
  const [, date, time, zone] = found
  if (!time) {
    const start = fromLocal(timeZone, `${date}T00:00`)!
    const end = fromLocal(timeZone, `${date}T23:59:59.999`)!
    return start <= now && now < end ? now : end
  }
  if (!zone) return fromLocal(timeZone, `${date}T${time}`)
  // In an address's query a bare + arrives as a space.
  const moment = Date.parse(`${date}T${time}${zone.replace(' ', '+')}`)
  return Number.isNaN(moment) ? null : moment
}

/** A date, and when it began by the clocks of a ledger (ms): made once for all that is counted from it. */
export interface Day {
  date: string
  startsAt: number
}

export function dayOf(date: string, timeZone: string): Day {
  return { date, startsAt: fromLocal(timeZone, `${date}T00:00`) ?? 0 }
}

/** How many midnights have passed from a moment until this day; 0 for what is still to come. */
export function daysUntil({ startsAt }: Day, moment: number): number {
  return moment >= startsAt ? 0 : Math.floor((startsAt - 1 - moment) / 86_400_000) + 1
}

/** Null when no clock ever tells such a time. Where clocks are put forward, a skipped time is read as before the jump. */
function fromLocal(timeZone: string, local: string): number | null {
  const asUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asUtc)) return null
  const offset = (moment: number) => Date.parse(`${localTime(timeZone, moment)}Z`) - Math.floor(moment / 1000) * 1000
  // The offset of a moment near by, then that of the moment found with it.
  const found = asUtc - offset(asUtc - offset(asUtc))
  const isTold = found + offset(found) === asUtc
  return isTold ? found : asUtc - offset(asUtc - 86_400_000)
}
