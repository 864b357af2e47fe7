import { addDays, isDate } from '../text/dates'
import { isOneLine } from '../text/isOneLine'

export const dayKinds = ['off', 'work'] as const
export type DayKind = (typeof dayKinds)[number]

/** What the house says of one date: a holiday, or a weekend's day that is worked on. `en` is '' where it has no name. */
export interface CalendarDay {
  date: string
  kind: DayKind
  name: { zh: string; en: string }
}

/** The house's calendar: weekends are off, all else is worked on, but for what `days` say (R3). */
export interface HouseCalendar {
  /** By date, each once. */
  days: readonly CalendarDay[]
  /** Years of which all days are entered, in order. */
  complete: readonly number[]
}

/** What the calendar says of dates, for those who count by it. */
export type SaidOfDays = ReadonlyMap<string, DayKind>

/** Years that a calendar may speak of. */
export const calendarYears = { first: 2000, last: 2100 } as const

/** Of a day's name. */
export const longestDayName = 40

/** From this day of a year on the next one should be in the calendar: by then its holidays have been announced. */
const nextYearFrom = '11-01'

export function saidOfDays({ days }: Pick<HouseCalendar, 'days'>): SaidOfDays {
  return new Map(days.map(({ date, kind }) => [date, kind]))
}

/** What a date is while nobody says otherwise. */
export function kindByWeekday(date: string): DayKind {
  return weekdayOf(date) > 5 ? 'off' : 'work'
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}

export function isWorkingDay(date: string, said: SaidOfDays): boolean {
  return (said.get(date) ?? kindByWeekday(date)) === 'work'
}

/** The `count`-th working day after a date; for 0 the date itself, or the first working day after it. */
export function addWorkingDays(date: string, count: number, said: SaidOfDays): string {
  let day = date
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, said)) left--
  }
  while (!isWorkingDay(day, said)) day = addDays(day, 1)
  return day
}

/** How many working days there are after `from`, up to `to` and with it; 0 where that is not later. */
export function workingDaysBetween(from: string, to: string, said: SaidOfDays): number {
  let count = 0
  for (let day = from; day < to;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, said)) count++
  }
  return count
}

/** Years that deadlines are counted in, or soon will be, and of which the calendar does not say that it knows all. */
export function missingYears({ complete }: Pick<HouseCalendar, 'complete'>, today: string): number[] {
  const year = Number(today.slice(0, 4))
  const needed = today.slice(5) >= nextYearFrom ? [year, year + 1] : [year]
  return needed.filter((one) => !complete.includes(one))
}

/** Does an entry tell anything: another kind than the weekday's, or a name? */
export function tellsAnything({ date, kind, name }: CalendarDay): boolean {
  return kind !== kindByWeekday(date) || name.zh !== '' || name.en !== ''
}

/** Days that follow one another and are the same. */
export interface CalendarSpan extends Omit<CalendarDay, 'date'> {
  from: string
  to: string
}

/** The days of a calendar, by date, as spans. */
export function spansOf(days: readonly CalendarDay[]): CalendarSpan[] {
  const spans: CalendarSpan[] = []
  for (const { date, kind, name } of days) {
    const last = spans.at(-1)
    const goesOn =
      last?.kind === kind && last.name.zh === name.zh && last.name.en === name.en && addDays(last.to, 1) === date
    if (goesOn) last.to = date
    else spans.push({ from: date, to: date, kind, name })
  }
  return spans
}

export function isCalendarYear(year: number): boolean {
  return Number.isInteger(year) && year >= calendarYears.first && year <= calendarYears.last
}

/** May the calendar say this? */
export function isCalendarDay({ date, kind, name }: CalendarDay): boolean {
  const isName = (text: string) => text === text.trim() && isOneLine(text) && text.length <= longestDayName
  return (
    isDate(date) &&
    isCalendarYear(Number(date.slice(0, 4))) &&
    dayKinds.includes(kind) &&
    isName(name.zh) &&
    isName(name.en)
  )
}

/** All dates of a year. */
export function daysOfYear(year: number): string[] {
  const days: string[] = []
  for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = addDays(date, 1)) days.push(date)
  return days
}
