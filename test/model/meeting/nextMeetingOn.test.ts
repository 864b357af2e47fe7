import { expect, it } from 'vitest'
import { nextMeetingOn } from '#app/model/meeting/nextMeetingOn'

it.each([
  ['the first meeting', '2026-11-23', null, '2026-11-30'],
  ['a weekly one', '2026-11-23', '2026-11-16', '2026-11-30'],
  ['one every two weeks, over the end of a year', '2026-12-28', '2026-12-14', '2027-01-11'],
  ['one a day later', '2026-11-24', '2026-11-23', '2026-11-25'],
  ['a second one on the same day', '2026-11-23', '2026-11-23', '2026-11-30'],
  ['one dated before the last', '2026-11-16', '2026-11-23', '2026-11-23'],
  ['one each quarter', '2026-12-31', '2026-09-30', '2027-04-02'],
  ['one after a long time', '2026-11-23', '2026-08-01', '2026-11-30'],
])(
  'the next meeting comes as long after %s as that came after the one before, else a week',
  (_what, on, before, next) => {
    expect(nextMeetingOn(on, before)).toBe(next)
  },
)
