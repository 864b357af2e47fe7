import { addWorkingDays, type SaidOfDays } from '../house/calendar'
import { daysLeft } from '../ledger/light'
import type { Item } from '../ledger/rows'
import type { Stamp } from '../ledger/stamp'
import { isFrozen, statusOf } from '../ledger/status'
import { addDays, dateIn } from '../text/dates'
import type { Day } from '../text/moments'
import type { ReminderPolicy } from './reminderPolicy'

export const reminderRules = ['before', 'after', 'unacknowledged', 'silent'] as const
export type ReminderRule = (typeof reminderRules)[number]

/** What a department is reminded of, once of each: with another date it is another (R4). */
export interface Reminder {
  item: string
  rule: ReminderRule
  /** Of the policy. */
  days: number
  /** The deadline, or since when the rule counts: the date that it goes by. */
  version: string
  /** Who leads the item; '' where nobody does. */
  department: string
}

/** From the day behind `after`, to which reminders were made before, up to `today`. */
export interface ReminderSpan {
  after: string
  today: Day
}

/** One that is due: on which day it became so. */
export interface DueReminder extends Reminder {
  day: string
}

interface Reminded {
  item: Item
  stamp: Stamp
}

/** By what the days of a ledger are counted. */
export interface ReminderClock {
  said: SaidOfDays
  /** The ledger's. */
  timeZone: string
}

/**
 * What becomes due to be said of an item that has a status of its own. A rule is due on one day; of those about the deadline
 * that fell into a span together, as over a weekend, the last says all. What waits for coordinators, is closed or put off
 * is nobody's to be reminded of.
 */
export function remindersDue(
  one: Reminded,
  policy: ReminderPolicy,
  clock: ReminderClock,
  span: ReminderSpan,
): DueReminder[] {
  if (!isOpen(one.item)) return []
  const { after, today } = span
  const isDue = (day: string) => day > after && day <= today.date
  const reminders: DueReminder[] = []
  const say = (rule: ReminderRule, days: number, day: string) =>
    reminders.push({
      day,
      item: one.item.id,
      rule,
      days,
      version: versionOf(rule, one, clock.timeZone, today)!,
      department: one.item.lead,
    })

  const deadline = versionOf('before', one, clock.timeZone, today)
  if (deadline !== null) {
    const last = [
      ...policy.before.map((days) => ({ rule: 'before' as const, days, day: addDays(deadline, -days) })),
      ...policy.after.map((days) => ({ rule: 'after' as const, days, day: addDays(deadline, days) })),
    ]
      .filter(({ day }) => isDue(day))
      .sort((a, b) => (a.day < b.day ? -1 : 1))
      .at(-1)
    if (last) say(last.rule, last.days, last.day)
  }
  const since = (rule: 'unacknowledged' | 'silent', dayAfter: (from: string, days: number) => string) => {
    const days = policy[rule]
    const from = versionOf(rule, one, clock.timeZone, today)
    if (days === null || from === null) return
    const day = dayAfter(from, days)
    if (isDue(day)) say(rule, days, day)
  }
  since('unacknowledged', (from, days) => addWorkingDays(from, days, clock.said))
  since('silent', addDays)
  return reminders
}

/** Is what was said of an item still so? Not where its deadline was moved, it was acknowledged, reported on, or given to others. */
export function stillHolds(
  { rule, version, department }: Reminder,
  one: Reminded,
  timeZone: string,
  today: Day,
): boolean {
  return isOpen(one.item) && one.item.lead === department && versionOf(rule, one, timeZone, today) === version
}

/** Of what still holds, what is not said better by something later: of each item the last about its deadline, and of the rest each. */
export function withoutSuperfluous<Said extends Reminder & { at: number }>(reminders: readonly Said[]): Said[] {
  const last = new Map<string, Said>()
  for (const one of reminders) {
    const key = `${one.item}/${one.rule === 'after' ? 'before' : one.rule}`
    const known = last.get(key)
    if (!known || known.at <= one.at) last.set(key, one)
  }
  return [...last.values()]
}

function isOpen(item: Item): boolean {
  const status = statusOf(item)
  return !isFrozen(status) && status !== 'deferred'
}

/** The date that a rule goes by as the item stands; null: it says nothing of it. */
function versionOf(rule: ReminderRule, { item, stamp }: Reminded, timeZone: string, today: Day): string | null {
  const status = statusOf(item)
  switch (rule) {
    case 'before':
    case 'after': {
      // Days that it lay with coordinators have moved it.
      const left = daysLeft(item, stamp, today)
      return left === null ? null : addDays(today.date, left)
    }
    case 'unacknowledged':
      return status === 'issued' ? dateIn(timeZone, stamp.statusSince) : null
    case 'silent':
      return status === 'issued' ? null : dateIn(timeZone, stamp.reported?.at ?? stamp.statusSince)
  }
}
