import type { ChangedBy } from '../history/history'
import { isEqualCell, type Item, type Stream } from '../ledger/rows'
import { clockAfter } from '../ledger/stamp'
import { statusOf } from '../ledger/status'

/** What figures ask of an item, and what its light is made of besides its reports. Times in ms. */
export interface ItemFacts extends Pick<Item, 'stream' | 'parent' | 'lead' | 'support' | 'status' | 'due'> {
  /** See `Stamp`. */
  statusSince: number
  waited: number
  /** When the row came into being, or was brought back last. */
  cameAt: number
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
  return { ...followedIn(item), statusSince: at, waited: 0, cameAt: at }
}

/**
 * What a step makes of a row's last span: nothing, that one changed, or that one ended and a new one behind it. `last`: none,
 * where the row never was. `factsAfter` is told what the row said before (null: it was not there), and when; null: it is gone.
 * What one person does to a row in one commit at one moment is one step. Clocks that were put back do not let a span begin
 * before the one before it.
 */
export function follow<Facts>(
  last: Span<Facts> | undefined,
  row: string,
  { at: told, seq, by }: Step,
  factsAfter: (before: Facts | null, at: number) => Facts | null,
): Span<Facts>[] {
  const at = Math.max(told, last ? (last.to ?? last.from) : told)
  const open = last?.to === null ? last : undefined
  const facts = factsAfter(open?.facts ?? null, at)
  if (facts === null) return open ? [{ ...open, to: at }] : []
  const next = { row, number: (last?.number ?? 0) + 1, from: at, to: null, seq, by, facts }
  if (!open) return [next]
  const isSameStep = open.seq === seq && open.from === at && open.by?.id === by.id
  return isSameStep ? [{ ...open, facts }] : [{ ...open, to: at }, next]
}

/** What an item says after some of its cells became others; `before`: null where it came with them. */
export function factsAfter(before: ItemFacts | null, after: Followed, at: number): ItemFacts {
  if (before === null) return newFacts(after, at)
  const { statusSince, waited, cameAt } = before
  const move = { from: statusOf(before), to: statusOf(after), isNewDue: before.due !== after.due }
  return { ...followedIn(after), ...clockAfter({ statusSince, waited }, move, at), cameAt }
}

/** Does it say otherwise what figures ask? */
export function differs(before: Followed, after: Followed): boolean {
  return followedColumns.some((column) => !isEqualCell(before[column], after[column]))
}

function followedIn({ stream, parent, lead, support, status, due }: Followed): Followed {
  return { stream, parent, lead, support, status, due }
}
