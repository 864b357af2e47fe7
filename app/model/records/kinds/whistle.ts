import { limits } from '../../ledger/limits'
import type { Urgency } from '../whistleLimits'
import { callOn } from './call'
import type { RecordKind } from './RecordKind'

/** `closed`: every call came to its end. */
export type WhistleState = 'open' | 'closed' | 'withdrawn' | 'rejected'

export interface WhistleFacts {
  urgency: Urgency
  place: string
  /** What the trouble is. */
  text: string
  /** What was done about it so far; '' for nothing. */
  tried: string
  /** Which departments are called, in the order in which they were named. */
  departments: readonly string[]
  /** The item that came of it, where it was about no row; '' while none has. */
  became: string
}

/** 吹哨: a subdistrict, or a department, calls others to where the trouble is, from a row or without one. Each is called by a record of its own. */
export const whistle: RecordKind<'whistle'> = {
  steps: {
    open: {
      withdraw: { by: ['asker'], to: 'withdrawn', asksWords: true },
      reject: { by: ['coordinator'], to: 'rejected', asksWords: true },
      adopt: { by: ['coordinator'], to: 'open' },
      add: { by: ['asker'], to: 'open', files: 'must' },
      finish: { by: ['server'], to: 'closed' },
    },
    closed: { adopt: { by: ['coordinator'], to: 'closed' } },
    withdrawn: {},
    rejected: {},
  },
  over: ['closed'],
  outlivesRow: true,
  waitsFor: {},
  judge({ person, open }) {
    if (person.role === 'viewer' || person.department === null || person.isArchived) return 'not-allowed'
    return open >= limits.openRecords ? 'too-many' : null
  },
  open(asked, { person, departments }) {
    if (asked.place === '') return 'place-missing'
    if (asked.text === '') return 'words-missing'
    const called = [...new Set(asked.departments)]
    if (called.length === 0) return 'nobody-called'
    if (!called.every((id) => departments.has(id))) return 'unknown-department'
    if (called.includes(person.department!)) return 'own-department'
    return { state: 'open', facts: { ...asked, departments: called, became: '' }, department: person.department! }
  },
  files: 'may',
  parts: ({ facts }, moment) => facts.departments.map((department) => callOn(department, facts, moment)),
  decide({ facts, item }, event, { became = '' }) {
    if (event !== 'adopt') return facts
    return item === null ? { ...facts, became } : 'already-adopted'
  },
  tells: { reject: ['asker'], adopt: ['asker'], finish: ['asker'] },
  writes: ['adopt'],
}
