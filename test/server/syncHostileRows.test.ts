import { describe, it } from 'vitest'
import * as Y from 'yjs'
import { roots, rowFrom } from '#app/model/ledger/ledger'
import { emptyItem } from '#app/model/ledger/rows'
import { raw } from '../support/raw-update'
import { mine, own, rows, useHostileScene, type Attempt } from './hostileScene'
import { updateOf } from './syncHarness'

// What syncGate.test.ts tries through Yjs's own API is not tried again here: these are bytes made by hand, and edits
// that look right. What is tried against presence is in syncPresence.test.ts (G8).
const hostile = useHostileScene()

describe('D1–D3: things that have no place in a ledger', () => {
  const attempts: [as: string, ...Attempt][] = [
    ['ren', 'an unknown root', 'malformed', () => own({ content: raw.any('x'), parent: 'secrets', key: 'a' })],
    ['ren', 'a root named __proto__', 'malformed', () => own({ content: raw.any('x'), parent: '__proto__', key: 'a' })],
    ['ren', 'a list under a root', 'malformed', () => own({ content: raw.any('x'), parent: 'items' })],
    ['ren', 'a deleted list under a root', 'malformed', () => own({ content: raw.deleted(3), parent: 'items' })],
    [
      'ren',
      'what is left of a value, under an unknown key of a foreign row',
      'unknown-column',
      ({ at }) => own({ content: raw.deleted(1), parent: at(rows.foreign), key: 'hidden' }),
    ],
    [
      'ren',
      'what is left of a row that never was',
      'structure-only',
      () => own({ content: raw.deleted(1), parent: 'items', key: 'new-row' }),
    ],
    [
      'ren',
      'what is left of a stream that never was',
      'structure-only',
      () => own({ content: raw.deleted(2), parent: 'streams', key: 'new-stream' }),
    ],
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
      ({ doc }) =>
        updateOf(
          doc,
          (copy) => {
            roots(copy).streams.delete('s1')
            add(copy, 's1', 's2')
          },
          mine,
        ).update,
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
        updateOf(
          doc,
          (copy) => {
            roots(copy).streams.set('new', new Y.Map([['order', 'a9']]))
            add(copy, 'new')
          },
          mine,
        ).update,
    ],
  ]
  it.each(attempts)('D1 D2 D3 G7: from %s: %s (%s)', (as, _what, code, make) =>
    hostile.scene.expectNothingOf(as, code, make(hostile.scene.hit)),
  )

  function add(doc: Y.Doc, id: string, stream = 's1', order = 'a1'): void {
    roots(doc).items.set(id, rowFrom({ ...emptyItem(id), stream, order, title: 'x' }))
  }
})
