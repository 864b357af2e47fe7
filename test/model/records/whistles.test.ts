import { expect, it } from 'vitest'
import { inWallOrder, type ShownCall } from '#app/model/records/whistles'

const minute = 60_000
const now = Date.parse('2026-11-23T01:00:00Z')
const call = (id: string, due: number, isWaiting = true): ShownCall => ({
  ...{
    id,
    department: 'renshe',
    place: '路口',
    urgency: 'urgent',
    by: { id: 'u1', name: '德', department: 'desheng' },
  },
  ...{ state: isWaiting ? 'called' : 'arrived', dueAt: now + due * minute, isWaiting },
})

it('R3: on a wall first stands whose time runs out next, then who is late, the latest first, then who has come', () => {
  const calls = [call('came', 1, false), call('old', -9000), call('later', 30), call('late', -2), call('next', 4)]
  expect(inWallOrder(calls, now).map(({ id }) => id)).toEqual(['next', 'later', 'late', 'old', 'came'])
  // Seen five minutes later.
  expect(inWallOrder(calls, now + 5 * minute).map(({ id }) => id)).toEqual(['later', 'next', 'late', 'old', 'came'])
})
