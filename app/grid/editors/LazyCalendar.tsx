import { later } from '../../ui/later'
import { NotLoaded } from '../../ui/NotLoaded'
import type { DateCalendarProps } from './DateCalendar'

/** The month beside a date that is typed: it may come later, what is typed needs none. */
export const LazyCalendar = later<DateCalendarProps>(
  async () => (await import('./DateCalendar')).DateCalendar,
  NotLoaded,
)
