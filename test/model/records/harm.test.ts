import { describe, expect, it } from 'vitest'
import type { LightState } from '#app/model/ledger/light'
import { compareHarm, harmOf, type Waiting } from '#app/model/records/harm'
import type { InboxTask } from '#app/model/records/inbox'
import type { CallFacts } from '#app/model/records/kinds/call'
import type { LedgerRecord, RecordOf } from '#app/model/records/record'

const today = '2026-11-23'
const red: LightState = { light: 'red', reason: 'overdue', days: 3 }
const amber: LightState = { light: 'amber', reason: 'due-soon', days: 3 }
const green: LightState = { light: 'green', reason: 'on-track', days: 0 }

const envelope = {
  ...{ item: '1.1', label: { code: '1.1', title: '', titleEn: '' }, parent: null, version: 1, department: 'renshe' },
  ...{ asker: null, leader: null, number: null, by: { id: 'xu', name: '许', department: null }, at: 1, until: '' },
  ...{ seenAt: null, changedAt: 1, isOpen: true },
}
const order = (id: string, until: string, state: RecordOf<'order'>['state'] = 'issued') =>
  ({
    ...{ ...envelope, id, kind: 'order', state, until },
    facts: { department: 'renshe', text: '', until, level: 0 },
  }) as LedgerRecord
const call = (id: string, facts: Partial<CallFacts>, state: RecordOf<'call'>['state'] = 'called') =>
  ({
    ...{ ...envelope, id, kind: 'call', state },
    facts: {
      ...{ urgency: 'ordinary', place: '', dueAt: 9_000, disputeBy: 0, answeredAt: null, cameAt: null },
      ...{ handledAt: null, overdueAt: null, dispute: null, movedTo: '', rateBy: null, rating: null, appealBy: null },
      ...facts,
    },
  }) as LedgerRecord
const asked = (record: LedgerRecord, light: LightState | null = null): Waiting => ({ record, light })
const task = (item: string, reason: InboxTask['reasons'][number], light: LightState): Waiting => ({
  task: { item, reasons: [reason], since: 1, by: null, text: '' },
  light,
})
const ids = (...waiting: Waiting[]) =>
  waiting
    .map((one) => ({ ...one, harm: harmOf(one, today) }))
    .sort(compareHarm)
    .map((one) => ('record' in one ? one.record.id : one.task.item))

describe('what comes of leaving it lying', () => {
  it('puts what is red before what is not due, whether a row or somebody asks', () => {
    expect(
      ids(
        asked(order('later', '2026-12-02'), green),
        task('soon', 'due', amber),
        task('late', 'overdue', red),
        task('issued', 'acknowledge', green),
        asked(order('over', '2026-11-22'), green),
      ),
    ).toEqual(['over', 'late', 'soon', 'later', 'issued'])
  })

  it('puts an urgent whistle that runs before ordinary ones that ran out long ago', () => {
    expect(
      ids(
        asked(call('runs', {})),
        asked(call('ran out', { dueAt: 1, overdueAt: 1 })),
        task('late', 'overdue', red),
        asked(call('urgent', { urgency: 'urgent', dueAt: 9_999 })),
        asked(call('urgent, sooner', { urgency: 'urgent', dueAt: 5_000 })),
      ),
    ).toEqual(['urgent, sooner', 'urgent', 'ran out', 'late', 'runs'])
  })

  it('takes for red no call where somebody came, and no order that was answered', () => {
    const came = call('came', { urgency: 'urgent', overdueAt: 1, cameAt: 2 }, 'arrived')
    expect(harmOf(asked(came), today)).toBe('lies')
    expect(harmOf(asked(order('answered', '2026-11-01', 'replied')), today)).toBe('lies')
    expect(harmOf(asked(order('today', today)), today)).toBe('lies')
  })
})
