import { describe, it } from 'vitest'
import * as Y from 'yjs'
import { textOf } from '#app/model/ledger/ledger'
import { raw, rawUpdate } from '../support/raw-update'
import { letters, mine, own, rows, useHostileScene, type Attempt } from './hostileScene'
import { updateOf } from './syncHarness'

// What syncGate.test.ts tries through Yjs's own API is not tried again here: these are bytes made by hand, and edits
// that look right. What is tried against presence is in syncPresence.test.ts (G8).
const hostile = useHostileScene()

describe('G1: bytes that are no honest update', () => {
  const deep = new Uint8Array(400_000).map((_, i) => (i % 2 === 0 ? 117 : 1)) // a list in a list in a list …
  const attempts: Attempt[] = [
    [
      '2^28 structs announced',
      'malformed',
      () => rawUpdate([{ client: mine, clock: 0, structs: [], announced: 2 ** 28 }]),
    ],
    [
      '2^40 structs announced after a real one',
      'malformed',
      () => rawUpdate([{ client: mine, clock: 0, structs: [{ gc: 1 }], announced: 2 ** 40 }]),
    ],
    [
      'a list 200,000 deep',
      'malformed',
      ({ at }) => own({ content: raw.anyBytes(deep), parent: at(rows.own), key: 'support' }),
    ],
    [
      'a buffer of 2^40 bytes',
      'malformed',
      ({ at }) =>
        own({
          content: raw.anyBytes(new Uint8Array([116, 128, 128, 128, 128, 128, 64])),
          parent: at(rows.own),
          key: 'owner',
        }),
    ],
    [
      'an update of the second format',
      'malformed',
      ({ doc }) =>
        Y.convertUpdateFormatV1ToV2(
          updateOf(doc, (copy) => textOf(copy, rows.foreign, 'progress')!.delete(0, 2), mine).update,
        ),
    ],
    ['an empty text', 'malformed', ({ at }) => own(letters('', { parent: at(rows.own, 'progress') }))],
    [
      'an empty list of values',
      'malformed',
      ({ at }) => own({ content: raw.any(), parent: at(rows.own), key: 'owner' }),
    ],
    ['nothing deleted', 'malformed', ({ at }) => own({ content: raw.deleted(0), parent: at(rows.own, 'progress') })],
    ['an empty skip', 'malformed', () => own({ gc: 1 }, { skip: 0 }, { gc: 1 })],
    [
      'one client in two blocks',
      'again',
      ({ at }) =>
        rawUpdate(
          [0, 1].map((clock) => ({
            client: mine,
            clock,
            structs: [letters('字', { parent: at(rows.own, 'progress') })],
          })),
        ),
    ],
    [
      'one client in two blocks, the second empty',
      'again',
      ({ at }) =>
        rawUpdate([
          { client: mine, clock: 0, structs: [letters('字', { parent: at(rows.own, 'progress') })] },
          { client: mine, clock: 0, structs: [] },
        ]),
    ],
    [
      'new clientIDs by the hundred',
      'malformed',
      () => rawUpdate(Array.from({ length: 257 }, (_, i) => ({ client: mine + i, clock: 0, structs: [{ gc: 1 }] }))),
    ],
    [
      'the same deletes again and again',
      'malformed',
      ({ at }) =>
        rawUpdate(
          [],
          Array.from({ length: 9 }, () => [...at(rows.own, 'next'), 1] as const),
        ),
    ],
    ['JSON content', 'malformed', ({ at }) => own({ content: raw.json('字'), parent: at(rows.own), key: 'owner' })],
    ['binary content', 'malformed', ({ at }) => own({ content: raw.binary(1, 2), parent: at(rows.own), key: 'owner' })],
    ['a format', 'malformed', ({ at }) => own({ content: raw.format('bold', true), parent: at(rows.own, 'progress') })],
    [
      'an embed',
      'malformed',
      ({ at }) => own({ content: raw.embed({ image: 'x' }), parent: at(rows.own, 'progress') }),
    ],
    ['a sub-document', 'malformed', ({ at }) => own({ content: raw.doc('x'), parent: at(rows.own), key: 'owner' })],
    [
      'a big integer',
      'bad-value',
      ({ at }) => own({ content: raw.any(2n ** 60n), parent: at(rows.own), key: 'owner' }),
    ],
    [
      'two values in one cell',
      'malformed',
      ({ at }) => own({ content: raw.any('甲', '乙'), parent: at(rows.own), key: 'owner' }),
    ],
  ]
  it.each(attempts)('G1 G7: %s (%s)', (_what, code, make) =>
    hostile.scene.expectNothingOf('ren', code, make(hostile.scene.hit)),
  )
})
