import { addDays } from '../text/dates'
import { daysUntil, parseMoment, type Day } from '../text/moments'
import type { Item } from '../ledger/rows'
import { daysLeft, type LightSettings } from '../ledger/light'
import { coordinates, type Person } from '../ledger/person'
import type { Stamp } from '../ledger/stamp'
import { isFrozen, statusOf } from '../ledger/status'

/** What may wait for somebody, the most harmful to leave lying first. */
export const taskReasons = [
  'overdue',
  'returned',
  'blocked',
  'review',
  'reopen',
  'acknowledge',
  'due',
  'silent',
] as const
export type TaskReason = (typeof taskReasons)[number]

/** What a task is made from. `requestedAt`: when somebody asked for the item to be opened again and had no answer; else null. */
export interface Waiting {
  item: Item
  stamp: Stamp
  requestedAt: number | null
}

/** An item that waits for a person: made from what is so now, not from what happened. */
export interface Task {
  item: string
  reasons: TaskReason[]
  /** Since when it waits (ms), by its first reason. */
  since: number
}

/**
 * What waits for a person, the most harmful first, then the longest. A department answers for what it leads: to
 * acknowledge, returned, overdue, nearly due, long not reported. Coordinators answer for what is stuck, what waits for review,
 * and what they are asked to open again. `items`: only those that have a status of their own.
 */
export function tasksOf(person: Person, items: Iterable<Waiting>, settings: LightSettings, today: Day): Task[] {
  const tasks: Task[] = []
  for (const one of items) {
    const reasons = taskReasons.filter((reason) => waits(person, reason, one, settings, today))
    if (reasons.length > 0) tasks.push({ item: one.item.id, reasons, since: sinceOf(reasons[0]!, one, settings) })
  }
  return tasks.sort(compareTasks)
}

/** The most harmful reason first, then the longest. */
export function compareTasks(a: Task, b: Task): number {
  const rank = ({ reasons }: Task) => taskReasons.indexOf(reasons[0]!)
  return rank(a) - rank(b) || a.since - b.since || (a.item < b.item ? -1 : 1)
}

function waits(
  person: Person,
  reason: TaskReason,
  { item, stamp, requestedAt }: Waiting,
  settings: LightSettings,
  today: Day,
): boolean {
  const status = statusOf(item)
  if (reason === 'review') return coordinates(person) && status === 'submitted'
  if (reason === 'blocked') return coordinates(person) && status === 'blocked'
  if (reason === 'reopen') return coordinates(person) && status === 'closed' && requestedAt !== null
  const isTheirs = person.department !== null && person.role !== 'viewer' && item.lead === person.department
  if (!isTheirs || isFrozen(status) || status === 'deferred') return false
  const left = daysLeft(item, stamp, today)
  switch (reason) {
    case 'overdue':
      return left !== null && left < 0
    case 'returned':
      return status === 'returned'
    case 'acknowledge':
      return status === 'issued'
    case 'due':
      return left !== null && left >= 0 && left <= settings.dueSoonDays
    case 'silent':
      return status !== 'issued' && daysUntil(today, lastHeard(stamp)) >= settings.silentDays
  }
}

function sinceOf(reason: TaskReason, { item, stamp, requestedAt }: Waiting, settings: LightSettings): number {
  if (reason === 'silent') return lastHeard(stamp)
  if (reason === 'reopen') return requestedAt!
  if (reason !== 'overdue' && reason !== 'due') return stamp.statusSince
  const first = addDays(item.due, reason === 'overdue' ? 1 : -settings.dueSoonDays)
  return parseMoment(`${first}T00:00`, settings.timeZone, 0)! + stamp.waited
}

function lastHeard(stamp: Stamp): number {
  return stamp.reported?.at ?? stamp.statusSince
}
