import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Breath, urgently } from '#db/breath'

/** Longer than a stretch, and than the longest rest (ms). */
const [aStretch, aRest] = [5, 50]

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await nextTurn()
}

/** Work that has gone on for a stretch and rests now. */
function resting(): { isResting: boolean; rested: Promise<void> } {
  const breath = new Breath()
  vi.advanceTimersByTime(aStretch)
  const state = { isResting: true, rested: breath.take().then(() => void (state.isResting = false)) }
  return state
}

it('S2: a breath lets everything else have its turn, and costs nothing before a stretch is over', async () => {
  const breath = new Breath()
  let isNextTurn = false
  setImmediate(() => (isNextTurn = true))
  await breath.take()
  expect(isNextTurn).toBe(false)
  vi.advanceTimersByTime(aStretch)
  await breath.take()
  expect(isNextTurn).toBe(true)
})

it('S2: long works that go on at once have their stretches in turns, so that they hold others up no longer than one does', async () => {
  const works = [resting(), resting(), resting()]
  const left = [works.filter(({ isResting }) => isResting).length]
  while (left.at(-1)! > 0) {
    await nextTurn()
    left.push(works.filter(({ isResting }) => isResting).length)
  }
  const atOnce = left.slice(1).map((count, turn) => left[turn]! - count)
  expect(Math.max(...atOnce)).toBe(1)
})

it('W2: long work rests while an edit is being stored, and goes on behind it', async () => {
  let store = () => {}
  const stored = urgently(() => new Promise<void>((resolve) => (store = resolve)))
  const work = resting()
  await turns(20)
  expect(work.isResting).toBe(true)
  store()
  await Promise.all([stored, work.rested])
})

it('S2: long work does not wait for ever for storing that takes its time, or has failed', async () => {
  let fail = () => {}
  const stored = urgently(() => new Promise<void>((_, reject) => (fail = () => reject(new Error('full')))))
  const work = resting()
  await turns(20)
  expect(work.isResting).toBe(true)
  vi.advanceTimersByTime(aRest)
  await work.rested
  fail()
  await expect(stored).rejects.toThrow('full')
  await resting().rested
})
