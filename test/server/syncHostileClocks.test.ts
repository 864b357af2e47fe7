import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readItem } from '#app/model/ledger/ledger'
import { raw, rawUpdate } from '../support/raw-update'
import { letters, mine, own, rows, useHostileScene, type Attempt } from './hostileScene'

// What syncGate.test.ts tries through Yjs's own API is not tried again here: these are bytes made by hand, and edits
// that look right. What is tried against presence is in syncPresence.test.ts (G8).
const hostile = useHostileScene()

describe('G2–G4: clocks and references', () => {
  const attempts: Attempt[] = [
    [
      "a struct over the victim's last clock, with another parent",
      'foreign-client',
      ({ victim, next, at }) =>
        rawUpdate([
          { client: victim, clock: next - 1, structs: [letters('黑客', { parent: at(rows.own, 'progress') })] },
        ]),
    ],
    [
      "the victim's next clock",
      'foreign-client',
      ({ victim, next, at }) =>
        rawUpdate([{ client: victim, clock: next, structs: [letters('黑', { parent: at(rows.own, 'progress') })] }]),
    ],
    [
      "2^40 of the victim's clocks",
      'malformed',
      ({ victim, next }) => rawUpdate([{ client: victim, clock: next, structs: [{ gc: 2 ** 40 }] }]),
    ],
    [
      "2^23 of the victim's clocks",
      'foreign-client',
      ({ victim, next }) => rawUpdate([{ client: victim, clock: next, structs: [{ gc: 2 ** 23 }] }]),
    ],
    [
      "2^23 of the victim's clocks behind a skip",
      'foreign-client',
      ({ victim, next }) => rawUpdate([{ client: victim, clock: 0, structs: [{ skip: next }, { gc: 2 ** 23 }] }]),
    ],
    [
      "2^23 of the victim's clocks beside an own edit",
      'foreign-client',
      ({ victim, next, at }) =>
        rawUpdate([
          { client: mine, clock: 0, structs: [letters('字', { parent: at(rows.own, 'progress') })] },
          { client: victim, clock: next, structs: [{ gc: 2 ** 23 }] },
        ]),
    ],
    [
      "the document's author",
      'foreign-client',
      ({ doc, at }) =>
        rawUpdate([{ client: at(rows.own)[0], clock: Y.getState(doc.store, at(rows.own)[0]), structs: [{ gc: 1 }] }]),
    ],
    [
      'an author of an epoch that never was',
      'foreign-client',
      () => rawUpdate([{ client: 2 ** 40, clock: 0, structs: [{ gc: 1 }] }]),
    ],
    ['deletes of what the victim will write', 'again', ({ victim, next }) => rawUpdate([], [[victim, next, 5]])],
    [
      'deletes of what the victim has written and will write',
      'again',
      ({ victim, next }) => rawUpdate([], [[victim, next - 1, 2]]),
    ],
    ['deletes of what an unknown client will write', 'again', () => rawUpdate([], [[9_999, 0, 1]])],
    [
      'a clock that is not the next',
      'again',
      ({ at }) =>
        rawUpdate([{ client: mine, clock: 1, structs: [letters('字', { parent: at(rows.own, 'progress') })] }]),
    ],
    ['a skip in the middle', 'again', () => own({ gc: 1 }, { skip: 3 }, { gc: 1 })],
    ['an origin that is itself', 'malformed', () => own(letters('字', { origin: [mine, 0] }))],
    ['a right neighbour that is itself', 'malformed', () => own(letters('字', { right: [mine, 0] }))],
    ['a parent that is itself', 'malformed', () => own({ content: raw.type('map'), parent: [mine, 0], key: 'x' })],
    [
      'an origin that comes later',
      'malformed',
      ({ at }) => own(letters('字', { origin: [mine, 1] }), letters('字', { parent: at(rows.own, 'progress') })),
    ],
    [
      'a parent that comes later',
      'malformed',
      ({ at }) =>
        own(letters('字', { parent: [mine, 1] }), { content: raw.type('text'), parent: at(rows.own), key: 'progress' }),
    ],
    ['an origin that never comes', 'again', () => own(letters('字', { origin: [9_999, 0] }))],
    [
      'two clients that stand on each other',
      'again',
      () =>
        rawUpdate(
          [mine, mine + 1].map((client) => ({
            client,
            clock: 0,
            structs: [letters('字', { origin: [client === mine ? mine + 1 : mine, 0] })],
          })),
        ),
    ],
    [
      'two clients whose rows stand in each other',
      'again',
      () =>
        rawUpdate(
          [mine, mine + 1].map((client) => ({
            client,
            clock: 0,
            structs: [{ content: raw.type('map'), parent: [client === mine ? mine + 1 : mine, 0], key: 'x' }],
          })),
        ),
    ],
    [
      'a letter between two others in the wrong order',
      'malformed',
      ({ at }) =>
        own(
          letters('字字字', { parent: at(rows.own, 'progress') }),
          letters('字', { origin: [mine, 2], right: [mine, 1] }),
        ),
    ],
    [
      "a letter beside half of the victim's emoji",
      'malformed',
      ({ at, victim }) =>
        own(
          letters('字', { parent: at(rows.own, 'progress') }),
          letters('字', { origin: [mine, 0], right: [victim, 2] }),
        ),
    ],
    [
      "a deleted letter beside half of the victim's emoji",
      'malformed',
      ({ at, victim }) =>
        own(letters('字', { parent: at(rows.own, 'progress') }), {
          content: raw.deleted(1),
          origin: [mine, 0],
          right: [victim, 2],
        }),
    ],
    [
      "a letter between half of the victim's emoji and nothing",
      'malformed',
      ({ victim }) =>
        rawUpdate([
          { client: mine + 1, clock: 0, structs: [letters('字', { origin: [victim, 1], right: [mine, 0] })] },
          { client: mine, clock: 0, structs: [{ gc: 1 }] },
        ]),
    ],
  ]
  it.each(attempts)('G2 G3 G4 G7: %s (%s)', (_what, code, make) =>
    hostile.scene.expectNothingOf('ren', code, make(hostile.scene.hit)),
  )

  it('G3: what was parked as a gap is not completed by a later update', async () => {
    const { at, victim, next, doc } = hostile.scene.hit
    const early = rawUpdate([
      { client: mine, clock: 1, structs: [letters('黑', { parent: at(rows.foreign, 'progress') })] },
    ])
    const deletes = rawUpdate(
      [],
      [
        [mine, 1, 1],
        [victim, next, 1],
      ],
    )
    expect(await hostile.scene.send('ren', [early, deletes])).toEqual(['again', 'again'])
    expect(await hostile.scene.send('ren', [own(letters('字', { parent: at(rows.own, 'progress') }))])).toEqual([
      'taken',
    ])
    await expect.poll(() => readItem(doc, rows.own)!.progress).toBe('字')
    expect(readItem(doc, rows.foreign)!.progress).toBe('甲🙂乙')
    // Now that its turn has come it is judged like any other.
    expect(await hostile.scene.send('ren', [early])).toEqual(['not-your-item'])
    hostile.scene.victim.text(rows.foreign).insert(0, '戊')
    await expect.poll(() => readItem(doc, rows.foreign)!.progress).toBe('戊甲🙂乙')
  })
})
