import { addDays, isDate, parseDate } from '../../model/text/dates'

/** A deadline as it was read; `inWords`: it was not written as a day, such as 3月底前. */
export interface Deadline {
  date: string
  inWords: boolean
}

const quarters: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, '1': 1, '2': 2, '3': 3, '4': 4 }
/** Days as spreadsheets count them, from 2000 to 2100. */
const [firstSerial, lastSerial] = [36_526, 73_050]

/**
 * What people write as a deadline: a date, the number by which a spreadsheet knows it, 3月底前, 二季度末, 年底前, 2026年6月.
 * Without a year it is `year`. '' stays ''; null: it is no date, such as 长期.
 */
export function readDeadline(text: string, year: number, today: string): Deadline | null {
  const said = text.normalize('NFKC').replace(/\s/g, '')
  if (/^\d{5}$/.test(said) && Number(said) >= firstSerial && Number(said) <= lastSerial)
    return { date: addDays('1899-12-30', Number(said)), inWords: false }
  const plain = said.replace(/(之?前|以前|前完成|完成|办结|止)+$/, '')
  const bare = plain.replace(/^(于|在|截至|截止到?)/, '')
  const date = parseDate(bare, `${year}${today.slice(4)}`)
  if (date !== null) return { date, inWords: date !== '' && bare !== said }
  const words = readWords(bare, year)
  return words && isDate(words) ? { date: words, inWords: true } : null
}

function readWords(said: string, usual: number): string | null {
  const [, written, rest] = /^(?:(\d{4})年?|(?:今年|本年))?(.*)$/.exec(said)!
  const year = written ? Number(written) : usual
  const text = written ? rest!.replace(/^[.\-/]/, '') : rest!
  const month = /^(\d{1,2})月(份)?(初|上旬|中旬|下旬|末|底|月底|中)?$/.exec(text)
  if (month) {
    const number = Number(month[1])
    if (number < 1 || number > 12) return null
    const part = month[3] ?? '底'
    if (/初|上旬/.test(part)) return day(year, number, 10)
    return /中/.test(part) ? day(year, number, 20) : lastDay(year, number)
  }
  const numbered = /^\.?(\d{1,2})$/.exec(text)
  if (numbered && written) return Number(numbered[1]) <= 12 ? lastDay(year, Number(numbered[1])) : null
  const quarter = /^(?:第)?([一二三四1-4])季度?(末|底|内)?$|^q([1-4])$/i.exec(text)
  if (quarter) return lastDay(year, quarters[(quarter[1] ?? quarter[3])!]! * 3)
  if (/^上半年(末|底|内)?$|^年中$/.test(text)) return lastDay(year, 6)
  if (/^(下半年|年)(末|底|内)?$|^(全年|年度)(内|末)?$/.test(text)) return lastDay(year, 12)
  return written && /^[底末内]?$/.test(text) ? lastDay(year, 12) : null
}

function day(year: number, month: number, date: number): string {
  return [year, month, date].map((part) => String(part).padStart(2, '0')).join('-')
}

function lastDay(year: number, month: number): string {
  return addDays(month === 12 ? day(year + 1, 1, 1) : day(year, month + 1, 1), -1)
}
