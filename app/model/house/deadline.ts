import { addDays, dateIn } from '../text/dates'
import { dayOf, parseMoment } from '../text/moments'
import { addWorkingDays, isWorkingDay, type SaidOfDays } from './calendar'

/** How long somebody has: working days by the house's calendar, or minutes by any clock. */
export type Allowance = { workingDays: number } | { minutes: number }

/** What the house counts by. */
export interface Counting {
  said: SaidOfDays
  timeZone: string
}

/**
 * When time is up for who was given it at `moment` (ms since 1970). Working days begin with the first after that day, and the
 * last counts to its end, midnight by the clocks of the house, however long it is there.
 */
export function deadlineAfter(moment: number, allowed: Allowance, { said, timeZone }: Counting): number {
  if ('minutes' in allowed) return moment + allowed.minutes * 60_000
  return endOfDay(addWorkingDays(dateIn(timeZone, moment), allowed.workingDays, said), timeZone)
}

/** When a date is over by the clocks of a zone: the first moment of the next. */
export function endOfDay(date: string, timeZone: string): number {
  return dayOf(addDays(date, 1), timeZone).startsAt
}

/** When the house's day begins, also for what comes by itself, and when it ends. */
const morning = '08:30'
const evening = '17:30'

/** When a part (0 to 1) of that time is over: of working days their office hours count, with what is left of the first. */
export function partOfTime(moment: number, allowed: Allowance, part: number, counting: Counting): number {
  if ('minutes' in allowed) return moment + allowed.minutes * 60_000 * part
  const hours = officeHours(moment, deadlineAfter(moment, allowed, counting), counting)
  let left = hours.reduce((sum, [from, to]) => sum + to - from, 0) * part
  for (const [from, to] of hours) {
    if (left <= to - from) return from + left
    left -= to - from
  }
  return moment
}

/** The office hours of working days between two moments, as spans of time (ms). */
function officeHours(from: number, to: number, { said, timeZone }: Counting): [from: number, to: number][] {
  const spans: [number, number][] = []
  for (let date = dateIn(timeZone, from); ; date = addDays(date, 1)) {
    const opens = parseMoment(`${date}T${morning}`, timeZone, 0)!
    if (opens >= to) return spans
    const [begin, end] = [Math.max(from, opens), Math.min(to, parseMoment(`${date}T${evening}`, timeZone, 0)!)]
    if (isWorkingDay(date, said) && begin < end) spans.push([begin, end])
  }
}

/** The next morning of a working day after a moment, at the usual time or at another (`HH:MM`). */
export function nextMorning(moment: number, { said, timeZone }: Counting, time = morning): number {
  const today = dateIn(timeZone, moment)
  const morningOf = (date: string) => parseMoment(`${date}T${time}`, timeZone, 0)!
  const isToCome = isWorkingDay(today, said) && morningOf(today) > moment
  return morningOf(isToCome ? today : addWorkingDays(today, 1, said))
}
