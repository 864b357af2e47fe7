import { addDays, daysBetween, isDate } from '../text/dates'
import { visible } from '../text/fold'
import { isCalendarDay, isCalendarYear, type CalendarDay, type DayKind } from './calendar'
import { festivalNames } from './festivalNames'

/** Of the text, and of one span in days. */
export const calendarListLimits = { text: 20_000, span: 60 } as const

export type CalendarLineProblem =
  'no-date' | 'no-such-date' | 'no-kind' | 'backwards' | 'too-long' | 'bad-name' | 'contradicts' | 'year'

export interface CalendarList {
  /** By date. */
  days: CalendarDay[]
  /** Lines that cannot be read, from 1 on. */
  problems: { line: number; text: string; problem: CalendarLineProblem }[]
  /** How many lines name no day, or say nothing of it, such as a title, and are passed over. */
  passed: number
}

const at = (pattern: RegExp) => pattern.source
const dateText = /(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*[日号]?/
const dayText = /(\d{1,2})(?!\d)\s*[日号]?/
/** One date or a span, of whose end the month may be left out: 10月1日至7日. */
const spanText = new RegExp(
  `(?<!\\d)${at(dateText)}(?:\\s*(?:至|到|~|〜|–|—|-|\\bto\\b|\\.\\.)\\s*(?:${at(dateText)}|${at(dayText)}))?`,
  'g',
)
const compactDate = /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/g
/** What stands beside dates in an announcement, and tells nothing that the dates do not. */
const besides = /\([^()]*\)|共\s*\d+\s*天|(?:星期|周|礼拜)[一二三四五六日天]|与周末连休/g
const work = /调休上班|补班|上班|工作日|班|\bmake-up\b|\bwork(?:day|ing(?: day)?)?\b(?!’|')/gi
const off = /放假调休|放假|补休|休息|休假|调休|休|\b(?:day )?off\b|\bholiday\b/gi
/** “一、元旦：” before what is said of it. */
const heading = /^(?:[一二三四五六七八九十]+、|\d+[.、)](?!\d))?\s*([^\d:]{1,40}):/

/**
 * Reads a list of days, one or a span a line (2027-01-01 休 元旦 · 2027-10-01 至 10-07 off 国庆节 / National Day · 2027-01-03
 * 班), or the lines of the announcement in which the State Council says when a year's holidays are. Dates without a year are
 * of `year`, or of that which a line before them names alone.
 */
export function readCalendarList(text: string, year: number): CalendarList {
  const found = new Map<string, CalendarDay>()
  const problems: CalendarList['problems'] = []
  let [passed, current] = [0, year]
  for (const [index, raw] of text.split(/\r\n|[\n\r]/).entries()) {
    const line = visible(raw).normalize('NFKC').replace(compactDate, '$1-$2-$3').trim()
    if (line === '') continue
    const named = yearAlone(line)
    if (named !== null) current = named
    else if (line.search(spanText) < 0 && (!/\d/.test(line) || !kindIn(line))) passed++
    else {
      const read = readLine(line, current)
      const problem = typeof read === 'string' ? read : contradiction(read, found)
      if (problem) problems.push({ line: index + 1, text: raw.trim().slice(0, 80), problem })
      else for (const day of read as CalendarDay[]) found.set(day.date, day)
    }
  }
  return { days: [...found.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), problems, passed }
}

/** The year in a line that names one and no day, such as a title. */
function yearAlone(line: string): number | null {
  const year = /(?<!\d)(\d{4})\s*(?:年|$)/.exec(line)?.[1]
  return year !== undefined && line.search(spanText) < 0 ? Number(year) : null
}

function contradiction(
  days: readonly CalendarDay[],
  found: ReadonlyMap<string, CalendarDay>,
): CalendarLineProblem | null {
  return days.some(({ date, kind }) => (found.get(date)?.kind ?? kind) !== kind) ? 'contradicts' : null
}

function readLine(line: string, year: number): CalendarDay[] | CalendarLineProblem {
  const plain = line.replace(besides, ' ')
  const title = heading.exec(plain)
  const days: CalendarDay[] = []
  for (const clause of plain.slice(title?.[0].length ?? 0).split(/[。;]/)) {
    const dates = datesIn(clause, year)
    if (typeof dates === 'string') return dates
    if (dates.length === 0) continue
    const said = saidIn(clause.replace(spanText, ' '))
    if (!said) return 'no-kind'
    const name = readDayName(title?.[1] ?? said.rest)
    days.push(...dates.map((date) => ({ date, kind: said.kind, name })))
    if (!days.every(isCalendarDay)) return 'bad-name'
  }
  return days.length > 0 ? days : 'no-date'
}

/** What is said of dates, and what else stands there. A word by itself says it, or else what stands within one (元旦放假). */
function saidIn(text: string): { kind: DayKind; rest: string } | null {
  const pieces = text.split(/[\s,、]+/)
  const [words, others] = [pieces.filter(isKindWord), pieces.filter((piece) => !isKindWord(piece))]
  const kind = kindIn(words.length > 0 ? words.join(' ') : text)
  return kind && { kind, rest: words.length > 0 ? others.join(' ') : text.replace(work, ' ').replace(off, ' ') }
}

function isKindWord(piece: string): boolean {
  return piece !== '' && piece.replace(work, '').replace(off, '') === ''
}

/** To be worked on is what is said to be, also where the word for days off stands beside it (调休上班). */
function kindIn(text: string): DayKind | null {
  if (text.search(work) >= 0) return 'work'
  return text.search(off) >= 0 ? 'off' : null
}

function datesIn(clause: string, year: number): string[] | CalendarLineProblem {
  const dates: string[] = []
  for (const [, y, m, d, toYear, toMonth, toDay, dayAlone] of clause.matchAll(spanText)) {
    const from = dateOf(y ?? year, m!, d!)
    const to =
      toDay !== undefined ? dateOf(toYear ?? y ?? year, toMonth!, toDay) : dateOf(y ?? year, m!, dayAlone ?? d!)
    if (!from || !to) return 'no-such-date'
    if (to < from) return 'backwards'
    if (daysBetween(from, to) >= calendarListLimits.span) return 'too-long'
    for (let day = from; day <= to; day = addDays(day, 1)) dates.push(day)
  }
  return dates.every((date) => isCalendarYear(Number(date.slice(0, 4)))) ? dates : 'year'
}

function dateOf(year: string | number, month: string, day: string): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : null
}

/** “国庆节 / National Day”, or one of the two. */
export function readDayName(text: string): CalendarDay['name'] {
  const [first = '', second = ''] = text.split(/\s*[/|]\s*/, 2).map(tidied)
  const zh = first || second
  const en = second || (/\p{Script=Han}/u.test(zh) ? (festivalNames.get(zh) ?? '') : zh)
  return { zh, en }
}

function tidied(text: string): string {
  return text.replace(/^[\s,、:.·-]+|[\s,、:.·-]+$/g, '').replace(/\s+/g, ' ')
}
