import { describe, expect, it } from 'vitest'
import { createAttempts } from '#server/people/attempts'
import { postman } from '../support/hints'

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('X2 P3: tries in several processes', () => {
  const house = (limit: number) => {
    const clock = { now: 0 }
    const post = postman()
    const process = (name = 'pair') =>
      createAttempts({ name, limit, window: 1_000, capacity: 100, now: () => clock.now, hints: post.process() })
    return { clock, process }
  }

  it('count together, wherever each was made, and end together', async () => {
    const { clock, process } = house(3)
    const [one, two] = [process(), process()]
    expect([one.take('a'), two.take('a')]).toEqual([0, 0])
    await turn()
    expect(one.take('a')).toBe(0)
    await turn()
    expect([one.take('a'), two.take('a'), two.take('b')]).toEqual([1, 1, 0])
    clock.now = 1_001
    expect([one.take('a'), two.take('a')]).toEqual([0, 0])
  })

  it('are given back and forgiven everywhere, and are not mixed up with those of another kind', async () => {
    const { process } = house(1)
    const [one, two, other] = [process(), process(), process('address')]
    one.take('a')
    await turn()
    expect([two.take('a'), other.take('a')]).toEqual([1, 0])
    one.giveBack('a')
    await turn()
    expect(two.take('a')).toBe(0)
    two.clear('a')
    await turn()
    expect(one.take('a')).toBe(0)
  })
})
