import * as encoding from 'lib0/encoding'
import fc from 'fast-check'
import { messageType } from '#app/model/live/wire'
import { frame } from './frame'
import type { Random } from './random'

/** Frames of every kind that there is and of some that there are not, whole and broken, with what belongs in them or not. */
export function anyFrame(random: Random): Uint8Array {
  const bytes = (most: number) => Uint8Array.from({ length: random.below(most) }, () => random.below(256))
  const whole = random.pick([
    () =>
      frame(messageType.sync, (encoder) => {
        encoding.writeVarUint(encoder, random.below(4))
        encoding.writeVarUint8Array(
          encoder,
          random.pick([bytes(40), bytes(3_000), new Uint8Array([0]), new Uint8Array([0, 0])]),
        )
      }),
    () => {
      const states = Array.from({ length: random.below(4) }, () => random.pick([anyState(random), '{"cell":', '']))
      const count = random.pick([states.length, states.length, states.length + 1])
      return presence(states, () => [4_711 + random.below(3), random.below(1_000)], count)
    },
    () => new Uint8Array([messageType.queryAwareness]),
    () =>
      frame(
        random.pick([messageType.auth, messageType.ack, messageType.refused, messageType.notice, 7, 300]),
        (encoder) => encoding.writeVarString(encoder, JSON.stringify(anyJson(random))),
      ),
    () => bytes(200),
  ])()
  return random.below(8) === 0 ? whole.slice(0, random.below(whole.length + 1)) : whole
}

/** What somebody announces of themselves, whole, as the client that they are: of every shape, also of those that are passed on. */
export function anyPresence(random: Random, client: number, clock: number): Uint8Array {
  return presence([anyState(random)], () => [client, clock])
}

function presence(
  states: readonly string[],
  at: () => [client: number, clock: number],
  count = states.length,
): Uint8Array {
  return frame(messageType.awareness, (encoder) => {
    const update = encoding.createEncoder()
    encoding.writeVarUint(update, count)
    for (const state of states) {
      for (const number of at()) encoding.writeVarUint(update, number)
      encoding.writeVarString(update, state)
    }
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update))
  })
}

function anyState(random: Random): string {
  const json = anyJson(random)
  const caret = random.pick([() => json, () => caretEnd(random)])
  const state = random.pick<unknown>([
    json,
    { cell: json },
    { cursor: { ['anchor']: caret(), head: caret() } },
    { cursor: { ['anchor']: caretEnd(random), head: caretEnd(random) } },
    { editing: json, cell: { item: '1.1', column: 'due' } },
    { editing: true, cell: { item: random.pick(rows), column: random.pick(columns) } },
    { meeting: json },
    null,
  ])
  return JSON.stringify(state)
}

const rows = ['1.1', '1.2.4', 'nowhere', 'constructor']
const columns = ['due', 'progress', 'code', 'light', 'nowhere', 'toString', '']

/** The end of a caret: in a text, in no text, and beyond all letters. */
function caretEnd(random: Random) {
  const at = () =>
    random.pick([null, { client: random.below(2 ** 31), clock: random.below(3_000) }, { client: 0, clock: 0 }])
  return { type: at(), tname: random.pick([null, 'items', 'nowhere']), item: at(), assoc: random.pick([0, -1, 7]) }
}

function anyJson(random: Random): unknown {
  const [json] = fc.sample(fc.jsonValue({ maxDepth: 3 }), { numRuns: 1, seed: random.below(2 ** 31) })
  return json
}
