import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { RefusalCode } from '#app/model/ledger/errors'
import { emptyItem, readItem, roots, rowFrom, textOf, type Item } from '#app/model/ledger/ledger'
import { messageType } from '#app/model/live/wire'
import { raw, rawUpdate, type RawStruct } from '../support/raw-update'
import { HostileScene, mine, rows, type Hit } from './hostileScene'
import { frame, RawSocket, removeTemporaryFiles, until, updateOf } from './syncHarness'

// What syncGate.test.ts tries through Yjs's own API is not tried again here: these are bytes made by hand, and edits
// that look right. What is tried against presence is in syncPresence.test.ts (G8).
let scene: HostileScene
beforeEach(async () => {
  scene = await HostileScene.open()
})
afterEach(() => scene.close())
afterAll(removeTemporaryFiles)

type Attempt = [what: string, code: RefusalCode | 'again' | 'taken', make: (hit: Hit) => Uint8Array]
const own = (...structs: RawStruct[]) => rawUpdate([{ client: mine, clock: 0, structs }])
const letters = (
  text: string,
  more: Partial<{ origin: [number, number]; right: [number, number]; parent: [number, number] | string; key: string }>,
): RawStruct => ({ content: raw.string(text), ...more })

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
      'bad-value',
      ({ at }) => own({ content: raw.any('甲', '乙'), parent: at(rows.own), key: 'owner' }),
    ],
  ]
  it.each(attempts)('G1 G7: %s (%s)', (_what, code, make) => scene.expectNothingOf('ren', code, make(scene.hit)))
})

describe('G5: a cell is written by those who may, also when it says the same afterwards', () => {
  /** The cell set to what it says, as a client that wins against most others. */
  const again =
    (row: string, column: string) =>
    ({ doc }: Hit) =>
      updateOf(
        doc,
        (copy) => {
          const cells = roots(copy).items.get(row)!
          cells.set(column, cells.get(column) ?? '')
        },
        2 ** 32 - 2,
      ).update
  /** Letters taken out of a text and put in again. */
  const retyped =
    (row: string, column: 'progress' | 'next') =>
    ({ doc }: Hit) =>
      updateOf(
        doc,
        (copy) => {
          const text = textOf(copy, row, column)!
          const letters = text.toString()
          text.delete(0, text.length)
          text.insert(0, letters)
        },
        mine,
      ).update
  const attempts: Attempt[] = [
    ["a foreign row's owner", 'not-your-item', again(rows.foreign, 'owner')],
    ["a foreign row's deadline", 'structure-only', again(rows.foreign, 'due')],
    ["one's own row's deadline", 'structure-only', again(rows.own, 'due')],
    ["a supported row's status", 'lead-only', again(rows.supported, 'status')],
    ["a foreign row's letters", 'not-your-item', retyped(rows.foreign, 'progress')],
  ]
  it.each(attempts)('G5 G7: %s (%s)', (_what, code, make) => scene.expectNothingOf('ren', code, make(scene.hit)))
  it('G5: a stream', () =>
    scene.expectNothingOf(
      'ren',
      'structure-only',
      updateOf(
        scene.hit.doc,
        (copy) => {
          const stream = [...roots(copy).streams.values()][0]!
          stream.set('title', stream.get('title'))
        },
        mine,
      ).update,
    ))

  it("G5: one's own cell may be set to what it says", async () => {
    expect(await scene.send('ren', [again(rows.own, 'owner')(scene.hit)])).toEqual(['taken'])
  })

  it('G5: nobody can hold a foreign cell against who sets it, whatever clientID they take', async () => {
    const stubborn = again(rows.foreign, 'due')
    for (let i = 0; i < 5; i++) expect(await scene.send('ren', [stubborn(scene.hit)])).toEqual(['structure-only'])
    scene.victim.row(rows.foreign).set('due', '2027-03-04')
    await until(() => scene.witness.row(rows.foreign).get('due') === '2027-03-04')
  })
})

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
  it.each(attempts)('G2 G3 G4 G7: %s (%s)', (_what, code, make) => scene.expectNothingOf('ren', code, make(scene.hit)))

  it('G3: what was parked as a gap is not completed by a later update', async () => {
    const { at, victim, next, doc } = scene.hit
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
    expect(await scene.send('ren', [early, deletes])).toEqual(['again', 'again'])
    expect(await scene.send('ren', [own(letters('字', { parent: at(rows.own, 'progress') }))])).toEqual(['taken'])
    await expect.poll(() => readItem(doc, rows.own)!.progress).toBe('字')
    expect(readItem(doc, rows.foreign)!.progress).toBe('甲🙂乙')
    // Now that its turn has come it is judged like any other.
    expect(await scene.send('ren', [early])).toEqual(['not-your-item'])
    scene.victim.text(rows.foreign).insert(0, '戊')
    await expect.poll(() => readItem(doc, rows.foreign)!.progress).toBe('戊甲🙂乙')
  })
})

describe('D1–D3: things that have no place in a ledger', () => {
  const attempts: [as: string, ...Attempt][] = [
    ['ren', 'an unknown root', 'malformed', () => own({ content: raw.any('x'), parent: 'secrets', key: 'a' })],
    ['ren', 'a root named __proto__', 'malformed', () => own({ content: raw.any('x'), parent: '__proto__', key: 'a' })],
    ['ren', 'a list under a root', 'malformed', () => own({ content: raw.any('x'), parent: 'items' })],
    ['ren', 'a deleted list under a root', 'malformed', () => own({ content: raw.deleted(3), parent: 'items' })],
    [
      'ren',
      'a list under an own row',
      'malformed',
      ({ at }) => own({ content: raw.string('x'), parent: at(rows.own) }),
    ],
    [
      'ren',
      'a deleted list under an own row',
      'malformed',
      ({ at }) => own({ content: raw.deleted(3), parent: at(rows.own) }),
    ],
    [
      'ren',
      'a list that replaces a cell',
      'malformed',
      ({ at }) => own({ content: raw.type('array'), parent: at(rows.own), key: 'support' }),
    ],
    [
      'ren',
      'a key of an own text',
      'malformed',
      ({ at }) => own({ content: raw.any('x'), parent: at(rows.own, 'progress'), key: 'hidden' }),
    ],
    [
      'ren',
      'a row in a text',
      'malformed',
      ({ at }) => own({ content: raw.type('map'), parent: at(rows.own, 'progress') }),
    ],
    [
      'ren',
      'a row in a cell',
      'bad-value',
      ({ at }) =>
        own(
          { content: raw.type('map'), parent: at(rows.own), key: 'owner' },
          { content: raw.any('x'), parent: [mine, 0], key: 'title' },
        ),
    ],
    [
      'ren',
      'a row in a row',
      'unknown-column',
      ({ at }) => own({ content: raw.type('map'), parent: at(rows.own), key: '1.2.5' }),
    ],
    [
      'ren',
      'a text of its own in a row',
      'bad-value',
      ({ at }) => own({ content: raw.type('text'), origin: at(rows.own, 'progress') }),
    ],
    [
      'ren',
      'a row in the place of an own row',
      'bad-value',
      ({ at }) => own({ content: raw.type('map'), origin: at(rows.own) }),
    ],
    [
      'ren',
      'a row beside an own row, under the same key',
      'structure-only',
      () => own({ content: raw.type('map'), parent: 'items', key: rows.own }),
    ],
    ...['__proto__', 'constructor', 'toString'].flatMap((name): [string, ...Attempt][] => [
      [
        'ren',
        `a column named ${name}`,
        'unknown-column',
        ({ at }) => own({ content: raw.any('x'), parent: at(rows.own), key: name }),
      ],
      [
        'ren',
        `the status ${name}`,
        'bad-value',
        ({ at }) => own({ content: raw.any(name), origin: at(rows.own, 'status') }),
      ],
      [
        'yang',
        `the lead ${name}`,
        'unknown-department',
        ({ at }) => own({ content: raw.any(name), origin: at(rows.own, 'lead') }),
      ],
      [
        'yang',
        `the support ${name}`,
        'unknown-department',
        ({ at }) => own({ content: raw.any([name]), parent: at(rows.own), key: 'support' }),
      ],
      [
        'yang',
        `under the row ${name}`,
        name === '__proto__' ? 'bad-value' : 'bad-place',
        ({ at }) => own({ content: raw.any(name), origin: at(rows.own, 'parent') }),
      ],
      [
        'yang',
        `an item named ${name}`,
        'bad-value',
        ({ doc }) => updateOf(doc, (copy) => add(copy, name), mine).update,
      ],
      [
        'yang',
        `a stream named ${name}`,
        'bad-value',
        () => own({ content: raw.type('map'), parent: 'streams', key: name }),
      ],
    ]),
    [
      'yang',
      'a value with a prototype of its own',
      'bad-value',
      ({ at }) => own({ content: raw.any({ ['__proto__']: { length: 1 } }), parent: at(rows.own), key: 'owner' }),
    ],
    [
      'yang',
      'an item without an order',
      'bad-value',
      ({ doc }) => updateOf(doc, (copy) => add(copy, 'new', 's1', ''), mine).update,
    ],
    [
      'yang',
      'a stream without an order',
      'bad-value',
      () => own({ content: raw.type('map'), parent: 'streams', key: 'new' }),
    ],
    [
      'yang',
      'a stream with an order that leaves no room',
      'bad-value',
      ({ doc }) => updateOf(doc, (copy) => roots(copy).streams.get('s1')!.set('order', 'a0'), mine).update,
    ],
    [
      'yang',
      'an item with the id of a stream',
      'bad-value',
      ({ doc }) => updateOf(doc, (copy) => add(copy, 's1'), mine).update,
    ],
    [
      'yang',
      'an item with the id of a stream that it deletes',
      'bad-value',
      ({ doc }) => updateOf(doc, (copy) => (roots(copy).streams.delete('s1'), add(copy, 's1', 's2')), mine).update,
    ],
    [
      'yang',
      'a stream with the id of an item',
      'bad-value',
      ({ doc }) =>
        updateOf(doc, (copy) => roots(copy).streams.set(rows.own, new Y.Map([['order', 'a9']])), mine).update,
    ],
    [
      'yang',
      'an item and a stream with one new id',
      'bad-value',
      ({ doc }) =>
        updateOf(doc, (copy) => (roots(copy).streams.set('new', new Y.Map([['order', 'a9']])), add(copy, 'new')), mine)
          .update,
    ],
  ]
  it.each(attempts)('D1 D2 D3 G7: from %s: %s (%s)', (as, _what, code, make) =>
    scene.expectNothingOf(as, code, make(scene.hit)),
  )

  function add(doc: Y.Doc, id: string, stream = 's1', order = 'a1'): void {
    roots(doc).items.set(id, rowFrom({ ...emptyItem(id), stream, order, title: 'x' }))
  }
})

describe('G5: edits that look right and are not for this person', () => {
  const set =
    (row: string, cells: Partial<Item>) =>
    ({ doc }: Hit) =>
      updateOf(
        doc,
        (copy) => {
          for (const [column, value] of Object.entries(cells)) {
            const text = textOf(copy, row, column as 'progress')
            if (text) text.insert(0, value as string)
            else roots(copy).items.get(row)!.set(column, value)
          }
        },
        mine,
      ).update
  const attempts: [as: string, ...Attempt][] = [
    [
      'ren',
      'closes its own row',
      'no-such-move',
      set(rows.own, { status: 'closed', evidence: ['https://example.org/1'], owner: '王', progress: '完成' }),
    ],
    ['ren', 'defers its own row', 'no-such-move', set(rows.own, { status: 'deferred', owner: '王', progress: '完成' })],
    [
      'ren',
      'reports a row as submitted without progress',
      'needs-progress',
      set(rows.own, { status: 'submitted', owner: '王' }),
    ],
    ['ren', 'changes the due date of its own row', 'structure-only', set(rows.own, { due: '2030-01-01' })],
    ['ren', 'changes the owner of a row that it supports', 'lead-only', set(rows.supported, { owner: '王' })],
    [
      'ren',
      'changes the status of a row that it supports',
      'lead-only',
      set(rows.supported, { status: 'in_progress', owner: '王' }),
    ],
    ['ren', 'makes itself lead', 'structure-only', set(rows.foreign, { lead: 'renshe' })],
    ['ren', 'makes itself lead and reports', 'not-your-item', set(rows.foreign, { lead: 'renshe', progress: '我来' })],
    [
      'ren',
      'makes itself a support and reports',
      'not-your-item',
      set(rows.foreign, { support: ['renshe'], progress: '我来' }),
    ],
    ['ren', 'moves its row to another stream', 'structure-only', set(rows.own, { stream: 's2' })],
    [
      'ren',
      'deletes its own row',
      'structure-only',
      ({ doc }) => updateOf(doc, (copy) => roots(copy).items.delete(rows.own), mine).update,
    ],
    [
      'ren',
      'adds a row',
      'structure-only',
      ({ doc }) =>
        updateOf(
          doc,
          (copy) =>
            roots(copy).items.set('x', rowFrom({ ...emptyItem('x'), stream: 's1', order: 'a1', lead: 'renshe' })),
          mine,
        ).update,
    ],
    [
      'ren',
      "edits its own row and deletes another's letters",
      'not-your-item',
      ({ doc }) =>
        updateOf(
          doc,
          (copy) => (
            roots(copy).items.get(rows.own)!.set('owner', '王'),
            textOf(copy, rows.foreign, 'progress')!.delete(0, 1)
          ),
          mine,
        ).update,
    ],
    [
      'ren',
      "deletes another's row and brings it back as it was",
      'structure-only',
      ({ doc }) =>
        updateOf(
          doc,
          (copy) => {
            const item = readItem(copy, rows.foreign)!
            roots(copy).items.delete(rows.foreign)
            roots(copy).items.set(rows.foreign, rowFrom(item))
          },
          mine,
        ).update,
    ],
    [
      'ren',
      "deletes half of the victim's emoji, by its clock alone",
      'not-your-item',
      ({ victim }) => rawUpdate([], [[victim, 2, 1]]),
    ],
    ['ling', 'uses up clocks as a viewer', 'read-only', () => own({ gc: 1 })],
    ['ling', 'deletes as a viewer', 'read-only', ({ victim }) => rawUpdate([], [[victim, 0, 1]])],
  ]
  it.each(attempts)('G5 G7 G9: %s %s (%s)', (as, _what, code, make) => scene.expectNothingOf(as, code, make(scene.hit)))

  it('D5: a text cannot be made too long by many small updates', async () => {
    const { doc } = scene.hit
    let copy = doc
    const updates: Uint8Array[] = []
    for (const part of [...Array<string>(20).fill('字'.repeat(1_000)), '满', '满']) {
      const next = updateOf(copy, (of) => textOf(of, rows.own, 'progress')!.insert(0, part), mine)
      updates.push(next.update)
      copy = next.doc
    }
    const said = await scene.send('ren', updates)
    expect(said.slice(0, 20)).toEqual(Array(20).fill('taken'))
    expect(said.slice(20)).toEqual(['too-long', 'again'])
    await expect.poll(() => readItem(doc, rows.own)!.progress).toBe('字'.repeat(20_000))
  })
})

it('G8 G4: nobody shows up under a clientID that another person has written with, even while that person is away', async () => {
  const { victim, witness, server } = scene
  const states = witness.provider.awareness.getStates()
  const { clientID } = victim.doc
  victim.provider.disconnect()
  await until(() => !states.has(clientID))
  const attacker = await RawSocket.open(server, 'ren')
  const forged = { id: 'xu', name: '许协调', department: 'bianban', color: '#000000' }
  for (const client of [clientID, mine]) attacker.ws.send(presenceOf(client, { user: forged, editing: true }))
  await until(() => states.has(mine))
  expect(states.get(mine)).toMatchObject({ editing: true, user: { id: 'ren', name: '任人社' } })
  expect(states.has(clientID)).toBe(false)
  attacker.close()
})

function presenceOf(client: number, state: object): Uint8Array {
  const update = encoding.createEncoder()
  for (const value of [1, client, 9]) encoding.writeVarUint(update, value)
  encoding.writeVarString(update, JSON.stringify(state))
  return frame(messageType.awareness, (encoder) => encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update)))
}
