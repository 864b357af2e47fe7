import type { Item } from './ledger'
import { coordinates, type Person } from './person'
import type { RefusalCode } from './errors'

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

/** What still keeps an item from having a status; null when nothing does. `item` is the row as it would then be. */
export function missingFor(status: Status, item: Item, from: Status): RefusalCode | null {
  if (from === 'issued' && status === 'in_progress' && item.owner.trim() === '') return 'needs-owner'
  if (status === 'submitted' && item.progress.trim() === '') return 'needs-progress'
  if (status === 'closed' && item.evidence.length === 0) return 'needs-evidence'
  if ((status === 'returned' || status === 'deferred') && item.reason.trim() === '') return 'needs-reason'
  return null
}

/**
 * May this person bring `before` to the status that `after` has? What was done offline arrives as one step, so a
 * chain of allowed moves counts as allowed; each link's condition is asked of `after`. Null: yes.
 */
export function judgeMove(person: Person, before: Item, after: Item): RefusalCode | null {
  const goal = statusOf(after)
  const reached = new Set<Status>([statusOf(before)])
  let missing: RefusalCode | null = null
  for (const from of reached) {
    if (from === goal) return null
    for (const to of movesFrom(person, from)) {
      const lacks = missingFor(to, after, from)
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
