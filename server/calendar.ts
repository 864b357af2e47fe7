import type { CalendarPort } from '#app/ports/calendar'
import { isCalendarDay, isCalendarYear } from '#app/model/house/calendar'
import { administers, type HousePerson } from '#app/model/house/housePerson'
import type { Db } from '#db/connect'
import { readCalendar, setComplete, setDays } from '#db/house-calendar'
import { inHouse } from '#db/transactions'

/** The house's calendar (R3), for whoever is signed in. */
export function createCalendar({ db, now }: { db: Db; now: () => number }) {
  return (person: HousePerson | null): CalendarPort => {
    const may = person !== null && administers(person)
    const acting = () => ({ by: person?.id ?? null, at: now() })
    return {
      read: () => readCalendar(db),
      async set(days) {
        if (!may) return { ok: false, problem: 'not-allowed' }
        const isOnce = new Set(days.map(({ date }) => date)).size === days.length
        if (!isOnce || !days.every(isCalendarDay)) return { ok: false, problem: 'bad-day' }
        const { changed } = await inHouse(db).execute((trx) => setDays(trx, days, acting()))
        return { ok: true, changed }
      },
      async setComplete(year, isComplete) {
        if (!may) return { ok: false, problem: 'not-allowed' }
        if (!isCalendarYear(year)) return { ok: false, problem: 'bad-day' }
        await inHouse(db).execute((trx) => setComplete(trx, year, isComplete, acting()))
        return { ok: true, changed: 1 }
      },
    }
  }
}
