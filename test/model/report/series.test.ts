import { expect, it } from 'vitest'
import { seriesOf } from '#app/model/report/series'
import { dateIn } from '#app/model/text/dates'

const zone = 'Asia/Shanghai'
const at = (date: string) => Date.parse(`${date}T10:00:00+08:00`)
const told = (from: string, to: string) => {
  const { pace, moments } = seriesOf(at(from), at(to), zone)
  return { pace, dates: moments.map((moment) => dateIn(zone, moment)), last: moments.at(-1) }
}

it('a ledger of one day is told by that day', () => {
  expect(told('2026-03-02', '2026-03-02')).toEqual({ pace: 'days', dates: ['2026-03-02'], last: at('2026-03-02') })
})

it('days become weeks, months, quarters and years as the time grows, and never more than can be told apart', () => {
  expect(told('2026-03-02', '2026-03-05').dates).toEqual(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'])
  expect(told('2026-03-02', '2026-03-30').dates).toEqual([
    '2026-03-02',
    '2026-03-09',
    '2026-03-16',
    '2026-03-23',
    '2026-03-30',
  ])
  expect(told('2025-11-15', '2026-07-10')).toMatchObject({
    pace: 'months',
    dates: [
      '2025-11-30',
      '2025-12-31',
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
      '2026-07-10',
    ],
  })
  const ten = told('2016-05-20', '2026-05-20')
  expect([ten.pace, ten.dates[0], ten.dates[1], ten.dates.length]).toEqual(['quarters', '2016-06-30', '2016-09-30', 41])
  expect(told('2001-05-20', '2026-05-20')).toMatchObject({ pace: 'years' })
  for (let days = 0; days < 4_000; days += 13) {
    const { moments } = seriesOf(at('2016-05-20'), at('2016-05-20') + days * 86_400_000, zone)
    expect(moments.length).toBeLessThanOrEqual(42)
    expect([...moments].sort((a, b) => a - b)).toEqual(moments)
  }
})
