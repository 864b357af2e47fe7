import { expect, it } from 'vitest'
import { until } from './syncHarness'

const left = { asked: 0, isRejected: false }

it('a test may end while something of it still waits', () => {
  const never = () => {
    left.asked++
    return false
  }
  until(never, 50).catch(() => (left.isRejected = true))
})

it('such a wait ends with its test: it asks no more, and fails nobody', async () => {
  const asked = left.asked
  // A longer one than that.
  await expect(until(() => false, 200)).rejects.toThrow('not in time')
  expect(left.asked - asked).toBe(0)
  expect(left.isRejected).toBe(false)
})
