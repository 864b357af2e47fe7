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
  let format = formats.get(timeZone)
  if (!format) formats.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })))
  return format.format(moment)
}

/** To make one takes much longer than to use it, and ledgers have thousands of rows. */
const formats = new Map<string, Intl.DateTimeFormat>()

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
