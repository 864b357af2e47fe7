import { isId } from '../ledger/ids'
import { readPresenting, type Presenting } from '../meeting/presenting'

/** Who somebody is, as the server stamps it on their presence. */
export interface PresenceUser {
  id: string
  name: string
  department: string | null
  color: string
}

/** One of Yjs's relative positions, as JSON: beside a letter, or at the end of a text. */
interface CaretEnd {
  type: ClientClock | null
  tname: string | null
  item: ClientClock | null
  assoc: number
}
interface ClientClock {
  client: number
  clock: number
}

/** One connection's presence: where they are, and whether an editor is open there. */
export interface PresenceState {
  user?: PresenceUser
  cell?: { item: string; column: string } | null
  editing?: boolean
  /** Where their caret stands in a long text, as its editor binding tells it. */
  cursor?: { anchor: CaretEnd; head: CaretEnd } | null
  /** What followers of a meeting's presenter see; only coordinators' is passed on. */
  meeting?: Presenting | null
}

/**
 * What somebody announced of themselves, in its exact shape (G8); null when it is of another. What is not ours is left
 * out: pages show it to everybody, and must not meet what they cannot read.
 */
export function readPresence(value: unknown): PresenceState | null {
  try {
    const { cell, editing, cursor, meeting } = recordOf(value)
    return {
      ...(cell !== undefined && { cell: orNull(cell, cellOf) }),
      ...(editing !== undefined && { editing: flagOf(editing) }),
      ...(cursor !== undefined && { cursor: orNull(cursor, cursorOf) }),
      ...(meeting !== undefined && { meeting: orNull(meeting, presentingOf) }),
    }
  } catch (error) {
    if (error instanceof UnreadableError) return null
    throw error
  }
}

/** The same as a page hears it, with whose it is; null when it cannot be shown. */
export function readStamped(value: unknown): PresenceState | null {
  const presence = readPresence(value)
  const user = presence && readUser((value as { user?: unknown }).user)
  return presence && user && { ...presence, user }
}

class UnreadableError extends Error {}

function orNull<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null ? null : read(value)
}

function recordOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UnreadableError()
  return value as Record<string, unknown>
}

function textOf(value: unknown): string {
  if (typeof value !== 'string' || value.length > 64) throw new UnreadableError()
  return value
}

function flagOf(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new UnreadableError()
  return value
}

function cellOf(value: unknown): { item: string; column: string } {
  const { item, column } = recordOf(value)
  if (!isId(item)) throw new UnreadableError()
  return { item, column: textOf(column) }
}

function presentingOf(value: unknown): Presenting {
  const presenting = readPresenting(value)
  if (!presenting) throw new UnreadableError()
  return presenting
}

function cursorOf(value: unknown): { anchor: CaretEnd; head: CaretEnd } {
  const { anchor, head } = recordOf(value)
  return { anchor: caretEndOf(anchor), head: caretEndOf(head) }
}

/** An end that names neither a letter nor a text is nowhere, and Yjs throws when it is asked where. */
function caretEndOf(value: unknown): CaretEnd {
  const { type = null, tname = null, item = null, assoc = 0 } = recordOf(value)
  if (!Number.isSafeInteger(assoc) || (type === null && item === null)) throw new UnreadableError()
  return {
    type: orNull(type, clientClockOf),
    tname: orNull(tname, textOf),
    item: orNull(item, clientClockOf),
    assoc: assoc as number,
  }
}

function clientClockOf(value: unknown): ClientClock {
  const { client, clock } = recordOf(value)
  const isWhole = (number: unknown) => Number.isSafeInteger(number) && (number as number) >= 0
  if (!isWhole(client) || !isWhole(clock)) throw new UnreadableError()
  return { client: client as number, clock: clock as number }
}

function readUser(value: unknown): PresenceUser | null {
  const { id, name, department, color } = (value ?? {}) as Record<string, unknown>
  if (typeof id !== 'string' || typeof name !== 'string' || typeof color !== 'string') return null
  return department === null || typeof department === 'string' ? { id, name, department, color } : null
}
