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
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const weekday = weekdays[language][new Date(`${date}T00:00:00Z`).getUTCDay()]
  return language === 'zh'
    ? `${year}年${month}月${day}日 周${weekday}`
    : `${weekday} ${day} ${months[month - 1]} ${year}`
}
