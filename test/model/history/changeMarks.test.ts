import { describe, expect, it } from 'vitest'
import { changeKinds, createChangeMarks, rowsShown, shownChanges } from '#app/model/history/changeMarks'
import { compareLedgers, type LedgerMoment, type Touch } from '#app/model/history/comparison'
import type { Item } from '#app/model/ledger/rows'
import { defaultLightSettings } from '#app/model/ledger/light'
import { newStamp } from '#app/model/ledger/stamp'
import { item, stream } from '../../support/ledger'

const day = 86_400_000
const before = Date.parse('2026-11-16T01:00:00Z')
const ren = { id: 'ren', name: '任人社', department: 'renshe' }
const at = (moment: number, items: Item[]): LedgerMoment => ({
  at: moment,
  columns: [],
  streams: [stream('s1', 'a1')],
  items,
  stamps: Object.fromEntries(items.map(({ id }) => [id, newStamp(moment)])),
})
const touch = (id: string, column: string | null): Touch => ({ item: id, column, person: ren, at: before + day })

const old = [
  item('a', { owner: '甲' }),
  item('late', { due: '2026-11-20' }),
  item('done'),
  item('gone'),
  item('same', { owner: '丙' }),
]
const now = [
  item('a', { owner: '乙' }),
  item('late', { due: '2026-11-20' }),
  item('done', { status: 'closed', evidence: ['a https://a.cn'] }),
  item('new'),
  item('same', { owner: '丙' }),
]
const comparison = compareLedgers(
  at(before, old),
  at(before + 7 * day, now),
  [touch('a', 'owner'), touch('new', null)],
  defaultLightSettings,
)
const marks = createChangeMarks(comparison, now)

describe('marks of what changed', () => {
  it('a changed cell tells its old value, who changed it and when; one that did not change tells nothing', () => {
    expect(marks.cell('a', 'owner', '乙')).toEqual({
      before: '甲',
      by: '任人社',
      person: 'ren',
      department: 'renshe',
      at: before + day,
    })
    expect(marks.cell('a', 'title', now[0]!.title)).toBe(null)
    expect(marks.cell('same', 'owner', '丙')).toBe(null)
  })

  it('while somebody types the old value stays the old one, and nobody is named who may not have written it', () => {
    expect(marks.cell('a', 'owner', '乙方')).toMatchObject({ before: '甲', by: '', at: null })
    expect(marks.cell('same', 'owner', '丁')).toMatchObject({ before: '丙', by: '' })
    expect(marks.cell('a', 'owner', '甲')).toBe(null)
  })

  it('a row that came has no changed cells, also one that came after the comparison was made', () => {
    expect(marks.cell('new', 'owner', '戊')).toBe(null)
    expect(marks.cell('newer', 'owner', '戊')).toBe(null)
    expect(['new', 'newer'].map(marks.kinds)).toEqual([['added'], ['added']])
  })

  it('says of each row what became of it, and of its light what it was', () => {
    expect(['a', 'late', 'done', 'same'].map(marks.kinds)).toEqual([
      ['changed'],
      ['newlyRed'],
      ['changed', 'newlyClosed'],
      [],
    ])
    expect([
      marks.light('late', 'red'),
      marks.light('late', 'amber'),
      marks.light('new', 'red'),
      marks.light('same', 'red'),
    ]).toEqual(['amber', null, null, null])
  })

  it('shows the rows of each kind as many as are counted, and never a deleted one', () => {
    const ids = Object.fromEntries(shownChanges.map((shown) => [shown, [...rowsShown(comparison, shown)]]))
    expect(ids).toEqual({
      any: ['a', 'done', 'late', 'new'],
      changed: ['a', 'done'],
      newlyRed: ['late'],
      newlyClosed: ['done'],
      added: ['new'],
    })
    for (const kind of changeKinds) expect(ids[kind]).toHaveLength(comparison.counts[kind])
  })
})
