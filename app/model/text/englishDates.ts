import { isDate } from './dates'
import { dayOf, lastDayOf } from './monthDays'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month = '(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?'
const date = '(\\d{1,2})(?:st|nd|rd|th)?'
const year = '(?:[\\s,-]+(\\d{4}|\\d{2}))?'
const ordinals = ['first', 'second', 'third', 'fourth']

/** What English writes as a date: a day (31 March 2026, Mar 31), or words (end of March, mid-June, Q2, year end). */
export function readEnglishDate(text: string, usual: number, as: 'day' | 'words'): string | null {
  const said = text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.。]$/, '')
  if (as === 'words')
    return readWords(said.replace(/^(?:due |by |before |until |till |no later than )+(?:the )?/, ''), usual)
  const [, d1, m1, y1] = new RegExp(`^${date}(?: of)?[\\s-]+${month}${year}$`).exec(said) ?? []
  const [, m2, d2, y2] = new RegExp(`^${month}\\s+${date}${year}$`).exec(said) ?? []
  const [named, on] = [m1 ?? m2, d1 ?? d2]
  if (named === undefined || on === undefined) return null
  const found = dayOf(yearIn(y1 ?? y2, usual), monthIn(named), Number(on))
  return isDate(found) ? found : null
}

function readWords(said: string, usual: number): string | null {
  const day = readEnglishDate(said, usual, 'day')
  if (day !== null) return day
  const [, part = '', named, y1] =
    new RegExp(
      `^(?:the )?(end|mid|middle|early|beginning|start|late)?(?:[\\s-]of)?(?:[\\s-](?:the)?)*${month}${year}$`,
    ).exec(said) ?? []
  if (named !== undefined) {
    const [of, at] = [yearIn(y1, usual), monthIn(named)]
    return /early|begin|start/.test(part) ? dayOf(of, at, 10) : /mid/.test(part) ? dayOf(of, at, 20) : lastDayOf(of, at)
  }
  const [, q, ordinal, y2] =
    new RegExp(`^(?:(?:the )?end of )?(?:the )?(?:q([1-4])|(${ordinals.join('|')}) quarter)${year}$`).exec(said) ?? []
  if (q ?? ordinal) return lastDayOf(yearIn(y2, usual), (q ? Number(q) : ordinals.indexOf(ordinal!) + 1) * 3)
  const [, half, y3] =
    new RegExp(`^(?:(?:the )?(?:end|first half) of|mid-?)\\s*(?:the )?(?:(year)|(\\d{4}))$`).exec(said) ?? []
  if (half ?? y3) return lastDayOf(yearIn(y3, usual), /half|mid/.test(said) ? 6 : 12)
  return /^year[\s-]?end$/.test(said) ? lastDayOf(usual, 12) : null
}

function monthIn(name: string): number {
  return months.indexOf(name.slice(0, 3)) + 1
}

function yearIn(written: string | undefined, usual: number): number {
  return written === undefined ? usual : written.length === 2 ? 2000 + Number(written) : Number(written)
}
