import { z } from 'zod'
import { daysOfYear, isCalendarYear, kindByWeekday, type CalendarDay } from '../model/house/calendar'
import { calendarListLimits, readDayName } from '../model/house/readCalendarList'

const year = z.string().transform(Number).refine(isCalendarYear)
const dates = z.array(z.string()).max(366)

/** What the calendar's page can ask for. */
export const calendarForm = z.discriminatedUnion('intent', [
  /** The days of a year that are off, and those that were when the page was made. */
  z.object({ intent: z.literal('days'), year, off: dates, was: dates, name: z.string() }),
  z.object({ intent: z.literal('list'), year, text: z.string().max(calendarListLimits.text) }),
  z.object({ intent: z.literal('complete'), year, is: z.enum(['yes', 'no']) }),
])

type CalendarForm = z.infer<typeof calendarForm>

export function readCalendarForm(form: FormData): CalendarForm | null {
  const was = form.get('was')
  const parsed = calendarForm.safeParse({
    ...Object.fromEntries(form),
    off: form.getAll('off'),
    was: typeof was === 'string' ? was.split(' ') : [],
  })
  return parsed.success ? parsed.data : null
}

/** What was changed on the page; what others changed meanwhile in other days stays. */
export function changedDays({ year, off, was, name }: Extract<CalendarForm, { intent: 'days' }>): CalendarDay[] {
  const [now, before] = [new Set(off), new Set(was)]
  return daysOfYear(year)
    .filter((date) => now.has(date) !== before.has(date))
    .map((date) => {
      const kind = now.has(date) ? 'off' : 'work'
      return { date, kind, name: kind === kindByWeekday(date) ? { zh: '', en: '' } : readDayName(name) }
    })
}
