import { statusOf } from '../ledger/status'
import { spanAt, type LedgerPast } from './past'
import { turnOf, type ItemSpan } from './span'

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

/**
 * The steps of a ledger's items that were taken after `from` and up to `until`, and those that are waited for by then. Who gets an
 * item in the middle has its whole time for it: days count for who led. Nothing counts where nobody leads. A row that went is
 * over with all of its steps.
 */
export function stepsTaken(past: LedgerPast, from: number, until: number): StepTaken[] {
  return [...past.spans()].flatMap((spans) => {
    const here = spanAt(spans, until)
    if (!here) return []
    const life = lifeOf(spans, here).filter((span) => span === here || span.to === null || span.to > from)
    const reports = past.reports.get(here.row) ?? []
    const taken = [...turnsTaken(life), ...reportsTaken(life, reports, until)]
    return [...taken.filter(({ to }) => to === null || to > from), ...waitedFor(here)]
  })
}

/** Its spans up to one of them, since it came or was brought back. */
function lifeOf(spans: readonly ItemSpan[], last: ItemSpan): ItemSpan[] {
  const known = spans.slice(0, spans.indexOf(last) + 1)
  const gap = known.findLastIndex((span, i) => span.facts.cameAt !== last.facts.cameAt || isApart(span, known[i + 1]))
  return known.slice(gap + 1)
}

/** Was the row gone in between? Of spans that are not known nothing is said. */
function isApart(span: ItemSpan, next: ItemSpan | undefined): boolean {
  return next !== undefined && next.number === span.number + 1 && span.to !== next.from
}

const endsIn = { given: 'acknowledge', 'worked-on': 'submit', reviewed: 'review' } as const

/** Each turn that ended as the loop has it. */
function turnsTaken(life: readonly ItemSpan[]): StepTaken[] {
  return life.flatMap((span, i) => {
    const before = life[i - 1]
    if (!before || before.number + 1 !== span.number || before.facts.lead !== span.facts.lead) return []
    const { lead, turnSince } = before.facts
    const [was, is] = [turnOf(statusOf(before.facts)), turnOf(statusOf(span.facts))]
    if (was === is || was === 'over' || lead === '') return []
    // Who takes back what they handed in is judged by nobody; what is put off was not acknowledged.
    const isTaken =
      was === 'reviewed' ? span.by?.department !== lead : is === 'reviewed' || (was === 'given' && is === 'worked-on')
    return isTaken ? { step: endsIn[was], item: span.row, lead, from: turnSince, to: span.from } : []
  })
}

/** The first report after each time that it was acknowledged; null where it is still waited for. */
function reportsTaken(life: readonly ItemSpan[], reports: readonly number[], until: number): StepTaken[] {
  return life.flatMap(({ row, to, facts: { lead, takenUpAt } }, i) => {
    const next = life[i + 1]
    if (takenUpAt === null || lead === '' || (next && next.facts.takenUpAt === takenUpAt)) return []
    // Where it went on for somebody else, or was over, is waited for no more.
    const end = next ? to! : until + 1
    const report = reports.find((at) => at >= takenUpAt && at < end)
    if (report === undefined && next) return []
    return { step: 'report' as const, item: row, lead, from: takenUpAt, to: report ?? null }
  })
}

function waitedFor({ row, facts }: ItemSpan): StepTaken[] {
  const turn = turnOf(statusOf(facts))
  if (turn === 'over' || facts.lead === '') return []
  return [{ step: endsIn[turn], item: row, lead: facts.lead, from: facts.turnSince, to: null }]
}
