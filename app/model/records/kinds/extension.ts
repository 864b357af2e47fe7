import { parseLink } from '../../text/links'
import { statusOf, type Status } from '../../ledger/status'
import type { RecordKind } from './RecordKind'

/** `with-leader`: whom the ledger asks first from the third on. `lapsed`: the row gives it no ground any more. */
export type ExtensionState = 'with-leader' | 'asked' | 'granted' | 'refused' | 'withdrawn' | 'lapsed'

export interface ExtensionFacts {
  /** The deadline as it was when it was asked: a date. */
  from: string
  /** The date that is asked for. */
  due: string
  cause: string
  done: string
  plan: string
  /** Links. */
  evidence: readonly string[]
  /** Why it is asked only after the deadline; '' where it is not. */
  late: string
  /** The date that was granted; '' while none is. */
  granted: string
}

/** Here the department's clock runs, and more time may be asked for. */
const running: ReadonlySet<Status> = new Set(['issued', 'in_progress', 'blocked', 'returned'])

/** 延期申请: the lead department asks for more time. Asking stops no light; granting writes the deadline. */
export const extension: RecordKind<'extension'> = {
  steps: {
    'with-leader': {
      agree: { by: ['leader'], to: 'asked' },
      refuse: { by: ['leader'], to: 'refused', asksWords: true },
      withdraw: { by: ['department'], to: 'withdrawn' },
      lapse: { by: ['server'], to: 'lapsed' },
    },
    asked: {
      grant: { by: ['coordinator'], to: 'granted' },
      refuse: { by: ['coordinator'], to: 'refused', asksWords: true },
      withdraw: { by: ['department'], to: 'withdrawn' },
      lapse: { by: ['server'], to: 'lapsed' },
    },
    granted: {},
    refused: {},
    withdrawn: {},
    lapsed: {},
  },
  files: 'may',
  waitsFor: { 'with-leader': 'leader', asked: 'coordinator' },
  judge({ person, item, hasSubItems, open }) {
    if (!item) return 'unknown-item'
    if (person.role === 'viewer' || person.department === null || item.lead !== person.department) return 'not-allowed'
    if (hasSubItems) return 'has-sub-items'
    if (!running.has(statusOf(item))) return 'not-in-this-status'
    if (item.due === '') return 'no-deadline'
    return open > 0 ? 'already-open' : null
  },
  open(asked, { item, today, granted, settings }) {
    if (!item) return 'unknown-item'
    if (asked.due <= item.due) return 'date-not-later'
    if (asked.due < today) return 'date-past'
    if (asked.cause === '') return 'cause-missing'
    if (asked.evidence.some((link) => parseLink(link) === null)) return 'bad-link'
    const isLate = today > item.due
    if (isLate && asked.late === '') return 'late-reason-missing'
    const leader = settings.extensionLeader
    const mustAgree = leader !== undefined && granted + 1 >= leader.from
    return {
      state: mustAgree ? 'with-leader' : 'asked',
      facts: { ...asked, from: item.due, granted: '', late: isLate ? asked.late : '' },
      department: item.lead,
      ...(mustAgree && { leader: leader.person }),
    }
  },
  decide({ facts }, event, { due = facts.due }, { item }) {
    if (event !== 'grant') return facts
    if (item === null) return 'unknown-item'
    return due <= item.due ? 'date-not-later' : { ...facts, granted: due }
  },
  writes: ['grant'],
  edits: ({ item, facts }) => [{ item, column: 'due', value: facts.granted }],
  tells: { grant: ['department'], refuse: ['department'], lapse: ['department'] },
  lapse({ department }, item) {
    if (item === null) return 'removed'
    if (item.lead !== department) return 'another-lead'
    const status = statusOf(item)
    return status === 'closed' || status === 'deferred' ? 'settled' : null
  },
}
