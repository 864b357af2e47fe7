import { describe, expect, it } from 'vitest'
import { changedItems, compareLedgers, type LedgerMoment, type Touch } from '#app/model/history/comparison'
import type { Item } from '#app/model/ledger/rows'
import { defaultLightSettings } from '#app/model/ledger/light'
import { newStamp } from '#app/model/ledger/stamp'
import { item, stream } from '../../support/ledger'

const day = 86_400_000
const before = Date.parse('2026-11-16T01:00:00Z')
const after = before + 7 * day
const streams = [stream('s1', 'a1'), stream('s2', 'a2')]
const ren = { id: 'ren', name: '任人社', department: 'renshe' }
const at = (moment: number, items: Item[]): LedgerMoment => ({
  at: moment,
  columns: [],
  streams,
  items: items.map((one, i) => ({ ...one, order: `a${String.fromCharCode(65 + i)}` })),
  stamps: Object.fromEntries(items.map(({ id }) => [id, newStamp(moment)])),
})
const compare = (old: Item[], now: Item[], touches: Touch[] = []) =>
  compareLedgers(at(before, old), at(after, now), touches, defaultLightSettings)
const touch = (id: string, column: string | null): Touch => ({ item: id, column, person: ren, at: before + day })

describe('what changed between two moments', () => {
  it('each cell with old and new value, author and time; what is the same again is not told, nor is the order', () => {
    const { rows, counts } = compare(
      [item('1', { owner: '甲', support: ['bianban'] }), item('2')],
      [item('2'), item('1', { owner: '乙', support: ['bianban', 'jiaowei'] })],
      [touch('1', 'owner'), touch('2', 'title')],
    )
    expect(rows.map(({ item: id, change, cells }) => [id, change, cells])).toEqual([
      [
        '1',
        'changed',
        [
          { column: 'support', before: ['bianban'], after: ['bianban', 'jiaowei'], by: null, at: null },
          { column: 'owner', before: '甲', after: '乙', by: ren, at: before + day },
        ],
      ],
    ])
    expect(counts).toEqual({ added: 0, removed: 0, changed: 1, cells: 2, newlyRed: 0, newlyClosed: 0 })
    expect(rows[0]!.label.code).toBe('1.2')
  })

  it('L3: what went out of sight with its stream, and came back with it, by who removed or restored the stream', () => {
    const [seen, removed] = [at(before, [item('1')]), at(after, [item('1')])]
    removed.streams = [stream('s1', 'a1', { removed: 'yes' }), stream('s2', 'a2')]
    const told = (from: LedgerMoment, to: LedgerMoment) =>
      compareLedgers(from, to, [touch('s1', 'removed')], defaultLightSettings).rows.map(({ item: id, change, by }) => [
        id,
        change,
        by,
      ])
    expect(told(seen, removed)).toEqual([['1', 'removed', ren]])
    expect(told({ ...removed, at: before }, { ...seen, at: after })).toEqual([['1', 'added', ren]])
  })

  it('a sub-item that was moved under another item: both by the numbers that they had then', () => {
    const old = [item('a'), item('b7f3'), item('sub', { parent: 'b7f3' })]
    const { rows } = compare(old, [
      item('b7f3', { stream: 's2' }),
      item('c91e', { stream: 's2' }),
      item('sub', { stream: 's2', parent: 'c91e' }),
    ])
    expect(rows.find(({ item: id }) => id === 'sub')!.cells.filter(({ column }) => column === 'parent')).toMatchObject([
      { before: '1.2', after: '2.2' },
    ])
    const up = compare(old, [item('a'), item('b7f3'), item('sub')]).rows
    expect(up.map(({ cells }) => cells)).toMatchObject([[{ column: 'parent', before: '1.2', after: '' }]])
  })

  it('rows that came and went, with who did it, in the ledger’s order and gone ones at the end of their stream', () => {
    const { rows, counts } = compare(
      [item('gone'), item('stays'), item('s2', { stream: 's2' })],
      [item('stays'), item('new', { title: '新' }), item('s2', { stream: 's2', due: '2026-12-31' })],
      [touch('gone', null), touch('new', null)],
    )
    expect(rows.map(({ item: id, change, label, by }) => [id, change, label.code, by])).toEqual([
      ['new', 'added', '1.2', ren],
      ['gone', 'removed', '1.1', ren],
      ['s2', 'changed', '2.1', null],
    ])
    expect(rows[0]!.light).toMatchObject({ before: null, after: { light: 'hollow' } })
    expect(counts).toMatchObject({ added: 1, removed: 1, changed: 1, cells: 1 })
    expect(changedItems({ ...compare([], []), rows })).toEqual(new Set(['new', 's2']))
  })

  it('newly red also when only time went by, and not when it was red before; newly closed', () => {
    const closing = { status: 'closed' as const, evidence: ['a https://a.cn'] }
    const { rows, counts, byStream, byDepartment } = compare(
      [
        item('late', { due: '2026-11-20' }),
        item('old', { due: '2026-11-01' }),
        item('done', { stream: 's2', lead: 'jiaowei' }),
        item('was', closing),
      ],
      [
        item('late', { due: '2026-11-20' }),
        item('old', { due: '2026-11-01', owner: '乙' }),
        item('done', { stream: 's2', lead: 'jiaowei', ...closing }),
        item('was', closing),
      ],
    )
    expect(
      rows.map(({ item: id, isNewlyRed, isNewlyClosed, cells }) => [id, isNewlyRed, isNewlyClosed, cells.length]),
    ).toEqual([
      ['late', true, false, 0],
      ['old', false, false, 1],
      ['done', false, true, 2],
    ])
    expect(counts).toMatchObject({ changed: 2, newlyRed: 1, newlyClosed: 1 })
    expect(byStream.s1).toMatchObject({ changed: 1, newlyRed: 1, newlyClosed: 0 })
    expect(byDepartment).toMatchObject({ renshe: { newlyRed: 1 }, jiaowei: { newlyClosed: 1, changed: 1 } })
    expect(changedItems({ ...compare([], []), rows })).toEqual(new Set(['old', 'done']))
  })

  it('an item with sub-items is neither newly red nor newly closed: they are; a first sub-item that is red is new as red', () => {
    const old = [item('top', { due: '2026-11-20' })]
    const { rows, counts } = compare(old, [...old, item('sub', { parent: 'top', due: '2026-11-20' })])
    expect(rows.map(({ item: id, isNewlyRed, light }) => [id, isNewlyRed, light.after!.light])).toEqual([
      ['top', false, 'red'],
      ['sub', true, 'red'],
    ])
    expect(counts.newlyRed).toBe(1)
  })

  it('the same moment has no changes', () => {
    const rows = [item('1'), item('2', { due: '2026-11-01' })]
    expect(compareLedgers(at(after, rows), at(after, rows), [touch('1', 'owner')], defaultLightSettings)).toMatchObject(
      { rows: [], byStream: {}, byDepartment: {} },
    )
  })
})
