import * as encoding from 'lib0/encoding'
import { expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { applyPresence } from '#app/sync/applyPresence'

const user = { id: 'p1', name: '王敏', department: null, color: '#7A4FA3' }

function updateOf(...states: [client: number, clock: number, json: string][]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, states.length)
  for (const [client, clock, json] of states) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}

it('G8: a page takes in what it can read, and somebody whom it cannot read any more is not there', () => {
  const awareness = new Awareness(new Y.Doc())
  const others = () => new Map([...awareness.getStates()].filter(([client]) => client !== awareness.clientID))
  const good = { cell: { item: '1.1', column: 'due' }, user }
  const bad = { cell: { item: { toString: 1 }, column: 'title' }, user }
  applyPresence(awareness, updateOf([1, 1, JSON.stringify(good)], [2, 1, JSON.stringify(bad)], [3, 1, 'null']), null)
  expect(others()).toEqual(new Map([[1, good]]))
  applyPresence(awareness, updateOf([1, 2, JSON.stringify(bad)]), null)
  expect(others()).toEqual(new Map())
  applyPresence(awareness, updateOf([1, 3, '{"cell":']), null)
  applyPresence(awareness, new Uint8Array([5, 1]), null)
  applyPresence(awareness, updateOf([1, 4, JSON.stringify(good)]), null)
  expect(others()).toEqual(new Map([[1, good]]))
  awareness.destroy()
})
