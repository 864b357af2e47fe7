import type { ChangedBy } from '../history/history'
import { isEqualCell, type Item, type Stream } from '../ledger/rows'
import { clockAfter } from '../ledger/stamp'
import { statusOf, type Status } from '../ledger/status'

/** What figures ask of an item, and what its light is made of besides its reports. Times in ms. */
export interface ItemFacts extends Pick<Item, 'stream' | 'parent' | 'lead' | 'support' | 'status' | 'due'> {
  /** See `Stamp`. */
  statusSince: number
  waited: number
  /** When the row came into being, or was brought back last. */
  cameAt: number
  /** Since when its lead department has had it at this turn of the loop. */
  turnSince: number
  /** When its lead department acknowledged it, while it has been with it or in review ever since; null: it has not. */
  takenUpAt: number | null
}

/** The loop as steps are counted: it is given · worked on · reviewed · waits for nobody. */
export type Turn = 'given' | 'worked-on' | 'reviewed' | 'over'

export function turnOf(status: Status): Turn {
  if (status === 'issued') return 'given'
  if (status === 'submitted') return 'reviewed'
  return status === 'closed' || status === 'deferred' ? 'over' : 'worked-on'
}

/** The cells of an item that a span tells; whatever else is written in it begins none. */
export const followedColumns = ['stream', 'parent', 'lead', 'support', 'status', 'due'] as const
type Followed = Pick<Item, (typeof followedColumns)[number]>

/** A stretch of time in which a row said the same (E2). Those of a row follow one another; where it was gone, none stands. */
export interface Span<Facts> {
  row: string
  /** From 1 on: its place among the row's. */
  number: number
  from: number
  /** Null: it goes on. */
  to: number | null
  /** The commit that began it; 0: it was there when the ledger began. */
  seq: number
  /** Who began it; null: nobody, it was there when the ledger began. */
  by: ChangedBy | null
  facts: Facts
}
export type ItemSpan = Span<ItemFacts>
export type StreamSpan = Span<Stream>

/** Who changed a row, when, by which commit. */
export interface Step {
  at: number
  seq: number
  by: ChangedBy
}

/** The spans with which a ledger begins. */
export function firstSpan<Facts>(row: string, at: number, facts: Facts): Span<Facts> {
  return { row, number: 1, from: at, to: null, seq: 0, by: null, facts }
}

export function newFacts(item: Followed, at: number): ItemFacts {
  return { ...followedIn(item), statusSince: at, waited: 0, cameAt: at, turnSince: at, takenUpAt: null }
}

/** What a row said before a step, and before the one in which it is changed once more; null: it was not there. */
export interface Before<Facts> {
  last: Facts | null
  step: Facts | null
}

/**
 * What a step makes of a row's spans: nothing, the last one changed, or that one ended and a new one behind it. `last`, and the
 * one `before` it: none, where there is none. `factsAfter`: null where the row is gone.
 * What one person does to a row in one commit at one moment is one step. Clocks that were put back do not let a span begin
 * before the one before it.
 */
export function follow<Facts>(
  [before, last]: readonly [Span<Facts> | undefined, Span<Facts> | undefined],
  row: string,
  { at: told, seq, by }: Step,
  factsAfter: (before: Before<Facts>, at: number) => Facts | null,
): Span<Facts>[] {
  const at = Math.max(told, last ? (last.to ?? last.from) : told)
  const open = last?.to === null ? last : undefined
  const isSameStep = open !== undefined && open.seq === seq && open.from === at && open.by?.id === by.id
  const previous = isSameStep ? (before?.to === at ? before.facts : null) : (open?.facts ?? null)
  const facts = factsAfter({ last: open?.facts ?? null, step: previous }, at)
  if (facts === null) return open ? [{ ...open, to: at }] : []
  if (isSameStep) return [{ ...open, facts }]
  const next = { row, number: (last?.number ?? 0) + 1, from: at, to: null, seq, by, facts }
  return open ? [{ ...open, to: at }, next] : [next]
}

/** What an item says after some of its cells became others. */
export function factsAfter({ last, step }: Before<ItemFacts>, after: Followed, at: number): ItemFacts {
  if (last === null) return newFacts(after, at)
  const { statusSince, waited, cameAt } = last
  const move = { from: statusOf(last), to: statusOf(after), isNewDue: last.due !== after.due }
  const facts = { ...followedIn(after), ...clockAfter({ statusSince, waited }, move, at), cameAt }
  // It came with this very step.
  if (step === null) return { ...facts, turnSince: at, takenUpAt: null }
  return { ...facts, ...turnAfter(step, after, at) }
}

function turnAfter(before: ItemFacts, after: Followed, at: number): Pick<ItemFacts, 'turnSince' | 'takenUpAt'> {
  if (before.lead !== after.lead) return { turnSince: at, takenUpAt: null }
  const [was, is] = [turnOf(statusOf(before)), turnOf(statusOf(after))]
  const turnSince = was === is ? before.turnSince : at
  if (is === 'worked-on') return { turnSince, takenUpAt: was === 'given' ? at : before.takenUpAt }
  return { turnSince, takenUpAt: is === 'reviewed' ? before.takenUpAt : null }
}

/** Does it say otherwise what figures ask? */
export function differs(before: Followed, after: Followed): boolean {
  return followedColumns.some((column) => !isEqualCell(before[column], after[column]))
}

function followedIn({ stream, parent, lead, support, status, due }: Followed): Followed {
  return { stream, parent, lead, support, status, due }
}
