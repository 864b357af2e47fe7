import * as encoding from 'lib0/encoding'
import fc from 'fast-check'
import { messageType } from '#app/model/live/wire'
import { frame } from './frame'
import type { Random } from './random'

/** Frames of every kind that there is and of some that there are not, whole and broken, with what belongs in them or not. */
export function anyFrame(random: Random): Uint8Array {
  const bytes = (most: number) => Uint8Array.from({ length: random.below(most) }, () => random.below(256))
  const [json] = fc.sample(fc.jsonValue({ maxDepth: 3 }), { numRuns: 1, seed: random.below(2 ** 31) })
  const state = random.pick<unknown>([
    json,
    { cell: json },
    { cursor: { ['anchor']: json, head: json } },
    { cursor: { ['anchor']: caretEnd(random), head: caretEnd(random) } },
    {
      cell: { item: random.pick(['1.1', '1.2.4', 'nowhere', 'constructor']), column: random.pick(places) },
      editing: true,
    },
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

const places = ['due', 'progress', 'code', 'light', 'nowhere', 'toString', '']

/** The right shape, in a text, in no text, and beyond all letters. */
function caretEnd(random: Random) {
  const at = () =>
    random.pick([null, { client: random.below(2 ** 31), clock: random.below(3_000) }, { client: 0, clock: 0 }])
  return { type: at(), tname: random.pick([null, 'items', 'nowhere']), item: at(), assoc: random.pick([0, -1, 7]) }
}
