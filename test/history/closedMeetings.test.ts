import { expect, it } from 'vitest'
import { momentOf, type ClosedMeeting } from '#app/history/closedMeetings'

const meeting = (id: string, closedAt: number): ClosedMeeting => ({ id, title: id, heldOn: '2026-11-23', closedAt })
const meetings = [meeting('second', 200), meeting('first', 100)]

it.each([
  ['the present', 'now', 300],
  ['no moment', null, 300],
  ['a moment', { at: 7 }, 7],
  ['the last meeting', 'last-meeting', 200],
  ['a meeting', { meeting: 'first' }, 100],
  ['one that there is not', { meeting: 'none' }, 300],
] as const)('the moment of %s', (_, point, at) => {
  expect(momentOf(point, meetings, 300)).toBe(at)
})
