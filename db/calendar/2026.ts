import type { CalendarDay, DayKind } from '#app/model/house/calendar'
import { addDays } from '#app/model/text/dates'

/** The holidays of 2026 and the weekends that are worked on for them, as the State Council announced them: from, to. */
const announced: readonly [zh: string, en: string, kind: DayKind, from: string, to: string][] = [
  ['元旦', 'New Year’s Day', 'off', '2026-01-01', '2026-01-03'],
  ['元旦', 'New Year’s Day', 'work', '2026-01-04', '2026-01-04'],
  ['春节', 'Spring Festival', 'work', '2026-02-14', '2026-02-14'],
  ['春节', 'Spring Festival', 'off', '2026-02-15', '2026-02-23'],
  ['春节', 'Spring Festival', 'work', '2026-02-28', '2026-02-28'],
  ['清明节', 'Qingming Festival', 'off', '2026-04-04', '2026-04-06'],
  ['劳动节', 'Labour Day', 'off', '2026-05-01', '2026-05-05'],
  ['劳动节', 'Labour Day', 'work', '2026-05-09', '2026-05-09'],
  ['端午节', 'Dragon Boat Festival', 'off', '2026-06-19', '2026-06-21'],
  ['国庆节', 'National Day', 'work', '2026-09-20', '2026-09-20'],
  ['中秋节', 'Mid-Autumn Festival', 'off', '2026-09-25', '2026-09-27'],
  ['国庆节', 'National Day', 'off', '2026-10-01', '2026-10-07'],
  ['国庆节', 'National Day', 'work', '2026-10-10', '2026-10-10'],
]

export const days2026: readonly CalendarDay[] = announced.flatMap(([zh, en, kind, from, to]) => {
  const days: CalendarDay[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) days.push({ date, kind, name: { zh, en } })
  return days
})
