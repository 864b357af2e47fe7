import { addDays, isDate, parseDate } from './dates'
import { readEnglishDate } from './englishDates'
import { visible } from './fold'
import { withFigures } from './hanNumbers'
import { dayOf, lastDayOf } from './monthDays'

/** A date as it was read; `inWords`: it was not written as a day, such as 3月底前. */
export interface WrittenDate {
  date: string
  inWords: boolean
}

const quarters: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, '1': 1, '2': 2, '3': 3, '4': 4 }
/** Days as spreadsheets count them, from 2000 to 2100. */
const [firstSerial, lastSerial] = [36_526, 73_050]
/** What is said behind a deadline, and does not move it. */
const goesOn = /[,;、。]?(?:并|且|后|同时)?(?:长期|持续|常态|坚持).*$/
const before = /(之?前|以前|前完成|完成|办结|止)+$/

/** What a text means in a cell of dates, whatever it is written like. '' stays ''; null: no date. */
export function readDate(text: string, today: string): string | null {
  return readWrittenDate(text, Number(today.slice(0, 4)), today)?.date ?? null
}

/**
 * What people write as a date, of deadlines above all: a day, the number by which a spreadsheet knows it, 3月底前, 二季度末, 年底前, 2026年6月,
 * 2026.6-2026.9, end of March. Without a year it is `year`. '' stays ''; null: it is no date, such as 长期.
 */
export function readWrittenDate(text: string, year: number, today: string): WrittenDate | null {
  const said = withFigures(visible(text).normalize('NFKC').trim())
  if (/^\d{5}$/.test(said) && Number(said) >= firstSerial && Number(said) <= lastSerial)
    return { date: addDays('1899-12-30', Number(said)), inWords: false }
  const usual = `${year}${today.slice(4)}`
  // With its spaces, by which it is told from a time.
  const day = parseDate(said, usual) ?? parseDate(withCentury(said), usual) ?? readEnglishDate(said, year, 'day')
  if (day !== null) return { date: day, inWords: false }
  const bare = said
    .replace(/\s/g, '')
    .replace(goesOn, '')
    .replace(before, '')
    .replace(/^(于|在|截至|截止到?)/, '')
  const date =
    parseDate(bare, usual) ??
    readWords(bare, year) ??
    readEnglishDate(said, year, 'words') ??
    readRange(bare, year, usual)
  return date !== null && isDate(date) ? { date, inWords: true } : null
}

/** Is the year of this date the one that is usual, since it names none? */
export function lacksYear(text: string): boolean {
  const [one, other] = [2000, 2004].map((year) => readWrittenDate(text, year, '2000-01-01')?.date)
  return Boolean(one) && one !== other
}

/** 26.3.31: with a year of two figures only where these cannot be a month or a day of another way of writing. */
function withCentury(said: string): string {
  return said.replace(/^([3-9]\d|2[4-9])([.\-/])(?=\d{1,2}\2\d{1,2}$)/, '20$1$2')
}

function readWords(said: string, usual: number): string | null {
  const [, written, present, next, rest] = /^(?:(\d{4})年?|(今年|本年)|(明年|次年))?(.*)$/.exec(said)!
  const year = written ? Number(written) : next ? usual + 1 : usual
  const text = written ? rest!.replace(/^[.\-/]/, '') : rest!
  const month = /^(\d{1,2})月(份)?(初|上旬|中旬|下旬|末|底|月底|中)?$/.exec(text)
  if (month) {
    const number = Number(month[1])
    if (number < 1 || number > 12) return null
    const part = month[3] ?? '底'
    if (/初|上旬/.test(part)) return dayOf(year, number, 10)
    return /中/.test(part) ? dayOf(year, number, 20) : lastDayOf(year, number)
  }
  if (next) {
    const day = parseDate(text, `${year}-01-01`)
    if (day) return day
  }
  const numbered = /^\.?(\d{1,2})$/.exec(text)
  if (numbered && written) {
    const number = Number(numbered[1])
    return number >= 1 && number <= 12 ? lastDayOf(year, number) : null
  }
  const quarter = /^(?:第)?([一二三四1-4])季度?(末|底|内)?$|^q([1-4])$/i.exec(text)
  if (quarter) return lastDayOf(year, quarters[(quarter[1] ?? quarter[3])!]! * 3)
  if (/^上半年(末|底|内)?$|^年中$/.test(text)) return lastDayOf(year, 6)
  if (/^(下半年|年)(末|底|内)?$|^(全年|年度)(内|末)?$/.test(text)) return lastDayOf(year, 12)
  return (written || present || next) && /^[底末内]?$/.test(text) ? lastDayOf(year, 12) : null
}

/** From when to when: 2026.6-2026.9, 6月至9月, 6-9月. Due is its end. */
function readRange(said: string, usual: number, today: string): string | null {
  const [, from, year, to] =
    /^((\d{4})?[\d.年月日号季度第一二三四上中下旬初末底/]+)(?:[-—–~～至到]+)(.+)$/.exec(said) ?? []
  if (from === undefined || to === undefined) return null
  const ofFrom = year ? Number(year) : usual
  return readWords(to, ofFrom) ?? parseDate(to, `${ofFrom}${today.slice(4)}`)
}
