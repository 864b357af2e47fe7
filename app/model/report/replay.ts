import type { CellChange } from '../history/history'
import { isStreamColumn } from '../ledger/columns'
import { emptyItem, emptyStream, type Item, type Stream } from '../ledger/rows'
import {
  differs,
  factsAfter,
  firstSpan,
  follow,
  followedColumns,
  newFacts,
  type Before,
  type Span,
  type Step,
} from './span'
import type { ItemFacts, ItemSpan, StreamSpan } from './span'

/** A change with the commit that it came with. */
export type NumberedChange = CellChange & { seq: number }

/** The spans of a ledger's rows. */
export interface Spans {
  items: ItemSpan[]
  streams: StreamSpan[]
}

/** What there is of spans before anything was changed. */
export function spansAtFirst(rows: { items: readonly Item[]; streams: readonly Stream[] }, at: number): Spans {
  return {
    items: rows.items.map((item) => firstSpan(item.id, at, newFacts(item, at))),
    streams: rows.streams.map((stream) => firstSpan(stream.id, at, stream)),
  }
}

/** The spans of rows as they become by steps, a row at a time: only what is said here is known of the past. */
export class SpanKeeper {
  private readonly items: Kept<ItemFacts>
  private readonly streams: Kept<Stream>

  /** `last`: of each row its last span, or all of them. */
  constructor(last: Spans) {
    this.items = new Kept(last.items)
    this.streams = new Kept(last.streams)
  }

  item(row: string, step: Step, after: (before: ItemFacts | null) => Item | ItemFacts | null): void {
    this.items.take(row, step, (before, at) => {
      const said = after(before.last)
      return said && factsAfter(before, said, at)
    })
  }

  stream(row: string, step: Step, after: (before: Stream | null) => Stream | null): void {
    this.streams.take(row, step, ({ last }) => after(last))
  }

  /** Those that are new or otherwise than they were given. */
  changed(): Spans {
    return { items: this.items.changed(), streams: this.streams.changed() }
  }

  /** All that it was given or made, a row's behind one another. */
  all(): Spans {
    return { items: this.items.all(), streams: this.streams.all() }
  }
}

class Kept<Facts> {
  private readonly rows = new Map<string, Span<Facts>[]>()
  private readonly touched = new Set<Span<Facts>>()

  constructor(spans: readonly Span<Facts>[]) {
    for (const span of spans) this.put(span)
  }

  take(row: string, step: Step, after: (before: Before<Facts>, at: number) => Facts | null): void {
    const known = this.rows.get(row)
    for (const span of follow([known?.at(-2), known?.at(-1)], row, step, after)) {
      this.put(span)
      this.touched.add(span)
    }
  }

  changed(): Span<Facts>[] {
    return this.all().filter((span) => this.touched.has(span))
  }

  all(): Span<Facts>[] {
    return [...this.rows.values()].flat()
  }

  private put(span: Span<Facts>): void {
    const spans = this.rows.get(span.row)
    if (!spans) this.rows.set(span.row, [span])
    else if (spans.at(-1)!.number === span.number) spans[spans.length - 1] = span
    else spans.push(span)
  }
}

/**
 * The spans of a ledger from its history alone (E2): what it began with, `first`, and all `changes` since of rows as a whole,
 * of followed cells and of streams, in the order of their numbers.
 */
export function spansOf(
  first: { items: readonly Item[]; streams: readonly Stream[] },
  beganAt: number,
  changes: readonly NumberedChange[],
): Spans {
  const keeper = new SpanKeeper(spansAtFirst(first, beganAt))
  const streams = new Set(first.streams.map(({ id }) => id))
  for (const change of changes) {
    const { item: row, at, seq, person } = change
    const step = { at, seq, by: person }
    if ('of' in change) continue
    if (change.column === null) {
      const said = change.after ?? change.before
      if (!said || 'kind' in said) continue
      if ('stream' in said)
        keeper.item(row, step, () => (change.after ? { ...emptyItem(row), ...(change.after as Item) } : null))
      else {
        streams.add(row)
        keeper.stream(row, step, () => (change.after ? { ...emptyStream(row), ...(change.after as Stream) } : null))
      }
    } else if (streams.has(row)) {
      const { column, after } = change
      if (isStreamColumn(column)) keeper.stream(row, step, (before) => before && { ...before, [column]: after })
    } else if (isFollowed(change.column)) {
      const { column, after } = change
      keeper.item(row, step, (before) => before && { ...before, [column]: after })
    }
  }
  return keeper.all()
}

/** Does a row's change touch what spans tell? */
export function isFollowedChange(before: Item | null, after: Item | null): boolean {
  return before === null || after === null || differs(before, after)
}

function isFollowed(column: string): boolean {
  return (followedColumns as readonly string[]).includes(column)
}
