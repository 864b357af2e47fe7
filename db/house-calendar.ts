import type { Kysely, Transaction } from 'kysely'
import { tellsAnything, type CalendarDay, type DayKind, type HouseCalendar } from '#app/model/house/calendar'
import { noteAct, type Acting } from './admin-log'
import { chunks } from './chunks'
import type { Database } from './schema'

/** What the house says of single days (R3). */
export interface CalendarDaysTable {
  /** A date. */
  day: string
  /** `DayKind`. */
  kind: string
  name_zh: string
  name_en: string
}

/** Years of which all days are entered. */
export interface CalendarYearsTable {
  year: number
}

export async function readCalendar(db: Kysely<Database>): Promise<HouseCalendar> {
  const days = await db.selectFrom('calendar_days').selectAll().orderBy('day').execute()
  const years = await db.selectFrom('calendar_years').select('year').orderBy('year').execute()
  return { days: days.map(dayFrom), complete: years.map(({ year }) => year) }
}

/**
 * Says anew what days are; of one that is by its weekday what it is said to be, and has no name, nothing is kept. What this
 * changes is noted, year by year. What was given somebody as a deadline before stays as it was told.
 */
export async function setDays(
  trx: Transaction<Database>,
  days: readonly CalendarDay[],
  acting: Acting,
): Promise<{ changed: number }> {
  const dates = days.map(({ date }) => date)
  const rows = await trx
    .selectFrom('calendar_days')
    .selectAll()
    .where('day', 'in', ['', ...dates])
    .execute()
  const before = new Map(rows.map((row) => [row.day, dayFrom(row)]))
  const changed = days.filter((day) => (tellsAnything(day) ? !isSame(day, before.get(day.date)) : before.has(day.date)))
  await trx
    .deleteFrom('calendar_days')
    .where('day', 'in', ['', ...changed.map(({ date }) => date)])
    .execute()
  for (const part of chunks(changed.filter(tellsAnything).map(rowFrom)))
    await trx.insertInto('calendar_days').values(part).execute()
  for (const year of new Set(changed.map(yearOf)))
    await noteAct(trx, acting, {
      kind: 'calendar-changed',
      about: { id: year },
      days: changed.filter((day) => yearOf(day) === year),
    })
  return { changed: changed.length }
}

/** Says whether all of a year is entered, and notes it. */
export async function setComplete(
  trx: Transaction<Database>,
  year: number,
  isComplete: boolean,
  acting: Acting,
): Promise<void> {
  const known = await trx.selectFrom('calendar_years').select('year').where('year', '=', year).executeTakeFirst()
  if ((known !== undefined) === isComplete) return
  if (isComplete) await trx.insertInto('calendar_years').values({ year }).execute()
  else await trx.deleteFrom('calendar_years').where('year', '=', year).execute()
  await noteAct(trx, acting, {
    kind: isComplete ? 'calendar-completed' : 'calendar-reopened',
    about: { id: String(year) },
  })
}

const yearOf = ({ date }: CalendarDay) => date.slice(0, 4)

function isSame(a: CalendarDay, b: CalendarDay | undefined): boolean {
  return a.kind === b?.kind && a.name.zh === b.name.zh && a.name.en === b.name.en
}

function dayFrom({ day, kind, name_zh, name_en }: CalendarDaysTable): CalendarDay {
  return { date: day, kind: kind as DayKind, name: { zh: name_zh, en: name_en } }
}

function rowFrom({ date, kind, name }: CalendarDay): CalendarDaysTable {
  return { day: date, kind, name_zh: name.zh, name_en: name.en }
}
