import { addDays } from '../text/dates'
import type { Item } from '../ledger/ledger'
import type { LightSettings } from '../ledger/light'
import { parseMoment } from '../text/moments'
import { coordinates, type Person } from '../ledger/person'
import { statusOf } from '../ledger/status'

export const inboxReasons = ['mention', 'assigned', 'returned', 'submitted', 'due'] as const
/** Why something stands in a person's inbox. */
export type InboxReason = (typeof inboxReasons)[number]

/** Something that a person should know or do, newest first in the inbox. `text`: a comment, or a reason. */
export interface InboxEntry {
  id: string
  reason: InboxReason
  item: string
  at: number
  by: { name: string; department: string | null } | null
  text: string
}

export interface Inbox {
  entries: InboxEntry[]
  /** Entries that are later than this (ms) are new. */
  readAt: number
  unread: number
}

/** A change of a row's place among people: who leads, who supports, what status it has, when it is due. */
export interface Turn {
  id: string
  item: string
  column: 'lead' | 'support' | 'status' | 'due' | null
  before: unknown
  after: unknown
  person: { id: string; name: string; department: string | null }
  at: number
}

/**
 * What the ledger's own history means for a person: rows that became their department's, that came back to it, and, for
 * coordinators, that wait for their review. Only what still holds: a row that was taken up again says no more.
 */
export function entriesOfTurns(person: Person, turns: readonly Turn[], items: ReadonlyMap<string, Item>): InboxEntry[] {
  const entries = new Map<string, InboxEntry>()
  for (const turn of turns) {
    const item = items.get(turn.item)
    const reason = item && turn.person.id !== person.id ? reasonOf(person, turn, item) : null
    if (!item || !reason) continue
    const { id, at, person: by } = turn
    const entry = { id: `turn-${id}`, reason, item: item.id, at, by, text: reason === 'returned' ? item.reason : '' }
    // Of several turns of one kind the last counts.
    const key = `${reason}/${item.id}`
    if (at >= (entries.get(key)?.at ?? 0)) entries.set(key, entry)
  }
  return [...entries.values()]
}

/**
 * Rows of the person's department whose time comes, or is over. They come up with the warning, or when somebody set the
 * date that late (`turns`).
 */
export function entriesOfDates(
  person: Person,
  items: Iterable<Item>,
  turns: readonly Turn[],
  settings: LightSettings,
  today: string,
): InboxEntry[] {
  const entries: InboxEntry[] = []
  const last = addDays(today, settings.dueSoonDays)
  const setAt = new Map<string, number>()
  // Many rows share few dates.
  const starts = new Map<string, number>()
  const startOf = (date: string) => {
    const start = starts.get(date) ?? parseMoment(`${date}T00:00`, settings.timeZone, 0)!
    starts.set(date, start)
    return start
  }
  for (const { column, item, at } of turns) if (column === 'due') setAt.set(item, Math.max(at, setAt.get(item) ?? 0))
  for (const item of items) {
    const status = statusOf(item)
    const isWaiting = status !== 'closed' && status !== 'deferred' && status !== 'submitted'
    if (item.due === '' || item.due > last || !isWaiting || !isTheirs(person, item)) continue
    const isOver = item.due < today
    const warned = startOf(addDays(item.due, isOver ? 1 : -settings.dueSoonDays))
    const at = Math.max(warned, setAt.get(item.id) ?? 0)
    entries.push({
      id: `due-${item.id}-${item.due}-${isOver ? 'over' : 'soon'}`,
      reason: 'due',
      item: item.id,
      at,
      by: null,
      text: item.due,
    })
  }
  return entries
}

function reasonOf(person: Person, { column, before, after }: Turn, item: Item): InboxReason | null {
  const { department } = person
  if (column === 'status') {
    if (after === 'returned' && statusOf(item) === 'returned' && department !== null && item.lead === department)
      return 'returned'
    return after === 'submitted' && statusOf(item) === 'submitted' && coordinates(person) ? 'submitted' : null
  }
  if (column === 'due' || department === null || coordinates(person)) return null
  const names = (value: unknown) => [value].flat().includes(department)
  const places = (row: unknown) => row !== null && (names((row as Item).lead) || names((row as Item).support))
  const isNew = column === null ? places(after) && !places(before) : names(after) && !names(before)
  return isNew && isTheirs(person, item) ? 'assigned' : null
}

function isTheirs({ department }: Person, item: Item): boolean {
  return department !== null && (item.lead === department || item.support.includes(department))
}
