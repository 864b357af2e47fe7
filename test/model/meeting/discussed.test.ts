import { describe, expect, it } from 'vitest'
import { afterMark, afterShowing, discussedAfter, type EntryProgress } from '#app/model/meeting/discussed'

const least = discussedAfter
const entry = (state: EntryProgress['state'], shownFor: number): EntryProgress => ({ state, shownFor })

describe('an item counts as discussed', () => {
  it.each([
    ['not when the meeting walks past it', entry('pending', 0), 900, entry('pending', 900)],
    ['nor just before it has stood long enough', entry('pending', 0), least - 1, entry('pending', least - 1)],
    ['when it has', entry('pending', 0), least, entry('discussed', least)],
    ['in sum, over several visits', entry('pending', least - 500), 500, entry('discussed', least)],
    ['not when somebody skipped it, however long it stands', entry('skipped', 0), 60_000, entry('skipped', 60_000)],
    ['once and for all', entry('discussed', 0), 10, entry('discussed', 10)],
    ['by no time when the clock went back', entry('pending', 300), -5_000, entry('pending', 300)],
  ])('%s', (_when, before, span, after) => {
    expect(afterShowing(before, span)).toEqual(after)
  })

  it('when a coordinator says so, and not when they say that it was not, until it has stood anew', () => {
    expect(afterMark(entry('pending', 10), 'discussed', 0)).toEqual(entry('discussed', 10))
    const marked = afterMark(entry('discussed', 60_000), 'pending', 20_000)
    expect(afterShowing(marked, 20_000 + least - 1).state).toBe('pending')
    expect(afterShowing(marked, 20_000 + least).state).toBe('discussed')
    expect(afterShowing(afterMark(entry('discussed', 60_000), 'pending', 0), 1_000).state).toBe('pending')
  })
})
