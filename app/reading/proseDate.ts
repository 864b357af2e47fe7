import type { Language } from '../i18n/language'

const weekdays = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A date (`2026-11-23`) as one writes it in a sentence. Not by Intl: servers and browsers differ in what they know. */
export function proseDate(date: string, language: Language): string {
  const weekday = weekdays[language][new Date(`${date}T00:00:00Z`).getUTCDay()]
  const day = paperDate(date, language)
  return language === 'zh' ? `${day} 周${weekday}` : `${weekday} ${day}`
}

/** A date as it stands on a paper, without its day of the week. */
export function paperDate(date: string, language: Language): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${months[month - 1]} ${year}`
}

/** A month (1 to 12) by its name. */
export function monthName(month: number, language: Language): string {
  return language === 'zh' ? `${month}月` : months[month - 1]!
}

/** The days of a week from Monday on, as they head a calendar. */
export function weekdayHeads(language: Language): string[] {
  const [sunday, ...others] = weekdays[language]
  return [...others, sunday!].map((name) => (language === 'zh' ? name : name.slice(0, 2)))
}

/** Dates of one year from the first to the last: 10月1日至7日, 1–7 October. */
export function proseSpan(from: string, to: string, language: Language): string {
  const [[, month, day], [, toMonth, toDay]] = [from, to].map((date) => date.split('-').map(Number)) as [
    [number, number, number],
    [number, number, number],
  ]
  if (language === 'zh') {
    const end = from === to ? '' : `至${month === toMonth ? '' : `${toMonth}月`}${toDay}日`
    return `${month}月${day}日${end}`
  }
  if (from === to) return `${day} ${monthName(month, language)}`
  return month === toMonth
    ? `${day}–${toDay} ${monthName(month, language)}`
    : `${day} ${monthName(month, language)} – ${toDay} ${monthName(toMonth, language)}`
}
