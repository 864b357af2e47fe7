import type { ChangedBy } from '../history/history'
import type { Role } from '../ledger/person'
import type { Status } from '../ledger/status'

/** Where a meeting stands: its opening overview, one item of the agenda, or its closing overview. */
export type Position = { slide: 'opening' | 'closing'; item: null } | { slide: 'item'; item: string }

export const arrangements = ['stream', 'department'] as const
/** How an agenda is arranged among items of the same urgency. */
export type Arrangement = (typeof arrangements)[number]

export const agendaReasons = [
  'decision',
  'overdue',
  'red',
  'blocked',
  'extension',
  'returned',
  'submitted',
  'changed',
] as const
/** Why an item stands on an agenda; one that somebody added may have none. `decision`: an earlier one is still open. */
export type AgendaReason = (typeof agendaReasons)[number]

export const entryStates = ['pending', 'discussed', 'skipped'] as const
export type EntryState = (typeof entryStates)[number]

/** What an agenda says of a row, so that it still has a name when it is deleted. */
export interface RowLabel {
  code: string
  title: string
  titleEn: string
  stream: string
  lead: string
}

export interface AgendaEntry {
  item: string
  reasons: readonly AgendaReason[]
  state: EntryState
  label: RowLabel
  /** Who added it; null when the ledger put it there. */
  addedBy: string | null
  /** The row was deleted meanwhile. */
  isGone: boolean
}

export interface Meeting {
  id: string
  title: string
  /** A date. */
  heldOn: string
  chair: string
  by: Arrangement
  /** Null: no timer. */
  secondsPerItem: number | null
  startedAt: number
  startedBy: ChangedBy
  presenter: { id: string; name: string }
  position: Position
  /** Since when (ms) it stands there: what the timer counts from, also after a restart. */
  positionSince: number
  /** Grows with each change, so that of two answers the newer can be told. */
  version: number
  /** What "since the last meeting" means: that meeting's baseline, or, without one, a moment. */
  base: { meeting: string | null; at: number }
  closedAt: number | null
  closedBy: ChangedBy | null
}

export const decisionKinds = ['decision', 'return', 'close', 'defer', 'extend', 'assign'] as const
/** All but `decision` are carried out at once: written into the item's cells (`decisionEdits`) in one step with the record. */
export type DecisionKind = (typeof decisionKinds)[number]

/** What the meeting decided: recorded with the session's identity, never changed, only marked. */
export interface Decision {
  id: string
  meeting: string
  /** Null: of the meeting as a whole. */
  item: string | null
  label: RowLabel | null
  kind: DecisionKind
  text: string
  department: string
  responsible: string
  /** A date, or ''. */
  due: string
  by: ChangedBy
  at: number
  /** The row that it became (`subItemId`); it may not be there any more, and be made again under this id. */
  subItem: string | null
  /** Carried out. */
  settledAt: number | null
  settledBy: string | null
  withdrawnAt: number | null
  withdrawnBy: string | null
}

export interface Attendee {
  person: ChangedBy
  /** Null: nobody noted it then. */
  role: Role | null
  firstSeen: number
  lastSeen: number
}

/** A department asks for more time for an item (延期申请). `due`: until when, a date. */
export interface TimeRequest {
  item: string
  due: string
  cause: string
  by: ChangedBy
}

/** A meeting that is on, as every open page reads it. */
export interface MeetingState {
  meeting: Meeting
  agenda: AgendaEntry[]
  /** Of this meeting, oldest first. */
  decisions: Decision[]
  /** Still open from earlier meetings, oldest first. */
  carried: Decision[]
  attendance: Attendee[]
  /** To be decided on, oldest first. */
  requests: TimeRequest[]
  /** When the meeting after this one is to be expected: a date. */
  nextOn: string
  /** Who may present. */
  presenters: { id: string; name: string }[]
}

/**
 * Is something still to be done about a decision? One that became a sub-item is done when that is closed. `statusOf`: the
 * status of an item; null when it is not there.
 */
export function isOpenDecision(decision: Decision, statusOf: (item: string) => Status | null): boolean {
  if (decision.withdrawnAt !== null || decision.settledAt !== null) return false
  return decision.subItem === null || statusOf(decision.subItem) !== 'closed'
}

export function isSamePosition(a: Position, b: Position): boolean {
  return a.slide === b.slide && a.item === b.item
}
