import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addWorkingDays,
  isWorkingDay,
  kindByWeekday,
  missingYears,
  saidOfDays,
  spansOf,
  weekdayOf,
  workingDaysBetween,
  type CalendarDay,
  type SaidOfDays,
} from '#app/model/house/calendar'
import { deadlineAfter, endOfDay } from '#app/model/house/deadline'
import { addDays, dateIn, localTime } from '#app/model/text/dates'
import { days2026 } from '#db/calendar/2026'

const said = saidOfDays({ days: days2026 })
const anyDate = fc.integer({ min: 0, max: 8_000 }).map((days) => addDays('2020-01-01', days))
/** A calendar of any sense or none, but with an end. */
const anyCalendar: fc.Arbitrary<SaidOfDays> = fc
  .array(fc.tuple(anyDate, fc.constantFrom('off' as const, 'work' as const)), { maxLength: 60 })
  .map((days) => new Map(days))
/** With clocks that are put forward and back, some of them at midnight, and some by half an hour. */
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/Havana', 'Africa/Cairo', 'Asia/Beirut', 'Australia/Lord_Howe']
const anyZone = fc.constantFrom(...zones)
const anyMoment = fc.integer({ min: Date.parse('2020-01-02'), max: Date.parse('2040-01-01') })

describe('R3: working days', () => {
  it('R3: the year 2026 has the holidays and make-up days that were announced', () => {
    const days = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index))
    const odd = days.filter((day) => isWorkingDay(day, said) !== (kindByWeekday(day) === 'work'))
    const madeUp = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']
    expect(odd.filter((day) => isWorkingDay(day, said))).toEqual(madeUp)
    expect(odd.filter((day) => !isWorkingDay(day, said))).toHaveLength(19)
    expect(days2026.filter(({ kind }) => kind === 'off')).toHaveLength(33)
    expect(days.filter((day) => isWorkingDay(day, said))).toHaveLength(261 - 19 + 6)
  })

  it.each([
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-28', 0, '2026-11-30'],
    ['2026-11-27', 0, '2026-11-27'],
  ])('R3: from %s the working day number %i is %s', (from, count, expected) => {
    expect(addWorkingDays(from, count, said)).toBe(expected)
  })

  it('R3: counting forward and counting between say the same, on any calendar', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 40 }), anyCalendar, (from, count, any) => {
        const to = addWorkingDays(from, count, any)
        expect(isWorkingDay(to, any)).toBe(true)
        expect(to > from).toBe(true)
        expect(workingDaysBetween(from, to, any)).toBe(count)
        expect(workingDaysBetween(from, addDays(to, -1), any)).toBe(count - 1)
        expect(addWorkingDays(from, count + 1, any) > to).toBe(true)
      }),
    )
  })

  it('R3: a day more off never brings a deadline forward', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.integer({ min: 0, max: 40 }), anyCalendar, (from, day, count, any) => {
        const more = new Map(any).set(day, 'off' as const)
        expect(addWorkingDays(from, count, more) >= addWorkingDays(from, count, any)).toBe(true)
      }),
    )
  })

  it('R3: weekdays', () => {
    expect(['2026-11-23', '2026-11-28', '2026-11-29'].map(weekdayOf)).toEqual([1, 6, 7])
  })
})

describe('R3: when time is up', () => {
  const counting = { said, timeZone: 'Asia/Shanghai' }
  const at = (text: string) => Date.parse(`${text}+08:00`)

  it.each([
    ['2026-11-27T10:00', { workingDays: 1 }, '2026-12-01T00:00'],
    ['2026-11-27T23:59', { workingDays: 2 }, '2026-12-02T00:00'],
    ['2026-11-28T00:00', { workingDays: 1 }, '2026-12-01T00:00'],
    ['2026-09-30T09:00', { workingDays: 2 }, '2026-10-10T00:00'],
    ['2026-11-27T23:45', { minutes: 30 }, '2026-11-28T00:15'],
  ])('R3: given at %s, %o, it is up at %s', (given, allowed, expected) => {
    expect(localTime('Asia/Shanghai', deadlineAfter(at(given), allowed, counting))).toBe(`${expected}:00`)
  })

  it('R3: a day ends when the next begins, wherever clocks are put forward or back', () => {
    fc.assert(
      fc.property(anyDate, anyZone, (date, timeZone) => {
        const end = endOfDay(date, timeZone)
        expect(dateIn(timeZone, end - 1)).toBe(date)
        expect(dateIn(timeZone, end)).toBe(addDays(date, 1))
      }),
      { numRuns: 1000 },
    )
  })

  it('R3: whoever was given the same time later has it later, or as long; never before they were given it', () => {
    fc.assert(
      fc.property(
        anyMoment,
        anyMoment,
        fc.integer({ min: 0, max: 9 }),
        anyCalendar,
        anyZone,
        (a, b, days, any, timeZone) => {
          const [first, second] = [Math.min(a, b), Math.max(a, b)]
          const due = (moment: number) => deadlineAfter(moment, { workingDays: days }, { said: any, timeZone })
          expect(due(first)).toBeGreaterThan(first)
          expect(due(second)).toBeGreaterThanOrEqual(due(first))
          expect(isWorkingDay(dateIn(timeZone, due(first) - 1), any)).toBe(true)
        },
      ),
    )
  })

  it('R3: minutes pass alike on the night on which clocks change', () => {
    const jump = Date.parse('2026-03-29T00:50:00Z')
    const due = deadlineAfter(jump, { minutes: 30 }, { said: new Map(), timeZone: 'Europe/Berlin' })
    expect(due - jump).toBe(30 * 60_000)
    expect(localTime('Europe/Berlin', due)).toBe('2026-03-29T03:20:00')
  })
})

describe('R3: a year that is not in the calendar', () => {
  it.each([
    ['2026-10-31', [2026], []],
    ['2026-11-01', [2026], [2027]],
    ['2026-12-31', [2026, 2027], []],
    ['2027-01-01', [2026], [2027]],
    ['2027-11-02', [2026], [2027, 2028]],
  ])('R3: on %s, with %j, %j are missing', (today, complete, missing) => {
    expect(missingYears({ complete }, today)).toEqual(missing)
  })
})

it('R3: days that are the same are told as spans, and no others', () => {
  const day = (date: string, kind: CalendarDay['kind'], zh: string): CalendarDay => ({
    date,
    kind,
    name: { zh, en: '' },
  })
  const days = [
    day('2026-12-31', 'off', '元旦'),
    day('2027-01-01', 'off', '元旦'),
    day('2027-01-02', 'off', ''),
    day('2027-01-03', 'work', ''),
    day('2027-01-05', 'work', ''),
  ]
  expect(spansOf(days).map(({ from, to, kind }) => [from, to, kind])).toEqual([
    ['2026-12-31', '2027-01-01', 'off'],
    ['2027-01-02', '2027-01-02', 'off'],
    ['2027-01-03', '2027-01-03', 'work'],
    ['2027-01-05', '2027-01-05', 'work'],
  ])
  expect(spansOf(days2026)).toHaveLength(13)
})
