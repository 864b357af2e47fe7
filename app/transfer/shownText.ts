import { formatValue, serialToDate } from 'hucre'
import type { CellValue } from 'hucre/xlsx'

/** How a workbook shows a cell: its number format, if it has one, and from which year the file counts days. */
export interface Shown {
  format?: string
  is1904?: boolean
}

/**
 * What a cell of a workbook says to the people who look at it: 35% and not 0.35, `007`, `1.10`, `9:30`. A date that
 * names its day is `2026-11-23` however it is shown: some formats leave the year out, and nothing may be lost.
 */
export function shownText(value: CellValue | undefined, { format = '', is1904 = false }: Shown = {}): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : shownDate(value, format, is1904)
  if (typeof value === 'number')
    return isClock(format) ? shownDate(serialToDate(value, is1904), format, is1904) : shownNumber(value, format)
  return typeof value === 'boolean' ? String(value).toUpperCase() : value
}

function shownNumber(value: number, format: string): string {
  // A spreadsheet has fifteen digits; what comes behind is how computers count (0.1 + 0.2).
  const exact = Number(value.toPrecision(15))
  const full = withCurrency(format).replace(general, `"${exact}"`)
  const isKnown = format !== '' && !/[a-z[\]]/i.test(signsOf(full).replace(/e[+-]/i, ''))
  return isKnown ? formatValue(exact, full).trim() : String(exact)
}

function shownDate(value: Date, format: string, is1904: boolean): string {
  const [date, time] = value.toISOString().split('T') as [string, string]
  const signs = signsOf(format).toLowerCase()
  // Of some formats the library tells only that they are dates. Before its first day there is nothing but a time.
  if (signs === '' && value.getTime() < firstDay) return time.slice(0, 5)
  if (signs === '' || signs.includes('d'))
    return time.startsWith('00:00:00') || !/[hs]|^$/.test(signs) ? date : `${date} ${time.slice(0, 5)}`
  return formatValue(value, withBareWords(format.replaceAll(halfDay, '')), { is1904 }).trim()
}

/** A format of dates and times that the library takes for one of numbers: `h"时"mm"分"`. */
function isClock(format: string): boolean {
  const letters = signsOf(format)
    .replaceAll(halfDay, '')
    .replace(/[^a-z]/gi, '')
  return /^[ymdhs]+$/i.test(letters)
}

/** The library knows a time by what stands beside its letters, and takes 时 between quotes for nothing. */
function withBareWords(format: string): string {
  return format.replace(/"([^"a-z\d]*)"/gi, '$1')
}

/** In 1900 spreadsheets begin to count days. */
const firstDay = Date.UTC(1900, 0, 1)
/** A number as it is, in a format that puts something beside it (General"天"). */
const general = /General|G\/通用格式/gi
/** The library knows none, and so tells the hour of 24. */
const halfDay = '上午/下午'

/** The signs of a format that stand for something, without texts, colours, conditions and languages. */
function signsOf(format: string): string {
  return format
    .replace(/"[^"]*"?|\\.|[_*]./g, '')
    .replace(/\[(?:\$[^\]]*|[<>=][^\]]*|black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]/gi, '')
}

/** `[$¥-804]` is a ¥, which the library leaves out. */
function withCurrency(format: string): string {
  return format.replace(/\[\$([^\]-]*)[^\]]*\]/g, (_, sign: string) => (sign === '' ? '' : `"${sign}"`))
}
