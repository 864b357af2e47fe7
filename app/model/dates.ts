/** Dates are strings `2026-11-23`; moments are milliseconds since 1970. */
const day = 86_400_000

export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value
}

/** Whole days from `a` to `b`, both dates. */
export function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / day)
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
}

export function daysSince(moment: number, now: number): number {
  return Math.floor((now - moment) / day)
}

/** The date of a moment in the ledger's time zone, so that everyone sees the same lights. */
export function dateIn(timeZone: string, moment: number): string {
  return formatsOf(timeZone).date.format(moment)
}

/** The time of a moment in the ledger's time zone: `09:05`. */
export function timeIn(timeZone: string, moment: number): string {
  return formatsOf(timeZone).time.format(moment)
}

/** How the clocks of `timeZone` tell a moment: `2026-11-23T09:30:05`, as a form's date and time field takes it. */
export function localTime(timeZone: string, moment: number): string {
  const parts = formatsOf(timeZone).whole.formatToParts(moment)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)!.value
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`
}

interface Formats {
  date: Intl.DateTimeFormat
  time: Intl.DateTimeFormat
  whole: Intl.DateTimeFormat
}

// One of them takes as long to make as a thousand dates take to write.
const known = new Map<string, Formats>()

function formatsOf(timeZone: string): Formats {
  const formats = known.get(timeZone) ?? {
    date: new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
    time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    whole: new Intl.DateTimeFormat('en-GB', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    }),
  }
  known.set(timeZone, formats)
  return formats
}

/**
 * What a person typed as a date: 2026-11-23, 2026/11/23, 2026.11.23, 20261123, 2026年11月23日, and without the year
 * 11-23, 11/23, 11月23日 (the year of `today`). Full-width digits count. '' stays ''. Null: not a date.
 */
export function parseDate(typed: string, today: string): string | null {
  const text = typed.normalize('NFKC').replace(/\s+/g, '')
  if (text === '') return ''
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^()(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (!found) return null
  const [, year, month, date] = found
  const value = `${year || today.slice(0, 4)}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`
  return isDate(value) ? value : null
}
