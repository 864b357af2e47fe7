import type { Stamp } from '../ledger/stamp'
import type { Day } from '../text/moments'
import type { Item } from '../ledger/rows'
import { coordinates, type Person } from '../ledger/person'
import { statusOf } from '../ledger/status'
import type { LedgerRecord, RecordKindName } from './record'
import { stillHolds, withoutSuperfluous, type Reminder } from './reminders'
import type { Task, TaskReason } from './tasks'

export const newsReasons = ['mention', 'assigned', 'closed', 'answered', 'reminder'] as const
/** What happened that a person should know. */
export type NewsReason = (typeof newsReasons)[number]

/** Something that happened, newest first in the inbox. `text`: a comment. */
export interface News {
  id: string
  reason: NewsReason
  /** Null: it is about no row. */
  item: string | null
  at: number
  by: { name: string; department: string | null } | null
  text: string
  /** What was done with what (`answered`); of one of several that were called, `department`. */
  answered?: { kind: RecordKindName; event: string; department?: string | undefined } | undefined
  /** Of a reminder: what of. */
  reminder?: NewsOfReminder
}

/** Why a reminder stands with the coordinators: nobody leads the item, or nobody of those who do can answer. */
export const reminderReroutes = ['no-lead', 'no-liaison'] as const

/** What the ledger reminded of by itself. */
export interface NewsOfReminder extends Pick<Reminder, 'rule' | 'days' | 'version' | 'department'> {
  /** Null: it stands with whom it is for. */
  why: (typeof reminderReroutes)[number] | null
  /** When it should have been said (ms), where that was long before; else null. */
  dueAt: number | null
}

export interface SaidReminder extends Reminder {
  at: number
  /** When it should have been said. */
  dueAt: number
}

/** What the ledger reminded of by itself, and when (ms). */
export interface ToldReminder extends NewsOfReminder {
  at: number
}

/** To whom a reminder came, by departments of which somebody can answer in its ledger; and whether it was late. */
export function toldOf(
  { rule, days, version, department, at, dueAt }: SaidReminder,
  answering: ReadonlySet<string>,
): ToldReminder {
  const why = department === '' ? 'no-lead' : answering.has(department) ? null : 'no-liaison'
  return { rule, days, version, department, why, dueAt: at - dueAt >= lateFrom ? dueAt : null, at }
}

/** Reasons that somebody made with an act or a word of their own. */
export const turnedReasons = ['returned', 'blocked', 'review', 'reopen'] as const satisfies readonly TaskReason[]

/** What waits for a person, by whom where somebody made it wait, and the whole reason for a return or of a request. */
export interface InboxTask extends Task {
  by: { name: string; department: string | null } | null
  text: string
}

export interface Inbox {
  /** What somebody asks of this person, by records (R1); the most harmful to leave lying first. */
  asks: LedgerRecord[]
  /** The most harmful to leave lying first. */
  tasks: InboxTask[]
  news: News[]
  /** News that are later than this (ms) are new. */
  readAt: number
  unread: number
}

/** A change of a row's place among people: who leads, who supports, what status it has. */
export interface Turn {
  id: string
  item: string
  column: 'lead' | 'support' | 'status' | null
  before: unknown
  after: unknown
  person: { id: string; name: string; department: string | null }
  at: number
}

/**
 * What others did that a person's department should know: rows that it leads or supports now, unless they wait as tasks
 * anyway, and its rows that were closed. Only what still holds: a row that was opened again says no more.
 */
export function newsOfTurns(person: Person, turns: readonly Turn[], items: ReadonlyMap<string, Item>): News[] {
  const news = new Map<string, News>()
  for (const turn of turns) {
    const item = items.get(turn.item)
    const reason = item && turn.person.id !== person.id ? reasonOf(person, turn, item) : null
    if (!item || !reason) continue
    const { id, at, person: by } = turn
    // Of several turns of one kind the last counts.
    const key = `${reason}/${item.id}`
    if (at >= (news.get(key)?.at ?? 0)) news.set(key, { id: `turn-${id}`, reason, item: item.id, at, by, text: '' })
  }
  return [...news.values()]
}

function reasonOf(person: Person, { column, before, after }: Turn, item: Item): 'assigned' | 'closed' | null {
  const { department } = person
  if (department === null || !(item.lead === department || item.support.includes(department))) return null
  const status = statusOf(item)
  if (column === 'status') return after === 'closed' && status === 'closed' ? 'closed' : null
  if (coordinates(person) || (item.lead === department && status === 'issued' && person.role !== 'viewer')) return null
  const names = (value: unknown) => [value].flat().includes(department)
  const places = (row: unknown) => row !== null && (names((row as Item).lead) || names((row as Item).support))
  const isNew = column === null ? places(after) && !places(before) : names(after) && !names(before)
  return isNew ? 'assigned' : null
}

/** To whom a reminder goes: to the department that leads, and where nobody of it can answer, to the coordinators. */
export function isReminded(person: Person, department: string, answering: ReadonlySet<string>): boolean {
  if (!answering.has(department)) return coordinates(person)
  return person.role !== 'viewer' && person.department === department
}

/** From this delay on (ms) a reminder says that it was late. */
export const lateFrom = 3_600_000

interface RemindedRows {
  items: ReadonlyMap<string, { item: Item; stamp: Stamp }>
  /** The ledger's. */
  timeZone: string
  today: Day
  /** Departments of which somebody can answer in this ledger. */
  answering: ReadonlySet<string>
}

/**
 * What a person is reminded of, as far as it still holds: of what their department leads; and coordinators of what nobody
 * else could answer.
 */
export function newsOfReminders(
  person: Person,
  reminders: readonly SaidReminder[],
  { items, timeZone, today, answering }: RemindedRows,
): News[] {
  const holding = reminders.filter((one) => {
    const row = items.get(one.item)
    return row !== undefined && stillHolds(one, row, timeZone, today)
  })
  return withoutSuperfluous(holding).flatMap((one): News[] => {
    const { item, rule, days, version, department } = one
    if (!isReminded(person, department, answering)) return []
    const { at, ...reminder } = toldOf(one, answering)
    const id = `reminder-${item}/${rule}/${days}/${version}`
    return [{ id, reason: 'reminder', item, at, by: null, text: '', reminder }]
  })
}
