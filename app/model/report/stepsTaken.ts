import type { LedgerPast } from './past'
import type { ItemSpan } from './span'
import { statusOf, type Status } from '../ledger/status'

/** 签收: the lead department takes it up · 反馈: its first report after that · 提交: it hands it in · 审核: coordinators rule. */
export const steps = ['acknowledge', 'report', 'submit', 'review'] as const
export type StepKind = (typeof steps)[number]

/** A step that was taken, or is waited for: then `to` is null. Times in ms. */
export interface StepTaken {
  step: StepKind
  item: string
  /** Who led it. */
  lead: string
  from: number
  to: number | null
}

const runs: ReadonlySet<Status> = new Set(['in_progress', 'blocked', 'returned'])

/**
 * The steps of a ledger's items up to a moment, those that are waited for by then among them. Who gets an item in the middle
 * has its whole time for it: days count for who led. Nothing counts where nobody leads. A row that went is over with all of
 * its steps.
 */
export function stepsTaken(past: LedgerPast, until: number): StepTaken[] {
  return [...past.spans()].flatMap((spans) => {
    const walk = new Walk(past.reports.get(spans[0]!.row) ?? [], until)
    for (const span of spans) if (span.from <= until) walk.take(span)
    return walk.end()
  })
}

/** One item's way through the loop. */
class Walk {
  private taken: StepTaken[] = []
  private readonly waiting = new Map<StepKind, StepTaken>()
  private before: ItemSpan | null = null

  constructor(
    private readonly reports: readonly number[],
    private readonly until: number,
  ) {}

  take(span: ItemSpan): void {
    const { before } = this
    const { row, from: at, facts } = span
    const [was, is] = [before && statusOf(before.facts), statusOf(facts)]
    this.reportUpTo(at)
    // It went, and was brought back.
    const isAnew = before === null || before.to !== at
    const isOthers = isAnew || before.facts.lead !== facts.lead
    if (isAnew) this.taken = []
    if (isOthers) this.waiting.clear()
    const begins = (step: StepKind) => {
      if (facts.lead !== '') this.waiting.set(step, { step, item: row, lead: facts.lead, from: at, to: null })
    }
    if (was !== is || isOthers) {
      if (!isOthers) this.move(was!, is, span)
      if (is === 'issued') begins('acknowledge')
      if (runs.has(is) && !this.waiting.has('submit')) begins('submit')
      if (is === 'submitted') begins('review')
      if (!isOthers && was === 'issued' && runs.has(is)) begins('report')
    }
    this.before = span
  }

  end(): StepTaken[] {
    const { before, until } = this
    if (before === null || (before.to !== null && before.to <= until)) return []
    this.reportUpTo(until + 1)
    return [...this.taken, ...this.waiting.values()]
  }

  private move(was: Status, is: Status, { from: at, by, facts }: ItemSpan): void {
    const moves = runs.has(is) || is === 'submitted'
    if (was === 'issued' && moves) this.finish('acknowledge', at)
    if (is === 'submitted') this.finish('submit', at)
    // Who takes back what they handed in is judged by nobody.
    if (was === 'submitted' && by?.department !== facts.lead) this.finish('review', at)
    if (was === 'submitted') this.waiting.delete('review')
    if (is === 'issued' || !moves) this.waiting.clear()
  }

  private finish(step: StepKind, to: number): void {
    const waits = this.waiting.get(step)
    if (!waits) return
    this.taken.push({ ...waits, to })
    this.waiting.delete(step)
  }

  /** The first report of those that are waited for, before a moment. */
  private reportUpTo(moment: number): void {
    const waits = this.waiting.get('report')
    const report = waits && this.reports.find((at) => at >= waits.from && at < moment)
    if (report !== undefined) this.finish('report', report)
  }
}
