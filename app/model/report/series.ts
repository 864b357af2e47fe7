import { addDays, dateIn, daysBetween } from '../text/dates'
import { parseMoment } from '../text/moments'

/** How far apart the moments of a plot over time are. */
export type Pace = 'days' | 'weeks' | 'months' | 'quarters' | 'years'

export interface Series {
  pace: Pace
  /** ms: ends of days by the ledger's clocks, and as the last one `to`. */
  moments: number[]
}

/** So many moments are told apart on paper. */
const most = 42

/** The moments between two (ms) at which a plot over time shows a ledger: no more than one can tell apart. */
export function seriesOf(from: number, to: number, timeZone: string): Series {
  const [first, last] = [dateIn(timeZone, from), dateIn(timeZone, to)]
  const days = daysBetween(first, last)
  const pace: Pace =
    days < 14
      ? 'days'
      : days < 26 * 7
        ? 'weeks'
        : days < 26 * 30
          ? 'months'
          : days < (most - 1) * 91
            ? 'quarters'
            : 'years'
  const dates = datesOf(pace, first, last)
  return { pace, moments: [...dates.map((date) => parseMoment(date, timeZone, to)!).filter((at) => at < to), to] }
}

/** Ends of such stretches, from the first day on and before the last. */
function datesOf(pace: Pace, first: string, last: string): string[] {
  const dates: string[] = []
  if (pace === 'days' || pace === 'weeks') {
    const step = pace === 'days' ? 1 : 7
    for (let date = addDays(last, -step); date >= first; date = addDays(date, -step)) dates.unshift(date)
    return dates
  }
  const months = { months: 1, quarters: 3, years: 12 }[pace]
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))]
  for (let next = Math.ceil(month / months) * months; ; next += months) {
    const date = new Date(Date.UTC(year, next, 0)).toISOString().slice(0, 10)
    if (date >= last) return dates
    dates.push(date)
  }
}
