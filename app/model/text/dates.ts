import { visible } from './fold'

/** Dates are strings `2026-11-23`; moments are milliseconds since 1970. */
const day = 86_400_000

export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  // The 30th of February is a day of March.
  return new Date(`${value}T00:00:00Z`).getUTCDate() === Number(value.slice(8))
}

/** Whole days from `a` to `b`, both dates. */
export function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / day)
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
}

/** Whole days in a span (ms). */
export function daysIn(span: number): number {
  return Math.floor(span / day)
}

/** The date of a moment in the ledger's time zone, so that everyone sees the same lights. */
export function dateIn(timeZone: string, moment: number): string {
  const { year, month, day } = clockIn(timeZone, moment)
  return `${year}-${month}-${day}`
}

/** The time of a moment in the ledger's time zone: `09:05`. */
export function timeIn(timeZone: string, moment: number): string {
  const { hour, minute } = clockIn(timeZone, moment)
  return `${hour}:${minute}`
}

/** Both: `2026-11-23 09:05`. */
export function momentIn(timeZone: string, moment: number): string {
  return `${dateIn(timeZone, moment)} ${timeIn(timeZone, moment)}`
}

/** How the clocks of `timeZone` tell a moment: `2026-11-23T09:30:05`, as a form's date and time field takes it. */
export function localTime(timeZone: string, moment: number): string {
  const { year, month, day, hour, minute, second } = clockIn(timeZone, moment)
  return `${year}-${month}-${day}T${hour}:${minute}:${second}`
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

/**
 * What clock and calendar of `timeZone` show: years in four digits, all else in two. Taken from the named parts, never
 * from how a locale puts them together: that changes with the browser's release, as do digits, calendar and the hour
 * of midnight unless they are asked for.
 */
function clockIn(timeZone: string, moment: number): Readonly<Record<Part, string>> {
  const parts = formatOf(timeZone).formatToParts(moment)
  const part = (type: Part, digits = 2) => parts.find((one) => one.type === type)!.value.padStart(digits, '0')
  return {
    year: part('year', 4),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  }
}

// One of them takes as long to make as a thousand moments take to tell.
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const numeric = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  } as const
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    ...numeric,
  })
  formats.set(timeZone, made)
  return made
}

/** What may stand behind a date and says nothing more: the weekday, a time, the time's zone. */
const weekday = /[\s,，(]*(?:星期|周|礼拜)[一二三四五六日天][\s)]*/
const time = /(?<=\d)(?:T|\s+)(?:[上下]午\s*)?(\d{1,2}):\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AP]M)?(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * What a person or a program wrote as a date: 2026-11-23, 2026/11/23, 2026.11.23, 2026—11—23, 20261123, 2026年11月23日
 * 星期一, 2026-11-23T09:30, and without the year 11-23, 11/23, 11月23日 (the year of `today`). Full-width digits count,
 * and what nobody sees does not. '' stays ''. Null: not a date.
 */
export function parseDate(typed: string, today: string): string | null {
  const whole = visible(typed).normalize('NFKC').trim()
  if (whole === '') return ''
  const said = whole.replace(weekday, ' ').trim()
  const [, hour, zone] = time.exec(said) ?? []
  // In Greenwich's afternoon it may be tomorrow here.
  if (/^z$/i.test(zone ?? '') && Number(hour) >= 12) return null
  const text = said
    .replace(time, '')
    .replace(/\s+/g, '')
    .replace(/[。．·‐‑‒–—―−]/g, '-')
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^()(\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(text)
  if (!found) return null
  const [, year, month, date] = found
  const value = `${year || today.slice(0, 4)}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`
  return isDate(value) ? value : null
}
