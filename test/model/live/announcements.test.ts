import { describe, expect, it } from 'vitest'
import { summarise, waitToSay } from '#app/model/live/announcements'

describe('what others changed, in a few words', () => {
  const who = (item: string) => (item === 'c' ? '李强' : '王敏')
  it('person by person, most first, each cell once, at most three of them by name', () => {
    const changes = [
      { item: 'c', column: 'due' },
      { item: 'a', column: 'progress' },
      { item: 'a', column: 'progress' },
      { item: 'a', column: 'owner' },
      { item: 'b', column: null },
      { item: 'b', column: 'order' },
      { item: 'a', column: 'due' },
    ]
    expect(summarise(changes, who)).toEqual([
      {
        who: '王敏',
        count: 4,
        places: [
          { item: 'a', column: 'progress' },
          { item: 'a', column: 'owner' },
          { item: 'b', column: null },
        ],
      },
      { who: '李强', count: 1, places: [{ item: 'c', column: 'due' }] },
    ])
  })
  it('nothing where only places changed', () => {
    expect(
      summarise(
        [
          { item: 'a', column: 'order' },
          { item: 'a', column: 'parent' },
        ],
        who,
      ),
    ).toEqual([])
  })
})

describe('when it may be said', () => {
  const free = { saidAt: 0, typedAt: 0, isComposing: false }
  it('at once when it is quiet, and not again within five seconds', () => {
    expect(waitToSay(100_000, free)).toBe(0)
    expect(waitToSay(100_000, { ...free, saidAt: 96_000 })).toBe(1_000)
  })
  it('never while somebody types or composes', () => {
    expect(waitToSay(100_000, { ...free, typedAt: 99_500 })).toBe(1_500)
    expect(waitToSay(100_000, { ...free, isComposing: true })).toBeGreaterThan(0)
    expect(waitToSay(100_000, { saidAt: 99_000, typedAt: 99_500, isComposing: true })).toBe(4_000)
  })
})
