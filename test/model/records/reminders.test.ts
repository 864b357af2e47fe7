import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkingDay, saidOfDays } from '#app/model/house/calendar'
import { emptyItem, type Item } from '#app/model/ledger/rows'
import { newStamp, type Stamp } from '#app/model/ledger/stamp'
import {
  defaultReminderPolicy,
  isReminderPolicy,
  readDayList,
  type ReminderPolicy,
} from '#app/model/records/reminderPolicy'
import { remindersDue, stillHolds, withoutSuperfluous, type Reminder } from '#app/model/records/reminders'
import { addDays } from '#app/model/text/dates'
import { dayOf, parseMoment } from '#app/model/text/moments'
import { days2026 } from '#db/calendar/2026'

const timeZone = 'Asia/Shanghai'
const clock = { said: saidOfDays({ days: days2026 }), timeZone }
const day = (date: string) => dayOf(date, timeZone)
const at = (date: string) => parseMoment(`${date}T10:00`, timeZone, 0)!
const off: ReminderPolicy = { before: [], after: [], unacknowledged: null, silent: null }

interface Told {
  item: Item
  stamp: Stamp
}
const row = (fields: Partial<Item>, since: string, stamp: Partial<Stamp> = {}): Told => ({
  item: { ...emptyItem('1.1'), lead: 'renshe', ...fields },
  stamp: { ...newStamp(at(since)), ...stamp },
})
const running = (due: string) => row({ status: 'in_progress', due }, '2026-11-20')
const short = ({ rule, days }: Reminder) => `${rule} ${days}`

/** What is said on each day of a span on which it is looked, as the daily run does. */
function saidOver(
  one: (date: string) => Told,
  from: string,
  to: string,
  looks = (date: string) => isWorkingDay(date, clock.said),
) {
  const said: string[] = []
  let after = addDays(from, -1)
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (!looks(date)) continue
    const found = remindersDue(one(date), defaultReminderPolicy, clock, { after, today: day(date) })
    said.push(...found.map((reminder) => `${date.slice(5)} ${short(reminder)}`))
    after = date
  }
  return said
}

describe('R3: what a ledger reminds of by itself', () => {
  it('R3: 7, 3 and 0 days before the deadline, and 1, 3 and 7 after', () => {
    // A Wednesday; what falls on a weekend is said on Monday.
    expect(saidOver(() => running('2026-12-02'), '2026-11-23', '2026-12-31')).toEqual([
      '11-25 before 7',
      '11-30 before 3',
      '12-02 before 0',
      '12-03 after 1',
      '12-04 silent 14',
      '12-07 after 3',
      '12-09 after 7',
    ])
  })

  it('R3: of what fell into the days of a stop together, the last says all', () => {
    const looks = (date: string) => date < '2026-11-25' || date >= '2026-12-07'
    expect(saidOver(() => running('2026-12-02'), '2026-11-23', '2026-12-31', looks)).toEqual([
      '12-07 after 3',
      '12-07 silent 14',
      '12-09 after 7',
    ])
  })

  it('R3: what was over before it was first looked is not dug up', () => {
    expect(saidOver(() => running('2026-10-12'), '2026-11-23', '2026-12-01')).toEqual([])
  })

  it('R3: not acknowledged for three working days, over a holiday', () => {
    const issued = row({ status: 'issued' }, '2026-09-29')
    expect(saidOver(() => issued, '2026-09-29', '2026-10-31')).toEqual(['10-09 unacknowledged 3'])
  })

  it('R3: silent for fourteen days, since the last report', () => {
    const reported = { reported: { at: at('2026-11-02'), by: '王敏', department: 'renshe' } }
    expect(saidOver(() => row({ status: 'blocked' }, '2026-10-12', reported), '2026-11-02', '2026-12-31')).toEqual([
      '11-16 silent 14',
    ])
  })

  it.each(['submitted', 'closed', 'deferred'] as const)('R3: nothing of what is %s', (status) => {
    expect(saidOver(() => row({ status, due: '2026-12-02' }, '2026-11-02'), '2026-11-02', '2026-12-31')).toEqual([])
  })

  it('R3: days that it lay with coordinators have moved the deadline', () => {
    const waited = row({ status: 'returned', due: '2026-12-02' }, '2026-11-30', { waited: 2 * 86_400_000 })
    const [first] = remindersDue(waited, defaultReminderPolicy, clock, {
      after: '2026-11-30',
      today: day('2026-12-01'),
    })
    expect([first && short(first), first?.version]).toEqual(['before 3', '2026-12-04'])
  })

  it('R3: each can be switched off', () => {
    const items = [running('2026-12-02'), row({ status: 'issued' }, '2026-11-26'), running('2026-12-01')]
    for (const one of items)
      expect(remindersDue(one, off, clock, { after: '2026-01-01', today: day('2026-12-02') })).toEqual([])
  })
})

describe('R3: what becomes superfluous', () => {
  const today = day('2026-12-01')
  const [said] = remindersDue(running('2026-12-04'), defaultReminderPolicy, clock, { after: '2026-11-30', today })

  it.each([
    ['as it was said', {}, true],
    ['its deadline was moved', { due: '2027-01-04' }, false],
    ['it has none any more', { due: '' }, false],
    ['it was handed in', { status: 'submitted' as const }, false],
    ['another department leads it', { lead: 'jiaowei' }, false],
  ])('R3: %s', (_, change, holds) => {
    const { item, stamp } = running('2026-12-04')
    expect(stillHolds(said!, { item: { ...item, ...change }, stamp }, timeZone, today)).toBe(holds)
  })

  it('R3: acknowledged, or reported on', () => {
    const issued = row({ status: 'issued' }, '2026-11-26')
    const [first] = remindersDue(issued, defaultReminderPolicy, clock, { after: '2026-11-30', today })
    expect(first && stillHolds(first, issued, timeZone, today)).toBe(true)
    expect(stillHolds(first!, row({ status: 'in_progress' }, '2026-12-01'), timeZone, today)).toBe(false)
  })

  it('R3: of an item the last about its deadline is shown', () => {
    const one = { item: '1.1', version: '2026-12-02', department: 'renshe' }
    const shown = withoutSuperfluous([
      { ...one, rule: 'before', days: 7, at: 1 },
      { ...one, rule: 'silent', days: 14, at: 2 },
      { ...one, rule: 'after', days: 1, at: 3 },
    ])
    expect(shown.map(short)).toEqual(['after 1', 'silent 14'])
  })
})

it('R3 R4: whatever happens to an item, nothing is said twice, and what is said holds on that day', () => {
  const date = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-11-01', days))
  const change = fc.record({
    date,
    due: fc.oneof(fc.constant(''), date),
    status: fc.constantFrom<Item['status']>('issued', 'in_progress', 'blocked', 'submitted', 'returned', 'closed'),
  })
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 8 }),
      fc.array(date, { minLength: 1 }),
      (changes, looks) => {
        const said = new Set<string>()
        let after = '2026-10-31'
        for (const now of [...new Set(looks)].sort()) {
          const last = [...changes]
            .sort((a, b) => (a.date < b.date ? -1 : 1))
            .filter((one) => one.date <= now)
            .at(-1)
          const one = row({ due: last?.due ?? '', status: last?.status ?? 'issued' }, last?.date ?? '2026-10-30')
          for (const reminder of remindersDue(one, defaultReminderPolicy, clock, { after, today: day(now) })) {
            const key = JSON.stringify(reminder)
            expect(said.has(key)).toBe(false)
            expect(stillHolds(reminder, one, timeZone, day(now))).toBe(true)
            said.add(key)
          }
          after = now
        }
      },
    ),
  )
})

describe('a policy as it is typed', () => {
  it.each([
    ['7, 3, 0', [7, 3, 0]],
    ['０、３、７', [7, 3, 0]],
    ['3 3 7', [7, 3]],
    ['', []],
    ['7, bald', null],
    ['-1', null],
    ['1000', null],
  ])('%s', (typed, days) => {
    expect(readDayList(typed, 'falling')).toEqual(days)
  })

  it('what a ledger may have', () => {
    expect([defaultReminderPolicy, off].every(isReminderPolicy)).toBe(true)
    const bad = [
      { before: [1, 1] },
      { before: [1, 2, 3, 4, 5, 6, 7] },
      { after: [0] },
      { silent: 0 },
      { unacknowledged: 1.5 },
    ]
    expect(bad.filter((change) => isReminderPolicy({ ...defaultReminderPolicy, ...change }))).toEqual([])
  })
})
