import { emptyItem, type Item, type Stream } from '../ledger/rows'
import type { Stamp } from '../ledger/stamp'
import type { Spans } from './replay'
import type { ItemSpan, Span } from './span'

/** All that figures are made of: what rows said when (E2), and when their lead departments reported. Times in ms. */
export class LedgerPast {
  private readonly items: ReadonlyMap<string, readonly ItemSpan[]>
  private readonly streams: ReadonlyMap<string, readonly Span<Stream>[]>
  private readonly itemsBySpan = new Map<ItemSpan, Item>()

  /** `reports`: of each row the moments at which its lead department reported, in their order. */
  constructor(
    readonly beganAt: number,
    spans: Spans,
    readonly reports: ReadonlyMap<string, readonly number[]>,
  ) {
    this.items = byRow(spans.items)
    this.streams = byRow(spans.streams)
  }

  /** Of each item that ever was, its spans in their order. */
  spans(): Iterable<readonly ItemSpan[]> {
    return this.items.values()
  }

  /** What rows said at a moment, of what figures ask: items have their followed cells alone. */
  at(moment: number): StandingRows {
    const items: Item[] = []
    const stamps: Record<string, Stamp> = {}
    const cameAt = new Map<string, number>()
    for (const [id, spans] of this.items) {
      const span = spanAt(spans, moment)
      if (!span) continue
      const { facts } = span
      items.push(this.itemOf(span))
      cameAt.set(id, facts.cameAt)
      stamps[id] = this.stampOf(span, moment)
    }
    const streams = [...this.streams.values()].flatMap((spans) => spanAt(spans, moment)?.facts ?? [])
    return { streams, items, stamps, cameAt }
  }

  /** Made once: most rows say the same at several moments. */
  private itemOf(span: ItemSpan): Item {
    const known = this.itemsBySpan.get(span)
    if (known) return known
    const { stream, parent, lead, support, status, due } = span.facts
    const item = { ...emptyItem(span.row), stream, parent, lead, support, status, due }
    this.itemsBySpan.set(span, item)
    return item
  }

  private stampOf({ row, facts }: ItemSpan, moment: number): Stamp {
    const { cameAt, statusSince, waited, lead } = facts
    const reported = this.lastReport(row, moment)
    return {
      ...{ updatedAt: cameAt, updatedBy: '', department: null, statusSince, waited },
      reported: reported >= cameAt ? { at: reported, by: '', department: lead } : null,
    }
  }

  /** -1: none up to then. */
  private lastReport(item: string, moment: number): number {
    const moments = this.reports.get(item)
    if (!moments) return -1
    let [low, high] = [0, moments.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (moments[middle]! <= moment) low = middle + 1
      else high = middle
    }
    return low === 0 ? -1 : moments[low - 1]!
  }
}

/** A ledger's rows at a moment, with what their lights and ages are made of. */
export interface StandingRows {
  streams: readonly Stream[]
  items: readonly Item[]
  stamps: Readonly<Record<string, Stamp>>
  /** Of each item: when it came into being, or was brought back last. */
  cameAt: ReadonlyMap<string, number>
}

/** The one that holds at a moment; none: the row is not there. */
export function spanAt<Facts>(spans: readonly Span<Facts>[], moment: number): Span<Facts> | undefined {
  for (let i = spans.length - 1; i >= 0; i--) {
    const span = spans[i]!
    if (span.from > moment) continue
    return span.to === null || span.to > moment ? span : undefined
  }
  return undefined
}

function byRow<Facts>(spans: readonly Span<Facts>[]): Map<string, Span<Facts>[]> {
  const rows = new Map<string, Span<Facts>[]>()
  for (const span of spans) {
    const known = rows.get(span.row)
    if (known) known.push(span)
    else rows.set(span.row, [span])
  }
  return rows
}
