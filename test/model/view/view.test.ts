import { dayOf } from '#app/model/text/moments'
import { describe, expect, it } from 'vitest'
import type { Item } from '#app/model/ledger/rows'
import { defaultLightSettings, lightOf, type LightState } from '#app/model/ledger/light'
import { newStamp, type Stamp } from '#app/model/ledger/stamp'
import { outline, rollUp } from '#app/model/ledger/outline'
import { Alphabet, alphabetsOf } from '#app/model/text/alphabet'
import { filterValues } from '#app/model/view/filterValues'
import { openMarks, type OpenMark } from '#app/model/records/openMarks'
import { openCounts } from '#app/model/view/openCounts'
import {
  groupingsOf,
  isNarrowed,
  plainView,
  queryToView,
  viewToQuery,
  type View,
  type ViewContext,
} from '#app/model/view/view'
import { matcher } from '#app/model/view/viewMatcher'
import { seenIn } from '#app/model/view/seen'
import { visibleRows, type VisibleItem } from '#app/model/view/visibleRows'
import { column, item, option, stream } from '../../support/ledger'
import { builtInSchema, LedgerSchema } from '#app/model/ledger/schema'

const day = 86_400_000
const now = Date.UTC(2026, 10, 23, 4)
const today = dayOf('2026-11-23', defaultLightSettings.timeZone)
const stamp = (over: Partial<Stamp> = {}): Stamp => ({ ...newStamp(now - day), updatedBy: '王敏', ...over })
const streams = outline(
  [stream('s1', 'a1'), stream('s2', 'a2')],
  [
    item('a', { order: 'a1', title: '总结经验', lead: 'bianban', due: '2026-12-01' }),
    item('a1', { parent: 'a', order: 'a1', title: '网信办提交', lead: 'jiaowei', status: 'closed' }),
    item('a2', { parent: 'a', order: 'a2', title: '科信局提交', lead: 'renshe' }),
    item('b', { order: 'a2', title: '调研制度', lead: 'renshe', status: 'blocked', due: '2026-11-01' }),
    item('z', { stream: 's2', title: 'Ｔｒａｉｎｉｎｇ', lead: 'bianban' }),
  ],
)
const lights = (entry: { item: Item; children: unknown[] }): LightState =>
  lightOf(entry.item, stamp(), defaultLightSettings, today)
const figures = { rollUp: (entries: Parameters<typeof rollUp>[0]) => rollUp(entries, lights), light: lights }
const departments = [
  ['renshe', '人社局', '区人力社保局', 'Human Resources'],
  ['bianban', '编办', '区委编办', 'Staffing Office'],
  ['jiaowei', '教委', '区教委', 'Education Commission'],
].map(([id, short, zh, en]) => ({ id: id!, short: short!, name: { zh: zh!, en: en! }, kind: 'government' as const }))
const marks = new Map<string, OpenMark[]>([
  ['a', ['order']],
  ['a1', ['extension', 'order']],
  ['b', ['urge', 'urged-again']],
  ['z', ['urge']],
])
const context: ViewContext = {
  schema: builtInSchema,
  lightOf: lights,
  departmentName: (id) => departments.find((one) => one.id === id)?.short ?? id,
  titleOf: (entry) => entry.title,
  updatedAt: () => 0,
  departments,
  changedOn: ({ id }) => ({ a1: '2026-11-20', b: '2026-11-22' })[id] ?? '',
  openOn: ({ id }) => marks.get(id) ?? [],
  alphabet: alphabetsOf('zh'),
}
/** `a/a1` is a sub-item under its item, `a>a1` one that stands apart from it. */
const idOf = ({ entry, children, parent }: VisibleItem): string =>
  [...(parent ? [`${parent.item.id}>`] : []), [entry.item.id, ...children.map(idOf)].join('/')].join('')
const ids = (view: Partial<View>) =>
  visibleRows(streams, { ...plainView, ...view }, context).map(
    ({ key, items }) => `${key}: ${items.map(idOf).join(' ')}`,
  )

describe('view', () => {
  it('shows all in order, or one stream', () => {
    expect(ids({})).toEqual(['s1: a/a1/a2 b', 's2: z'])
    expect(ids({ stream: 's2' })).toEqual(['s2: z'])
  })
  it('finds in titles, names and codes, in full or half width, and keeps the item above', () => {
    expect(ids({ search: '科信局' })).toEqual(['s1: a/a2'])
    expect(ids({ search: 'training' })).toEqual(['s2: z'])
    expect(ids({ search: '人社局' })).toEqual(['s1: a/a2 b'])
    expect(ids({ search: '编办 总结' })).toEqual(['s1: a'])
    // By each of its names, whichever of them this reader sees.
    for (const search of ['区人力社保局', 'human resources']) expect(ids({ search })).toEqual(['s1: a/a2 b'])
    const found = visibleRows(streams, { ...plainView, search: '科信局' }, context)
    expect([found[0]!.items[0]!.found, seenIn(found, figures).rollUp.total]).toEqual([false, 1])
  })
  it('lets only certain rows through, where asked to, and keeps the item above', () => {
    const only = (ids: string[], view: Partial<View> = {}) =>
      visibleRows(streams, { ...plainView, ...view }, context, new Set(ids)).map(
        ({ key, items }) => `${key}: ${items.map(idOf).join(' ')}`,
      )
    expect(only(['a2', 'z'])).toEqual(['s1: a/a2', 's2: z'])
    expect(only(['a2', 'z'], { department: 'renshe' })).toEqual(['s1: a/a2'])
    expect(only([])).toEqual([])
  })
  it('filters by several values in several columns', () => {
    expect(ids({ filters: { lead: ['jiaowei', 'renshe'] } })).toEqual(['s1: a/a1/a2 b'])
    expect(ids({ filters: { lead: ['renshe'], status: ['blocked', 'closed'] } })).toEqual(['s1: b'])
    expect(ids({ filters: { light: ['red'] } })).toEqual(['s1: b'])
    expect(ids({ filters: { due: [''] } })).toEqual(['s1: a/a1/a2', 's2: z'])
    expect(ids({ filters: { progress: [''] }, stream: 's2' })).toEqual(['s2: z'])
    expect(ids({ filters: { updated: ['2026-11-20', '2026-11-22'] } })).toEqual(['s1: a/a1 b'])
    expect(filterValues(streams[0]!.items[0]!, 'status', context)).toEqual([])
  })
  it('what nobody sees makes no value of its own, and hides nothing from a search', () => {
    const [one, other] = outline(
      [stream('s1', 'a1')],
      [item('a', { order: 'a1', owner: '王敏' }), item('b', { order: 'a2', owner: '王\u200b敏\ufeff' })],
    )[0]!.items
    expect(filterValues(other!, 'owner', context)).toEqual(filterValues(one!, 'owner', context))
    const found = (search: string) => [one!, other!].filter(matcher({ ...plainView, search }, context)).length
    expect([found('王敏'), found('王\u2060敏'), found('\u200b')]).toEqual([2, 2, 2])
  })
  it('sorts inside a stream, empty cells last in both directions', () => {
    expect(ids({ sort: [{ column: 'due', descending: false }] })).toEqual(['s1: b a/a1/a2', 's2: z'])
    expect(ids({ sort: [{ column: 'lead', descending: true }] })).toEqual(['s1: b a/a2/a1', 's2: z'].map((s) => s))
    expect(ids({ sort: [{ column: 'due', descending: true }], stream: 's1' })).toEqual(['s1: a/a1/a2 b'])
  })
  it('lets through what a department leads or supports, and what was changed since a day', () => {
    expect(ids({ department: 'jiaowei' })).toEqual(ids({ filters: { lead: ['jiaowei'] } }))
    expect(ids({ since: '2026-11-21' })).toEqual(['s1: b'])
    expect(ids({ since: '2026-11-20', department: 'renshe' })).toEqual(['s1: b'])
  })
  it('lets through rows on which something is open, by any of what is ticked, and keeps the item above', () => {
    expect(ids({ open: ['extension'] })).toEqual(['s1: a/a1'])
    expect(ids({ open: ['urged-again', 'extension'] })).toEqual(['s1: a/a1 b'])
    expect(ids({ open: ['urge'], stream: 's2' })).toEqual(['s2: z'])
    expect(ids({ open: ['order'], group: 'none' })).toEqual([': a>a1'])
    expect([isNarrowed(plainView), isNarrowed({ ...plainView, open: ['urge'] })]).toEqual([false, true])
  })
  it('counts the rows on which something is open as the rest of the view lets them through', () => {
    const counts = (view: Partial<View>, only: string[] | null = null) =>
      openCounts(streams, { ...plainView, ...view }, context, only && new Set(only))
    const none = Object.fromEntries(openMarks.map((mark) => [mark, 0]))
    const all = { ...none, extension: 1, order: 2, urge: 2, 'urged-again': 1 }
    expect(counts({})).toEqual(all)
    expect(counts({ open: ['extension'] })).toEqual(all)
    expect(counts({ stream: 's2' })).toEqual({ ...none, urge: 1 })
    expect(counts({ search: '网信办' })).toEqual({ ...none, extension: 1, order: 1 })
    expect(counts({}, ['b'])).toEqual({ ...none, urge: 1, 'urged-again': 1 })
  })
  it('goes through an address unchanged, and passes over what it does not know', () => {
    const view: View = {
      stream: 's1',
      search: '督办 a&b',
      filters: { lead: ['renshe', ''], status: ['blocked'] },
      sort: [
        { column: 'due', descending: true },
        { column: 'lead', descending: false },
      ],
      group: 'lead',
      order: 'stroke',
      department: 'renshe',
      since: '2026-11-01',
      open: ['order', 'urged-again'],
    }
    expect(queryToView(new URLSearchParams(viewToQuery(view)))).toEqual(view)
    expect(
      queryToView(
        new URLSearchParams(
          'only.__proto__=x&only.nope=1&sort=-nope&columns=a&since=soon&group=owner&order=rhyme&open=light',
        ),
      ),
    ).toEqual(plainView)
  })
})

describe('groups', () => {
  it('by lead: each row with its department, sub-items under their item where both have the same, in the order of departments', () => {
    expect(ids({ group: 'lead' })).toEqual(['renshe: a>a2 b', 'bianban: a z', 'jiaowei: a>a1'])
    expect(ids({ group: 'lead', stream: 's2' })).toEqual(['bianban: z'])
    const shared = outline(
      [stream('s1', 'a1')],
      [item('p', { lead: 'renshe' }), item('q', { parent: 'p', lead: 'renshe' }), item('r', { order: 'a2', lead: '' })],
    )
    const rows = visibleRows(shared, { ...plainView, group: 'lead' }, context)
    expect(rows.map(({ key, items }) => [key, items.map(idOf)])).toEqual([
      ['renshe', ['p/q']],
      ['', ['r']],
    ])
  })
  it('by status in the order of the loop; items with sub-items have none and stand last', () => {
    expect(ids({ group: 'status' })).toEqual(['issued: a>a2 z', 'blocked: b', 'closed: a>a1', ': a'])
    const groups = visibleRows(streams, { ...plainView, group: 'status' }, context)
    const seen = groups.map((group) => seenIn([group], figures))
    expect(seen.map(({ rollUp, summaries }) => [rollUp.total, summaries])).toEqual([
      [2, 0],
      [1, 0],
      [1, 0],
      [0, 1],
    ])
  })
  it('in one list each row stands for itself, an item with sub-items only where none of them is found; the worst first', () => {
    expect(ids({ group: 'none' })).toEqual([': a>a1 a>a2 b z'])
    expect(ids({ group: 'none', search: '总结' })).toEqual([': a'])
    const byLight = [{ column: 'light' as const, descending: false }]
    expect(ids({ group: 'none', filters: { light: ['red'] }, sort: byLight })).toEqual([': b'])
    expect(ids({ group: 'none', sort: byLight })[0]).toMatch(/^: b /)
    expect(ids({ group: 'none', search: '没有的' })).toEqual([])
  })
  it('hold only what is found, without the items above unless those stand there', () => {
    expect(ids({ group: 'lead', search: '科信局' })).toEqual(['renshe: a>a2'])
    expect(ids({ group: 'status', filters: { status: ['closed', 'blocked'] } })).toEqual(['blocked: b', 'closed: a>a1'])
  })
  it('are sorted inside, and themselves when their own column is', () => {
    expect(ids({ group: 'lead', sort: [{ column: 'due', descending: true }] })).toEqual([
      'renshe: b a>a2',
      'bianban: a z',
      'jiaowei: a>a1',
    ])
    expect(
      ids({ group: 'lead', sort: [{ column: 'lead', descending: false }] }).map((line) => line.split(':')[0]),
    ).toEqual(['bianban', 'jiaowei', 'renshe'])
    expect(
      ids({ group: 'lead', order: 'stroke', sort: [{ column: 'lead', descending: false }] }).map(
        (line) => line.split(':')[0],
      ),
    ).toEqual(['renshe', 'jiaowei', 'bianban'])
    expect(
      ids({ group: 'status', sort: [{ column: 'status', descending: true }] }).map((line) => line.split(':')[0]),
    ).toEqual(['closed', 'blocked', 'issued', ''])
  })
})

describe('groups by columns of the house’s own', () => {
  const options = {
    easy: option('a2', { name: '易' }),
    hard: option('a1', { name: '难' }),
    gone: option('a3', { name: '原难', isRemoved: true }),
  }
  const own = [
    column('c_hard', 'choice', { options }),
    column('c_with', 'department', { order: 'b01' }),
    column('c_seen', 'flag', { order: 'b02' }),
    column('c_any', 'choices', { order: 'b03', options }),
    column('c_cost', 'number', { order: 'b04' }),
  ]
  const rows = outline(
    [stream('s1', 'a1'), stream('s2', 'a2')],
    [
      item('a', { order: 'a1', cells: { c_hard: 'easy', c_with: 'jiaowei', c_seen: 'no' } }),
      item('a1', { parent: 'a', order: 'a1', cells: { c_hard: 'easy', c_with: 'renshe' } }),
      item('a2', { parent: 'a', order: 'a2', cells: { c_hard: 'hard', c_seen: 'yes' } }),
      item('b', { order: 'a2', cells: { c_hard: 'gone', c_seen: 'yes' } }),
      item('z', { stream: 's2' }),
    ],
  )
  const grouped = (asked: Partial<View>, records = own) =>
    visibleRows(rows, { ...plainView, ...asked }, { ...context, schema: new LedgerSchema(records) }).map(
      ({ by, key, items }) => `${by} ${key}: ${items.map(idOf).join(' ')}`,
    )
  it('L2: choices in the order of their options, also one that is removed; yes before no; what says nothing last', () => {
    expect(grouped({ group: 'c_hard' })).toEqual([
      'c_hard hard: a>a2',
      'c_hard easy: a/a1',
      'c_hard gone: b',
      'c_hard : z',
    ])
    expect(grouped({ group: 'c_seen' })).toEqual(['c_seen yes: a>a2 b', 'c_seen no: a', 'c_seen : a>a1 z'])
    expect(grouped({ group: 'c_with' })).toEqual(['c_with renshe: a>a1', 'c_with jiaowei: a', 'c_with : a>a2 b z'])
  })
  it('turn round when their column is sorted, departments then by name', () => {
    const sort = (column: 'c_hard' | 'c_with', descending: boolean) => [{ column, descending }]
    const keys = (lines: string[]) => lines.map((line) => line.split(/[ :]/)[1])
    expect(keys(grouped({ group: 'c_hard', sort: sort('c_hard', true) }))).toEqual(['gone', 'easy', 'hard', ''])
    expect(keys(grouped({ group: 'c_with', sort: sort('c_with', false) }))).toEqual(['jiaowei', 'renshe', ''])
  })
  it('L3: a column that is removed or hidden, or by which nobody groups, falls back to streams', () => {
    const byStream = ['stream s1: a/a1/a2 b', 'stream s2: z']
    const [hard, ...others] = own as [(typeof own)[number]]
    for (const change of [{ isRemoved: true }, { isHidden: true }])
      expect(grouped({ group: 'c_hard' }, [{ ...hard, ...change }, ...others])).toEqual(byStream)
    for (const group of ['c_any', 'c_cost', 'c_never'] as const) expect(grouped({ group })).toEqual(byStream)
  })
  it('stand in an address, and in what a ledger offers', () => {
    const view: View = { ...plainView, group: 'c_hard' }
    expect(queryToView(new URLSearchParams(viewToQuery(view)))).toEqual(view)
    expect(queryToView([['group', 'c___proto__']])).toEqual(plainView)
    expect(groupingsOf(new LedgerSchema(own))).toEqual([
      'stream',
      'lead',
      'status',
      'c_hard',
      'c_with',
      'c_seen',
      'none',
    ])
  })
})

describe('alphabet', () => {
  const sorted = (language: 'zh' | 'en', order: 'pinyin' | 'stroke') =>
    ['编办', 'apple 10', '人社局', '一事', 'Apple', 'apple 2', '教委']
      .sort(alphabetsOf(language)(order).compare)
      .join(' ')
  it('sorts Chinese by sound or by strokes, before other letters or, for who reads English, behind them', () => {
    expect(sorted('zh', 'pinyin')).toBe('编办 教委 人社局 一事 Apple apple 2 apple 10')
    expect(sorted('zh', 'stroke')).toBe('一事 人社局 教委 编办 Apple apple 2 apple 10')
    expect(sorted('en', 'pinyin')).toBe('Apple apple 2 apple 10 编办 教委 人社局 一事')
    expect(sorted('en', 'stroke')).toBe('Apple apple 2 apple 10 一事 人社局 教委 编办')
  })
  it('numbers texts in order, also those that come later, and asks little again', () => {
    let asked = 0
    const { compare } = new Intl.Collator('zh-u-co-pinyin', { numeric: true })
    const alphabet = new Alphabet((a, b) => (asked++, compare(a, b)))
    const texts = Array.from({ length: 5_000 }, (_, i) => `${'总结编教人社'[i % 6]}${(i * 7919) % 5_000}`)
    const inOrder = (all: string[]) => {
      const ranks = alphabet.ranksOf('title', new Set(all))
      return all.toSorted((a, b) => ranks.get(a)! - ranks.get(b)!)
    }
    expect(inOrder(texts)).toEqual(texts.toSorted(compare))
    const equal = alphabet.ranksOf('owner', new Set(['总1', '总01']))
    expect(equal.get('总1')).toBe(equal.get('总01'))
    asked = 0
    expect(inOrder([...texts, '刚写的'])).toEqual([...texts, '刚写的'].toSorted(compare))
    expect(asked).toBeLessThan(4 * texts.length)
    // What nobody has any more is forgotten: somebody typing makes a text a letter.
    for (let i = 0; i < 1_100; i++) alphabet.ranksOf('title', new Set([`字${i}`]))
    expect(alphabet.ranksOf('title', new Set(['字1099'])).size).toBeLessThan(200)
  })
})

describe('rollUp', () => {
  it('counts leaves by status and light, and names the worst light', () => {
    const counted = rollUp(streams[0]!.items, lights)
    expect(counted.total).toBe(3)
    expect(counted.byStatus).toMatchObject({ closed: 1, issued: 1, blocked: 1 })
    expect(counted.worst).toMatchObject({ light: 'red', days: 22 })
  })
})
