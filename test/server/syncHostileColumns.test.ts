import { describe, it } from 'vitest'
import * as Y from 'yjs'
import { columnRowFrom, readItem, roots, streamRowFrom } from '#app/model/ledger/ledger'
import type { ColumnRecord } from '#app/model/ledger/schema'
import { column, option, stream } from '../support/ledger'
import { raw } from '../support/raw-update'
import { mine, own, rows, useHostileScene, type Attempt, type Hit } from './hostileScene'
import { until, updateOf } from './syncHarness'

const hostile = useHostileScene()
const options = { hard: option('a1'), old: option('a2', { isRemoved: true }) }
const columns = [
  column('c_short', 'short'),
  column('c_choice', 'choice', { options }),
  column('c_choices', 'choices', { options }),
  column('c_number', 'number'),
  column('c_structure', 'short', { writers: 'structure' }),
  column('c_hidden', 'short', { isHidden: true }),
  column('c_gone', 'short', { isRemoved: true }),
  column('c_needed', 'flag', { neededFor: 'submit' }),
]

/** An update of the attacker's. */
const doing =
  (change: (doc: Y.Doc) => void) =>
  ({ doc }: Hit) =>
    updateOf(doc, change, mine).update
const write = (key: string, value: unknown, row: string = rows.own) =>
  doing((doc) => roots(doc).items.get(row)!.set(key, value))
const say = (id: string, field: string, value: unknown) => doing((doc) => roots(doc).columns.get(id)!.set(field, value))
const add = (id: string, record: ColumnRecord | Y.Map<unknown>) =>
  doing((doc) => roots(doc).columns.set(id, record instanceof Y.Map ? record : columnRowFrom(record)))
const made = column('c_new', 'short')
const many = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`o${i}`, option('a1')]))

describe('L2: columns, by a raw socket', () => {
  const attempts: [as: string, ...Attempt][] = [
    ['ren', 'adds a column as a department', 'structure-only', add('c_new', made)],
    ['ling', 'adds a column as a viewer', 'read-only', add('c_new', made)],
    ['ren', 'renames a column as a department', 'structure-only', say('c_short', 'name', '我的')],
    ['ren', 'says again what a column is called', 'structure-only', say('c_short', 'name', 'c_short')],
    ['ren', 'makes a column its own to write in', 'structure-only', say('c_structure', 'writers', 'report')],
    ['ren', 'adds an option as a department', 'structure-only', say('c_choice', 'option.mine', option('a3'))],
    ['ren', 'takes a column out', 'structure-only', doing((doc) => roots(doc).columns.delete('c_short'))],
    ['yang', 'takes a column out as a coordinator', 'bad-value', doing((doc) => roots(doc).columns.delete('c_short'))],
    ['ren', 'puts a column in the place of another', 'structure-only', add('c_short', column('c_short', 'short'))],
    ['yang', 'turns a column into one of another kind', 'bad-value', say('c_short', 'kind', 'number')],
    ['yang', 'the same by a column in its place', 'bad-value', add('c_short', column('c_short', 'number'))],
    ['yang', 'a column of an unknown kind', 'bad-value', add('c_new', { ...made, kind: 'text' as never })],
    ['yang', 'a column without a kind', 'bad-value', add('c_new', { ...made, kind: '' })],
    ['yang', 'a column named __proto__', 'unknown-column', add('__proto__', made)],
    ['yang', 'a column named constructor', 'unknown-column', add('constructor', made)],
    ['yang', 'a column named as no column may be', 'unknown-column', add('x_new', made)],
    ['yang', 'a kind for a built-in column', 'unknown-column', add('due', new Y.Map([['kind', 'number']]))],
    ['yang', 'a title that is hidden', 'bad-value', add('title', new Y.Map([['isHidden', true]]))],
    ['yang', 'an unknown field', 'unknown-column', say('c_short', 'secret', 'x')],
    ['yang', 'a field that is no text', 'bad-value', say('c_short', 'name', 5)],
    ['yang', 'a flag that is none', 'bad-value', say('c_short', 'isHidden', 'yes')],
    ['yang', '__proto__ among the options', 'unknown-column', say('c_choice', 'option.__proto__', option('a1'))],
    ['yang', 'constructor among the options', 'unknown-column', say('c_choice', 'option.constructor', option('a1'))],
    [
      'yang',
      'an option with more than it may have',
      'bad-value',
      say('c_choice', 'option.x', { ...option('a1'), evil: 1 }),
    ],
    ['yang', 'an option without all that it has', 'bad-value', say('c_choice', 'option.x', { name: 'x' })],
    ['yang', 'an option that is a text', 'bad-value', say('c_choice', 'option.x', 'x')],
    ['yang', 'an option of other values', 'bad-value', say('c_choice', 'option.x', { ...option('a1'), name: ['x'] })],
    [
      'yang',
      'more options than there may be',
      'too-many-options',
      add('c_new', column('c_new', 'choice', { options: many })),
    ],
    ['yang', 'a map in a field', 'bad-value', say('c_short', 'help', new Y.Map())],
    [
      'yang',
      'a value for a column',
      'malformed',
      doing((doc) => (roots(doc).columns as Y.Map<unknown>).set('c_new', 'x')),
    ],
    [
      'yang',
      'a text for a column',
      'malformed',
      doing((doc) => (roots(doc).columns as Y.Map<unknown>).set('c_new', new Y.Text())),
    ],
    ['ren', 'a list under the root', 'malformed', () => own({ content: raw.any('x'), parent: 'columns' })],
    [
      'ren',
      'what is left of a column that never was',
      'structure-only',
      () => own({ content: raw.deleted(1), parent: 'columns', key: 'c_x' }),
    ],
    ['yang', 'an item named like a column', 'bad-value', doing((doc) => roots(doc).items.set('c_short', new Y.Map()))],
    ['yang', 'an unknown column', 'unknown-column', write('c_nowhere', 'x')],
    ['yang', 'nothing in an unknown column', 'unknown-column', write('c_nowhere', '')],
    ['ren', 'a removed column', 'unknown-column', write('c_gone', 'x')],
    ['yang', 'a removed column, as a coordinator', 'unknown-column', write('c_gone', 'x')],
    ['yang', 'nothing in a removed column', 'unknown-column', write('c_gone', '')],
    ['ren', 'a hidden column', 'hidden-column', write('c_hidden', 'x')],
    ['ren', 'a column that is not the department’s', 'structure-only', write('c_structure', 'x')],
    ['ren', 'a column of a row that is not its own', 'not-your-item', write('c_short', 'x', rows.foreign)],
    ['ren', 'a text in a number', 'bad-number', write('c_number', '很多')],
    ['ren', 'a list in a number', 'bad-value', write('c_number', ['1'])],
    ['ren', 'a number that is none of a text', 'bad-value', write('c_number', 1)],
    ['ren', 'an option that there is not', 'unknown-option', write('c_choice', 'x')],
    ['ren', 'an option that is removed', 'unknown-option', write('c_choice', 'old')],
    ['ren', 'the option __proto__', 'unknown-option', write('c_choice', '__proto__')],
    ['ren', 'options that there are not', 'unknown-option', write('c_choices', ['hard', 'toString'])],
    ['ren', 'an object in a choice', 'bad-value', write('c_choice', { hard: true })],
    [
      'ren',
      'hands in without what is needed for it',
      'needs-cell',
      doing((doc) => {
        roots(doc).items.get(rows.own)!.set('owner', '王敏')
        roots(doc).items.get(rows.own)!.set('status', 'submitted')
        ;(roots(doc).items.get(rows.own)!.get('progress') as Y.Text).insert(0, '已办')
      }),
    ],
    ['ren', 'a text that is typed together in a short one', 'bad-value', write('c_short', new Y.Text('x'))],
    [
      'ren',
      'a column that it brings itself',
      'structure-only',
      doing((doc) => {
        roots(doc).columns.set('c_new', columnRowFrom(made))
        roots(doc).items.get(rows.own)!.set('c_new', 'x')
      }),
    ],
    [
      'yang',
      'a column of a stream',
      'unknown-column',
      doing((doc) => roots(doc).streams.get('s1')!.set('c_short', 'x')),
    ],
  ]
  it.each(attempts)('L2 D3 G7: from %s: %s (%s)', async (as, _, code, make) => {
    const { victim, witness } = hostile.scene
    victim.doc.transact(() => columns.forEach((one) => roots(victim.doc).columns.set(one.id, columnRowFrom(one))))
    await until(() => roots(witness.doc).columns.size === columns.length)
    await hostile.scene.expectNothingOf(as, code, make(hostile.scene.hit))
  })
})

describe('L3 L5: streams, by a raw socket', () => {
  const tell = (id: string, field: string, value: unknown) =>
    doing((doc) => roots(doc).streams.get(id)!.set(field, value))
  const put = (id: string, row: Y.Map<unknown>) => doing((doc) => roots(doc).streams.set(id, row))
  const added = () => streamRowFrom(stream('s-new', 'b00'))
  const many = doing((doc) => {
    for (let i = 0; i < 61; i++) roots(doc).streams.set(`s-${i}`, streamRowFrom(stream(`s-${i}`, 'b00')))
  })
  const attempts: [as: string, ...Attempt][] = [
    ['ren', 'adds a stream as a department', 'structure-only', put('s-new', added())],
    ['ling', 'adds a stream as a viewer', 'read-only', put('s-new', added())],
    ['ren', 'renames a stream as a department', 'structure-only', tell('s1', 'title', '我的')],
    ['ren', 'removes a stream as a department', 'structure-only', tell('s1', 'removed', 'yes')],
    ['ren', 'takes a stream out', 'structure-only', doing((doc) => roots(doc).streams.delete('s1'))],
    ['yang', 'takes a stream out as a coordinator', 'bad-value', doing((doc) => roots(doc).streams.delete('s1'))],
    ['yang', 'a stream without a place', 'bad-value', put('s-new', new Y.Map([['title', '新']]))],
    ['yang', 'a stream in a place that is none', 'bad-value', tell('s1', 'order', '__proto__')],
    ['yang', 'a stream that is removed in another way', 'bad-value', tell('s1', 'removed', 'no')],
    ['yang', 'a stream that is removed by a flag', 'bad-value', tell('s1', 'removed', true)],
    ['yang', 'a stream named __proto__', 'bad-value', put('__proto__', added())],
    ['yang', 'a stream named constructor', 'bad-value', put('constructor', added())],
    ['yang', 'a stream named like a column', 'bad-value', put('c_new', added())],
    ['yang', 'a stream named like an item', 'bad-value', put(rows.own, added())],
    ['yang', 'more streams than there may be', 'too-many-streams', many],
    ['yang', 'what no stream says', 'unknown-column', tell('s1', 'colour', 'red')],
    ['yang', 'a map in a stream', 'bad-value', tell('s1', 'note', new Y.Map())],
    ['ren', 'a row of a removed stream', 'removed-stream', write('evidence', ['https://a.example/1'], rows.supported)],
    ['ren', 'nothing in a row of a removed stream', 'removed-stream', write('evidence', [], rows.supported)],
    [
      'yang',
      'a row that comes into a removed stream',
      'removed-stream',
      doing((doc) => roots(doc).items.get(rows.own)!.set('stream', 's-gone')),
    ],
  ]
  it.each(attempts)('L3 L5 G7: from %s: %s (%s)', async (as, _, code, make) => {
    const { victim, witness } = hostile.scene
    victim.doc.transact(() => {
      roots(victim.doc).streams.set('s-gone', streamRowFrom(stream('s-gone', 'b01', { removed: 'yes' })))
      victim.row(rows.supported).set('stream', 's-gone')
    })
    await until(() => readItem(witness.doc, rows.supported)!.stream === 's-gone')
    await hostile.scene.expectNothingOf(as, code, make(hostile.scene.hit))
  })
})
