import { isWorkingDay, saidOfDays } from '#app/model/house/calendar'
import { nextMorning } from '#app/model/house/deadline'
import { remindersDue, type DueReminder } from '#app/model/records/reminders'
import { addDays, dateIn } from '#app/model/text/dates'
import { dayOf } from '#app/model/text/moments'
import { Breath } from '#db/breath'
import type { Db } from '#db/connect'
import { readCalendar } from '#db/house-calendar'
import { trackerOf, trackerRow } from '#db/ledger-rows'
import { keepReminders, lookNextMorning, remindableItems, remindingOf } from '#db/reminders'
import type { ClockAct } from './scheduler'

/**
 * A ledger's daily look for what it has to remind of: on each working day once, and after a stop for all days that it missed.
 * The first one of a ledger looks back on no day before.
 */
export function createReminding(db: Db): ClockAct {
  return async ({ ledger }, { now }) => {
    const { settings } = trackerOf((await trackerRow(db, ledger))!)
    const clock = { said: saidOfDays(await readCalendar(db)), timeZone: settings.timeZone }
    const today = dayOf(dateIn(settings.timeZone, now), settings.timeZone)
    const { policy, lookedOn } = await remindingOf(db, ledger)
    const looks = isWorkingDay(today.date, clock.said) && today.date > lookedOn
    const reminders: DueReminder[] = []
    if (looks) {
      const span = { after: lookedOn || addDays(today.date, -1), today }
      const breath = new Breath()
      for await (const page of remindableItems(db, ledger)) {
        for (const one of page) {
          reminders.push(...remindersDue(one, policy, clock, span))
          await breath.take()
        }
      }
    }
    return async (trx) => {
      // On the first working morning from its own day on, however many were missed.
      const dueOf = ({ day }: DueReminder) =>
        Math.min(now, nextMorning(dayOf(day, settings.timeZone).startsAt - 1, clock))
      const due = reminders.map((one) => ({ ...one, dueAt: dueOf(one) }))
      if (looks) await keepReminders(trx, ledger, due, { lookedOn: today.date, at: now })
      await lookNextMorning(trx, ledger, now)
    }
  }
}
