import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPresence, readStamped } from '#app/model/live/presence'

const caret = { type: null, tname: null, item: { client: 7, clock: 3 }, assoc: 0 }
const user = { id: 'p1', name: '王敏', department: 'renshe', color: '#7A4FA3' }
const presenting = { view: 'stream=s1', cell: null, draft: null, at: 5 }

describe('G8: presence in its exact shape', () => {
  it.each([
    {},
    { cell: null, editing: false },
    {
      cell: { item: '1.2.4', column: 'due' },
      editing: true,
      cursor: { anchor: caret, head: { ...caret, type: { client: 1, clock: 0 }, item: null, assoc: -1 } },
    },
    { meeting: presenting, cursor: null },
  ])('passes %j', (state) => expect(readPresence(state)).toEqual(state))

  it('leaves out what is not ours', () => {
    const state = {
      cell: { item: '1.1', column: 'due', toString: 1 },
      name: 'x',
      user,
      __proto__: null,
      padding: ['x'],
    }
    expect(readPresence(state)).toEqual({ cell: { item: '1.1', column: 'due' } })
  })

  it.each([
    null,
    1,
    'cell',
    [],
    [{}],
    { cell: { item: { toString: 1 }, column: 'title' } },
    { cell: { item: '1.1', column: 5 } },
    { cell: { item: '__proto__', column: 'due' } },
    { cell: 'title' },
    { cell: { item: '1.1', column: 'x'.repeat(65) } },
    { editing: 'yes' },
    { editing: null },
    { cursor: { anchor: {}, head: {} } },
    { cursor: { anchor: caret } },
    { cursor: { anchor: { ...caret, item: { client: -1, clock: 0 } }, head: caret } },
    { cursor: { anchor: { ...caret, item: { client: 1.5, clock: 0 } }, head: caret } },
    { cursor: { anchor: { ...caret, tname: {} }, head: caret } },
    { cursor: { anchor: { ...caret, assoc: 'left' }, head: caret } },
    { meeting: { ...presenting, at: 'now' } },
    { meeting: [] },
  ])('passes over %j', (state) => expect(readPresence(state)).toBeNull())

  it('a page shows nobody whom the server has not named', () => {
    expect(readStamped({ editing: true, user })).toEqual({ editing: true, user })
    for (const wrong of [
      undefined,
      null,
      'p1',
      { ...user, name: { toString: 1 } },
      { ...user, color: 5 },
      { ...user, department: [] },
    ]) {
      expect(readStamped({ editing: true, user: wrong })).toBeNull()
    }
  })

  it('never throws, and what it passes it passes again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const state = { cell: value, editing: value, cursor: value, meeting: value }
        for (const tried of [value, state, { cell: value }, { cursor: { anchor: value, head: value } }]) {
          const read = readPresence(tried)
          if (read) expect(readPresence(read)).toEqual(read)
          readStamped(tried)
        }
      }),
    )
  })
})
