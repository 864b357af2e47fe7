import { describe, expect, it } from 'vitest'
import type { Item } from '#app/model/ledger'
import { defaultLightSettings, lightOf, type LightState, type Stamp } from '#app/model/light'
import { leavesOf, outline, rollUp } from '#app/model/outline'
import { countFound, filterValues, plainView, queryToView, viewToQuery, visibleRows, type View, type ViewContext } from '#app/model/view'
import { item, stream } from '../support/ledger'

const day = 86_400_000
const now = Date.UTC(2026, 10, 23, 4)
const today = '2026-11-23'
const stamp = (over: Partial<Stamp> = {}): Stamp => ({ updatedAt: now - day, updatedBy: '王敏', department: null, statusSince: now - day, ...over })
const light = (values: Partial<Item>, over: Partial<Stamp> = {}) => {
  const { light, reason, days } = lightOf(item('x', values), stamp(over), defaultLightSettings, now, today)
  return `${light} ${reason} ${days}`
}

describe('light', () => {
  it('is red when overdue or blocked over 7 days', () => {
    expect(light({ due: '2026-11-20' })).toBe('red overdue 3')
    expect(light({ status: 'blocked' }, { statusSince: now - 8 * day })).toBe('red blocked 8')
    expect(light({ status: 'blocked' }, { statusSince: now - 7 * day })).toBe('green on-track 0')
  })
  it('is amber when due within 7 days or silent for 14', () => {
    expect(light({ due: today })).toBe('amber due-soon 0')
    expect(light({ due: '2026-11-30' })).toBe('amber due-soon 7')
    expect(light({ due: '2026-12-01' })).toBe('green on-track 0')
    expect(light({}, { updatedAt: now - 14 * day })).toBe('amber silent 14')
  })
  it('is grey when closed or deferred, whatever the date', () => {
    expect(light({ due: '2026-01-01', status: 'closed' })).toBe('grey closed 0')
    expect(light({ status: 'deferred' })).toBe('grey deferred 0')
  })
})

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
const lights = (entry: { item: Item; children: unknown[] }): LightState => lightOf(entry.item, stamp(), defaultLightSettings, now, today)
const context: ViewContext = {
  lightOf: lights,
  departmentName: (id) => ({ bianban: '编办', jiaowei: '教委', renshe: '人社局' })[id] ?? id,
  titleOf: (entry) => entry.title,
  updatedOf: () => '',
  changedOn: ({ id }) => ({ a1: '2026-11-20', b: '2026-11-22' })[id] ?? '',
  collator: new Intl.Collator('zh-CN', { numeric: true }),
}
const ids = (view: Partial<View>) =>
  visibleRows(streams, { ...plainView, ...view }, context).map(({ outline, items }) => `${outline.stream.id}: ${items.map(({ entry, children }) => [entry.item.id, ...children.map((c) => c.entry.item.id)].join('/')).join(' ')}`)

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
    const found = visibleRows(streams, { ...plainView, search: '科信局' }, context)
    expect([found[0]!.items[0]!.found, countFound(found)]).toEqual([false, 1])
  })
  it('filters by several values in several columns', () => {
    expect(ids({ filters: { lead: ['jiaowei', 'renshe'] } })).toEqual(['s1: a/a1/a2 b'])
    expect(ids({ filters: { lead: ['renshe'], status: ['blocked', 'closed'] } })).toEqual(['s1: b'])
    expect(ids({ filters: { light: ['red'] } })).toEqual(['s1: b'])
    expect(ids({ filters: { due: [''] } })).toEqual(['s1: a/a1/a2', 's2: z'])
    expect(filterValues(streams[0]!.items[0]!, 'status', context)).toEqual([])
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
  it('goes through an address unchanged, and passes over what it does not know', () => {
    const view: View = { stream: 's1', search: '督办 a&b', filters: { lead: ['renshe', ''], status: ['blocked'] }, sort: [{ column: 'due', descending: true }, { column: 'lead', descending: false }], department: 'renshe', since: '2026-11-01' }
    expect(queryToView(new URLSearchParams(viewToQuery(view)))).toEqual(view)
    expect(queryToView(new URLSearchParams('only.__proto__=x&only.nope=1&sort=-nope&columns=a&since=soon'))).toEqual(plainView)
  })
})

describe('rollUp', () => {
  it('counts leaves only, and names the worst light', () => {
    const counted = rollUp(leavesOf(streams[0]!.items), (entry) => lights({ item: entry, children: [] }))
    expect(counted.total).toBe(3)
    expect(counted.byStatus).toMatchObject({ closed: 1, issued: 1, blocked: 1 })
    expect(counted.worst).toMatchObject({ light: 'red', days: 22 })
  })
})
