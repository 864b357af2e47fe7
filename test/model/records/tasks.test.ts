import { dayOf } from '#app/model/text/moments'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLightSettings, lightOf } from '#app/model/ledger/light'
import type { Item } from '#app/model/ledger/rows'
import { newStamp, type Stamp } from '#app/model/ledger/stamp'
import { statuses } from '#app/model/ledger/status'
import { taskReasons, tasksOf, type Waiting } from '#app/model/records/tasks'
import { dateIn } from '#app/model/text/dates'
import { item, person } from '../../support/ledger'

const day = 86_400_000
const now = Date.parse('2026-11-23T04:00:00Z')
const today = dayOf(dateIn(defaultLightSettings.timeZone, now), defaultLightSettings.timeZone)
const ago = (days: number) => now - days * day
const lead = person('department', 'renshe')
const coordinator = person('coordinator', 'bianban')
const tasks = (who: typeof lead, ...rows: Waiting[]) => tasksOf(who, rows, defaultLightSettings, today)
const row = (id: string, values: Partial<Item>, stamp: Partial<Stamp> = {}, requestedAt: number | null = null) => ({
  item: item(id, values),
  stamp: { ...newStamp(ago(1)), ...stamp },
  requestedAt,
})

describe('what waits for somebody', () => {
  it('stands in the order of harm, then of patience, each item once with all its reasons', () => {
    const found = tasks(
      lead,
      row('soon', { status: 'in_progress', due: '2026-11-30' }),
      row('quiet', { status: 'in_progress', due: '2027-11-30' }, { statusSince: ago(20) }),
      row('back', { status: 'returned', due: '2026-11-20' }),
      row('new', {}, { statusSince: ago(2) }),
      row('newer', {}, { statusSince: ago(1) }),
      row('later', { status: 'in_progress', due: '2026-11-21' }),
      row('fine', { status: 'in_progress', due: '2027-11-30' }),
    )
    expect(found.map(({ item: id, reasons }) => `${id}: ${reasons.join(' ')}`)).toEqual([
      'back: overdue returned',
      'later: overdue',
      'new: acknowledge',
      'newer: acknowledge',
      'soon: due',
      'quiet: silent',
    ])
    expect(found[0]!.since).toBe(Date.parse('2026-11-21T00:00:00+08:00'))
  })

  it('is the lead’s to do, and of what was handed in nobody’s but the coordinators’', () => {
    const handedIn = row('in', { status: 'submitted', due: '2026-11-01' }, { statusSince: ago(5) })
    const supported = row('support', { lead: 'jiaowei', support: ['renshe'], due: '2026-11-01' })
    expect(tasks(lead, handedIn, supported)).toEqual([])
    expect(tasks(person('viewer', 'renshe'), row('new', {}))).toEqual([])
    expect(tasks(coordinator, handedIn, supported)).toEqual([{ item: 'in', reasons: ['review'], since: ago(5) }])
    expect(tasks(person('coordinator', 'renshe'), handedIn, row('new', {})).map(({ item: id }) => id)).toEqual([
      'in',
      'new',
    ])
  })

  it('is for coordinators what is stuck, and what they are asked to open again until they answer', () => {
    const stuck = row('stuck', { status: 'blocked', due: '2027-01-01' }, { statusSince: ago(3) })
    const asked = row('asked', { status: 'closed' }, { statusSince: ago(9) }, ago(2))
    const answered = row('answered', { status: 'closed' }, { statusSince: ago(9) })
    const opened = row('opened', { status: 'in_progress', lead: 'jiaowei' }, { statusSince: ago(1) }, ago(2))
    expect(tasks(coordinator, asked, answered, opened, stuck)).toEqual([
      { item: 'stuck', reasons: ['blocked'], since: ago(3) },
      { item: 'asked', reasons: ['reopen'], since: ago(2) },
    ])
    expect(tasks(person('department', 'jiaowei'), stuck, asked)).toEqual([])
    expect(tasks(person('viewer'), stuck, asked)).toEqual([])
  })

  it('of any state is what a search by hand finds', () => {
    const anyRow = fc.record({
      lead: fc.constantFrom('renshe', 'jiaowei'),
      status: fc.constantFrom(...statuses),
      due: fc.constantFrom('', '2026-11-01', '2026-11-22', '2026-11-23', '2026-11-30', '2026-12-01', '2027-06-30'),
      since: fc.integer({ min: 0, max: 40 }),
      heard: fc.option(fc.integer({ min: 0, max: 40 })),
      waited: fc.integer({ min: 0, max: 30 }),
    })
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 20 }), (rows) => {
        const all = rows.map(({ since, heard, waited, ...values }, i) =>
          row(`i${i}`, values, {
            statusSince: ago(since),
            waited: waited * day,
            reported: heard === null ? null : { at: ago(heard), by: '王敏', department: values.lead },
          }),
        )
        const found = new Map(tasks(lead, ...all).map(({ item: id, reasons }) => [id, reasons]))
        for (const { item: one, stamp } of all) {
          const { light, reason, days } = lightOf(one, stamp, defaultLightSettings, today)
          const has = (which: (typeof taskReasons)[number]) => found.get(one.id)?.includes(which) ?? false
          const isMine = one.lead === 'renshe'
          expect(has('overdue')).toBe(isMine && one.status !== 'submitted' && reason === 'overdue')
          expect(has('returned')).toBe(isMine && one.status === 'returned')
          expect(has('acknowledge')).toBe(isMine && one.status === 'issued')
          if (reason === 'due-soon') expect(has('due')).toBe(isMine)
          if (reason === 'silent') expect(has('silent') && days >= 14).toBe(isMine)
          // Nothing waits only where nothing is amber or red for the department.
          const isQuiet = light === 'green' || light === 'grey' || reason === 'no-deadline'
          const isTheirTurn = one.status !== 'submitted' && reason !== 'blocked'
          if (isMine && !isQuiet && isTheirTurn) expect(found.has(one.id)).toBe(true)
        }
      }),
      { seed: 17, numRuns: 200 },
    )
  })
})
