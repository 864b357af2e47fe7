import type { StoredColumn } from './columns'
import { cellIn, type Item } from './rows'
import { coordinates, type Person } from './person'
import type { RefusalCode } from './errors'
import type { LedgerSchema } from './schema'
import { isFileLink } from '../text/links'

export const statuses = ['issued', 'in_progress', 'blocked', 'submitted', 'returned', 'deferred', 'closed'] as const
export type Status = (typeof statuses)[number]

/** What a lead department may do by itself; coordinators may make any move. */
const departmentMoves: Record<Status, readonly Status[]> = {
  issued: ['in_progress'],
  in_progress: ['blocked', 'submitted'],
  blocked: ['in_progress', 'submitted'],
  returned: ['in_progress'],
  /** Taken back, while nobody has ruled. */
  submitted: ['in_progress'],
  deferred: [],
  closed: [],
}

/**
 * What is handed in stands still: departments write nothing in an item that is submitted or closed, but take it back
 * (submitted) or ask for it to be opened again (closed).
 */
export function isFrozen(status: Status): status is 'submitted' | 'closed' {
  return status === 'submitted' || status === 'closed'
}

export function isStatus(value: unknown): value is Status {
  return (statuses as readonly unknown[]).includes(value)
}

/** An item without a status of its own yet counts as issued. */
export function statusOf(item: Pick<Item, 'status'>): Status {
  return item.status || 'issued'
}

/** The statuses that a person may choose next, in the order of the loop. */
export function movesFrom(person: Person, from: Status): Status[] {
  return statuses.filter((to) => to !== from && (coordinates(person) || departmentMoves[from].includes(to)))
}

/** What keeps an item from having a status, and the column in which it is to be filled in. */
export interface Missing {
  code: RefusalCode
  column: StoredColumn
}

/**
 * What still keeps an item from having a status; null when nothing does.
 * `item` is the row as it would then be. What a ledger does not use, it does not ask for.
 */
export function missingFor(status: Status, item: Item, from: Status, schema: LedgerSchema): Missing | null {
  const lacks = (column: StoredColumn) =>
    schema.column(column)?.isHidden === false && String(cellIn(item, column)).trim() === ''
  if (from === 'issued' && status === 'in_progress' && lacks('owner')) return { code: 'needs-owner', column: 'owner' }
  if (status === 'submitted' && lacks('progress')) return { code: 'needs-progress', column: 'progress' }
  const unfiled =
    status === 'closed' &&
    schema.stored.find((column) => isFileNeeded(column, schema) && ![cellIn(item, column)].flat().some(isFileLink))
  if (unfiled) return { code: 'needs-file', column: unfiled }
  if (status === 'closed' && lacks('evidence')) return { code: 'needs-evidence', column: 'evidence' }
  if ((status === 'returned' || status === 'deferred') && lacks('reason'))
    return { code: 'needs-reason', column: 'reason' }
  const need = status === 'submitted' ? 'submit' : status === 'closed' ? 'close' : null
  const own = need && schema.own.find((column) => schema.column(column)!.neededFor === need && lacks(column))
  return own ? { code: 'needs-cell', column: own } : null
}

function isFileNeeded(id: StoredColumn, schema: LedgerSchema): boolean {
  const column = schema.column(id)
  return column?.neededFor === 'file' && !column.isHidden
}

/**
 * May this person bring `before` to the status that `after` has? What was done offline arrives as one step, so a
 * chain of allowed moves counts as allowed; each link's condition is asked of `after`. Null: yes.
 */
export function judgeMove(person: Person, before: Item, after: Item, schema: LedgerSchema): RefusalCode | null {
  const goal = statusOf(after)
  const reached = new Set<Status>([statusOf(before)])
  let missing: RefusalCode | null = null
  for (const from of reached) {
    if (from === goal) return null
    for (const to of movesFrom(person, from)) {
      const lacks = missingFor(to, after, from, schema)?.code
      if (!lacks) reached.add(to)
      else if (to === goal || missing === null) missing = lacks
    }
  }
  return missing !== null && canReach(person, statusOf(before), goal) ? missing : 'no-such-move'
}

/** By any chain of moves, whatever else they need. */
function canReach(person: Person, from: Status, goal: Status): boolean {
  const reached = new Set([from])
  for (const status of reached) for (const to of movesFrom(person, status)) reached.add(to)
  return reached.has(goal)
}
