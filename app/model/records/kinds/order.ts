import { deadlineAfter, endOfDay } from '../../house/deadline'
import { limits } from '../../ledger/limits'
import { coordinates } from '../../ledger/person'
import { statusOf } from '../../ledger/status'
import type { RecordKind } from './RecordKind'

export type OrderState = 'issued' | 'received' | 'replied' | 'returned' | 'closed' | 'recalled' | 'lapsed'

export interface OrderFacts {
  /** To which department. */
  department: string
  /** What is asked of it. */
  text: string
  /** By when it is to reply: a date. */
  until: string
  /** How far up it has gone because it is overdue: liaison, head of department, 督查室. */
  level: 0 | 1 | 2
}

/** What is not answered in time goes up a step, and after so many working days more the next one. */
const daysBetweenSteps = 3

const overdue = { escalate: { by: ['server'] } } as const
const lapse = { by: ['server'], to: 'lapsed' } as const

/** 督办单: a numbered paper that a department must receive and answer, and that the coordinators accept or return. */
export const order: RecordKind<'order'> = {
  steps: {
    issued: {
      receive: { by: ['department'], to: 'received' },
      reply: { by: ['department'], to: 'replied', asksWords: true },
      recall: { by: ['coordinator'], to: 'recalled', asksWords: true },
      escalate: { ...overdue.escalate, to: 'issued' },
      lapse,
    },
    received: {
      reply: { by: ['department'], to: 'replied', asksWords: true },
      recall: { by: ['coordinator'], to: 'recalled', asksWords: true },
      escalate: { ...overdue.escalate, to: 'received' },
      lapse,
    },
    replied: {
      accept: { by: ['coordinator'], to: 'closed' },
      return: { by: ['coordinator'], to: 'returned', asksWords: true },
      recall: { by: ['coordinator'], to: 'recalled', asksWords: true },
      lapse,
    },
    returned: {
      reply: { by: ['department'], to: 'replied', asksWords: true },
      recall: { by: ['coordinator'], to: 'recalled', asksWords: true },
      escalate: { ...overdue.escalate, to: 'returned' },
      lapse,
    },
    closed: {},
    recalled: {},
    lapsed: {},
  },
  isNumbered: true,
  clock: 'record-overdue',
  waitsFor: { issued: 'department', received: 'department', returned: 'department', replied: 'coordinator' },
  judge({ person, item, open }) {
    if (!coordinates(person)) return 'not-allowed'
    if (!item) return 'unknown-item'
    if (statusOf(item) === 'closed') return 'not-in-this-status'
    return open >= limits.openRecords ? 'too-many' : null
  },
  open(asked, { today, departments }) {
    if (!departments.has(asked.department)) return 'unknown-department'
    if (asked.text === '') return 'words-missing'
    if (asked.until < today) return 'date-past'
    return { state: 'issued', facts: { ...asked, level: 0 }, department: asked.department, until: asked.until }
  },
  decide: ({ facts }, event) =>
    event === 'escalate' ? { ...facts, level: Math.min(2, facts.level + 1) as OrderFacts['level'] } : facts,
  runsOut(record, counting) {
    const { state, facts, until, changedAt } = record
    if (!('escalate' in order.steps[state]) || facts.level === 2) return null
    const over = endOfDay(until, counting.timeZone)
    const at = over > changedAt ? over : deadlineAfter(changedAt, { workingDays: daysBetweenSteps }, counting)
    return { event: 'escalate', at }
  },
  tells: {
    return: ['department'],
    accept: ['department'],
    recall: ['department'],
    escalate: ['department'],
    lapse: ['department'],
  },
  lapse: (_, item) => (item === null ? 'removed' : null),
}
