import * as encoding from 'lib0/encoding'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { readStamped } from '#app/model/live/presence'
import { messageType } from '#app/model/live/wire'
import { randomFrom, type Random } from '../support/random'
import { Editor, frame, RawSocket, removeTemporaryFiles, startSyncServer, until } from './syncHarness'

afterAll(removeTemporaryFiles)

/** Frames of every kind that there is and of some that there are not, whole and broken, with what belongs in them or not. */
function anyFrame(random: Random): Uint8Array {
  const bytes = (most: number) => Uint8Array.from({ length: random.below(most) }, () => random.below(256))
  const [json] = fc.sample(fc.jsonValue({ maxDepth: 3 }), { numRuns: 1, seed: random.below(2 ** 31) })
  const state = random.pick<unknown>([
    json,
    { cell: json },
    { cursor: { ['anchor']: json, head: json } },
    { editing: json, cell: { item: '1.1', column: 'due' } },
    { meeting: json },
    null,
  ])
  const whole = random.pick([
    () =>
      frame(messageType.sync, (encoder) => {
        encoding.writeVarUint(encoder, random.below(4))
        encoding.writeVarUint8Array(
          encoder,
          random.pick([bytes(40), bytes(3_000), new Uint8Array([0]), new Uint8Array([0, 0])]),
        )
      }),
    () =>
      frame(messageType.awareness, (encoder) => {
        const update = encoding.createEncoder()
        const states = random.below(4)
        encoding.writeVarUint(update, random.pick([states, states, states + 1]))
        for (let i = 0; i < states; i++) {
          encoding.writeVarUint(update, 4_711 + random.below(3))
          encoding.writeVarUint(update, random.below(1_000))
          encoding.writeVarString(update, random.pick([JSON.stringify(state), '{"cell":', '']))
        }
        encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update))
      }),
    () => new Uint8Array([messageType.queryAwareness]),
    () =>
      frame(
        random.pick([messageType.auth, messageType.ack, messageType.refused, messageType.notice, 7, 300]),
        (encoder) => encoding.writeVarString(encoder, JSON.stringify(json)),
      ),
    () => bytes(200),
  ])()
  return random.below(8) === 0 ? whole.slice(0, random.below(whole.length + 1)) : whole
}

it.each([3, 20_261_128])(
  'S1 G8: whatever frames a department and a viewer send, colleagues go on and see nothing that they cannot read (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    const server = await startSyncServer()
    const colleagues = await Promise.all(
      ['xu', 'yang', 'zu'].map((as) => new Editor(server, as, { ack: true }).synced()),
    )
    const [xu] = colleagues as [Editor, ...Editor[]]
    const hostile = new Map<string, RawSocket>()
    for (let i = 0; i < 600; i++) {
      const as = random.pick(['ren', 'ling'])
      let socket = hostile.get(as)
      if (!socket || socket.ws.readyState !== socket.ws.OPEN)
        hostile.set(as, (socket = await RawSocket.open(server, as)))
      socket.ws.send(anyFrame(random))
      if (i % 20 === 0) xu.row('1.1').set('clause', `第 ${i} 次`)
    }
    const last = '第 580 次'
    await until(() => colleagues.every((editor) => editor.row('1.1').get('clause') === last))
    for (const { provider } of colleagues) {
      for (const [client, state] of provider.awareness.getStates()) {
        if (client !== provider.awareness.clientID) expect(readStamped(state), JSON.stringify(state)).toEqual(state)
      }
    }
    expect(colleagues.every(({ provider }) => provider.wsconnected)).toBe(true)
    for (const one of [...hostile.values(), ...colleagues]) one.close()
    await server.stop()
  },
  120_000,
)
