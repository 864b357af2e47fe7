import { expect, it } from 'vitest'
import { frameOf } from '#server/sync/frame'
import { Pace } from '#server/sync/pace'

it.each([
  [0, [0x82, 0]],
  [125, [0x82, 125]],
  [126, [0x82, 126, 0, 126]],
  [65_535, [0x82, 126, 255, 255]],
  [65_536, [0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]],
])('S1: a frame of %i bytes says its length as RFC 6455 wants it', (length, head) => {
  const message = new Uint8Array(length).fill(7)
  const frame = frameOf(message)
  expect([...frame.subarray(0, head.length)]).toEqual(head)
  expect(frame.subarray(head.length).equals(message)).toBe(true)
})

it('W2: no window when idle or cheap; it grows with the work to less than 25 ms, and shrinks again', () => {
  const pace = new Pace()
  expect(pace.delay(0)).toBe(0)
  pace.worked(0.5, 0.5)
  expect(pace.delay(1)).toBe(0)
  for (let i = 0; i < 30; i++) pace.worked(1, i * 10 + 1)
  expect(pace.delay(291)).toBeCloseTo(8, 0)
  expect(pace.delay(300)).toBe(0)
  for (let i = 0; i < 30; i++) pace.worked(90, i * 100 + 90)
  expect(pace.delay(2_990)).toBe(24)
  for (let i = 0; i < 60; i++) pace.worked(0.1, 4_000.1)
  expect(pace.delay(4_000.1)).toBe(0)
})
