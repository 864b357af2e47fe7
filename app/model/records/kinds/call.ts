import { deadlineAfter, partOfTime } from '../../house/deadline'
import { allowanceOf, type Urgency } from '../whistleLimits'
import type { OpeningMoment, Part, RecordKind } from './RecordKind'

/**
 * `answered`: it is on its way. `moved`: another department is called in its place. `unrated`: nobody rated it in time.
 * `kept` and `void`: what became of an appeal against its rating. `dismissed`: nobody waits for this one any more.
 */
export type CallState =
  | 'called'
  | 'answered'
  | 'disputed'
  | 'arrived'
  | 'handled'
  | 'rated'
  | 'unrated'
  | 'appealed'
  | 'kept'
  | 'void'
  | 'moved'
  | 'dismissed'
  | 'lapsed'

export const ratingAspects = ['speed', 'attitude', 'result'] as const
/** 速度, 态度, 结果. */
export type RatingAspect = (typeof ratingAspects)[number]
/** Up to this mark a rating needs words. */
export const lowMark = 2
/** From 1 to 5 each. */
export type Rating = Readonly<Record<RatingAspect, number>>

/** Times in ms, null while it has not happened. */
export interface CallFacts {
  urgency: Urgency
  /** Where it has to come. */
  place: string
  /** By when it has to come. */
  dueAt: number
  /** Until when it may say that it is not its affair. */
  disputeBy: number
  answeredAt: number | null
  /** When it was on the spot; stays null where it was handled from afar. */
  cameAt: number | null
  handledAt: number | null
  /** When its time had run out. */
  overdueAt: number | null
  /** Whose affair it is instead, as the department says, and by which clause. */
  dispute: { department: string; clause: string } | null
  /** Who is called instead, as the coordinators ruled; '' for nobody. */
  movedTo: string
  rateBy: number | null
  rating: Rating | null
  appealBy: number | null
}

/** After so many working days without a rating it counts as none; so many there are to appeal. */
const daysToRate = 5
const daysToAppeal = 5
/** Within this part of its time a department may say that it is not its affair. */
const partToDispute = 1 / 4

const overdue = { by: ['server'] } as const
const handle = { by: ['department'], to: 'handled', asksWords: true, files: 'may' } as const
const lapse = { by: ['server'], to: 'lapsed' } as const
/** Who never comes must not keep a whistle open for ever. */
const dismiss = { by: ['asker', 'coordinator'], to: 'dismissed', asksWords: true } as const

/** 报到: one department of those that a whistle calls, with a clock of its own, up to what who whistled says of it. */
export const call: RecordKind<'call'> = {
  steps: {
    called: {
      answer: { by: ['department'], to: 'answered' },
      arrive: { by: ['department'], to: 'arrived', files: 'may' },
      dispute: { by: ['department'], to: 'disputed', asksWords: true, files: 'may' },
      overdue: { ...overdue, to: 'called' },
      dismiss,
      lapse,
    },
    answered: {
      arrive: { by: ['department'], to: 'arrived', files: 'may' },
      handle,
      overdue: { ...overdue, to: 'answered' },
      dismiss,
      lapse,
    },
    disputed: {
      uphold: { by: ['coordinator'], to: 'moved' },
      overrule: { by: ['coordinator'], to: 'called', asksWords: true },
      answer: { by: ['department'], to: 'answered' },
      overdue: { ...overdue, to: 'disputed' },
      dismiss,
      lapse,
    },
    arrived: { handle, dismiss, lapse },
    handled: { rate: { by: ['asker'], to: 'rated' }, expire: { by: ['server'], to: 'unrated' } },
    rated: { appeal: { by: ['department'], to: 'appealed', asksWords: true } },
    appealed: {
      keep: { by: ['coordinator'], to: 'kept', asksWords: true },
      void: { by: ['coordinator'], to: 'void', asksWords: true },
    },
    unrated: {},
    kept: {},
    void: {},
    moved: {},
    dismissed: {},
    lapsed: {},
  },
  over: ['rated'],
  outlivesRow: true,
  clock: 'call-runs-out',
  waitsFor: {
    called: 'department',
    answered: 'department',
    arrived: 'department',
    disputed: 'coordinator',
    handled: 'asker',
    appealed: 'coordinator',
  },
  judge: () => 'not-allowed',
  open: () => 'not-allowed',
  decide({ facts, department, asker }, event, details, { at, counting, departments }) {
    switch (event) {
      case 'answer':
        return { ...facts, answeredAt: at }
      case 'arrive':
        return { ...facts, answeredAt: facts.answeredAt ?? at, cameAt: at }
      case 'dispute': {
        const { department: named = '', clause = '' } = details
        if (facts.dispute !== null) return 'not-now'
        if (at > facts.disputeBy) return 'dispute-late'
        if (named === department || !departments.has(named)) return 'unknown-department'
        return clause === '' ? 'clause-missing' : { ...facts, dispute: { department: named, clause } }
      }
      case 'uphold': {
        const movedTo = details.department ?? facts.dispute!.department
        return movedTo === department || !departments.has(movedTo) ? 'unknown-department' : { ...facts, movedTo }
      }
      case 'handle':
        return { ...facts, handledAt: at, rateBy: deadlineAfter(at, { workingDays: daysToRate }, counting) }
      case 'overdue':
        return { ...facts, overdueAt: facts.dueAt }
      case 'rate': {
        const { speed, attitude, result, words = '' } = details
        // They have become one since: nobody rates oneself.
        if (department === asker) return 'own-department'
        if (!speed || !attitude || !result) return 'rating-missing'
        if (Math.min(speed, attitude, result) <= lowMark && words === '') return 'words-missing'
        const appealBy = deadlineAfter(at, { workingDays: daysToAppeal }, counting)
        return { ...facts, rating: { speed, attitude, result }, appealBy }
      }
      case 'appeal':
        return at > facts.appealBy! ? 'appeal-late' : facts
      default:
        return facts
    }
  },
  tells: {
    answer: ['asker'],
    arrive: ['asker'],
    dispute: ['asker'],
    uphold: ['department', 'asker'],
    overrule: ['department', 'asker'],
    overdue: ['department', 'asker', 'coordinator'],
    rate: ['department'],
    expire: ['department', 'asker'],
    keep: ['department', 'asker'],
    void: ['department', 'asker'],
    dismiss: ['department', 'asker'],
    lapse: ['department'],
  },
  // While somebody has still to come: by a clock that does not wait either.
  isUrgent: ({ facts }) => facts.urgency === 'urgent' && answeredFor(facts) === null,
  runsOut({ state, facts }) {
    if (state === 'handled') return { event: 'expire', at: facts.rateBy! }
    const waits = state === 'called' || state === 'answered' || state === 'disputed'
    return waits && facts.overdueAt === null ? { event: 'overdue', at: facts.dueAt } : null
  },
}

/** How a department is called: its time runs from that moment on. */
export function callOn(
  department: string,
  { urgency, place }: Pick<CallFacts, 'urgency' | 'place'>,
  { at, counting, limits }: OpeningMoment,
): Part<'call'> {
  const allowed = allowanceOf(urgency, limits)
  const facts: CallFacts = {
    ...{ urgency, place, dueAt: deadlineAfter(at, allowed, counting) },
    disputeBy: partOfTime(at, allowed, partToDispute, counting),
    ...{ answeredAt: null, cameAt: null, handledAt: null, overdueAt: null },
    ...{ dispute: null, movedTo: '', rateBy: null, rating: null, appealBy: null },
  }
  return { kind: 'call', state: 'called', facts, department }
}

/** When it came, or had the matter handled without coming; null while it has not. */
export function answeredFor({ cameAt, handledAt }: CallFacts): number | null {
  return cameAt ?? handledAt
}

/** Is its time over, and it has still to come? */
export function hasRunOut(facts: CallFacts): boolean {
  return facts.overdueAt !== null && answeredFor(facts) === null
}

/** Has one come, so that its whistle cannot be as if it had not been? */
export function hasCome(calls: readonly { facts: CallFacts }[]): boolean {
  return calls.some(({ facts }) => answeredFor(facts) !== null)
}

/**
 * Does it count among those that had to come? Not one that went to another, or of which nobody had to come any more before its
 * time was over.
 */
export function hadToCome({ state, facts }: { state: CallState; facts: CallFacts }): boolean {
  if (state === 'moved' || state === 'lapsed') return false
  return state !== 'dismissed' || answeredFor(facts) !== null || facts.overdueAt !== null
}

/** What counts of a rating, from 1 to 5; null where there is none that counts. */
export function meanOf({ state, facts: { rating } }: { state: CallState; facts: CallFacts }): number | null {
  if (rating === null || state === 'void') return null
  return ratingAspects.reduce((sum, aspect) => sum + rating[aspect], 0) / ratingAspects.length
}
