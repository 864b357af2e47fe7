import { expect, it } from 'vitest'
import type { Notice } from '#app/model/live/wire'
import type { Peer } from '#server/sync/peer'
import { Readers } from '#server/sync/readers'

it('S3: a slow reader hears what it missed in the order of the last time, so that what it hears last is so', () => {
  const person = { id: 'p1', name: '王敏', role: 'viewer' as const, department: null }
  const slow: Peer = {
    person,
    wantsAcks: true,
    stampsFrom: null,
    isScreen: false,
    isEnded: false,
    isFull: true,
    onDrained: () => undefined,
    send: () => expect.fail('it is full'),
    close: () => undefined,
  }
  const readers = new Readers(
    () => 0,
    () => new Uint8Array([0]),
    () => undefined,
  )
  readers.join(slow)
  const told: Notice[] = [
    { type: 'saving-again' },
    { type: 'not-saving', since: 1 },
    { type: 'views' },
    { type: 'saving-again' },
  ]
  for (const notice of told) readers.notify(notice)
  const heard = readers.catchUp(slow)!.notices.map((frame) => /"type":"([\w-]+)"/.exec(frame.toString('utf8'))![1])
  expect(heard).toEqual(['not-saving', 'views', 'saving-again'])
})
