import { describe, expect, it } from 'vitest'
import { judgeNewLedger } from '#app/model/ledger/judgeNewLedger'
import { defaultLightSettings } from '#app/model/ledger/light'
import { limits } from '#app/model/ledger/limits'
import type { NewLedger } from '#app/model/ledger/newLedger'
import type { Item } from '#app/model/ledger/rows'
import { column, departments, item, option, stream } from '../../support/ledger'
import { newLedger } from '../../support/newLedger'

const judge = (values: Partial<NewLedger>) => judgeNewLedger(newLedger(values), departments)
const codes = (values: Partial<NewLedger>) => judge(values).map(({ code, item, column }) => [code, item, column])
const one = (id: string, values: Partial<Item>) => ({ items: [item('i1', {}), item(id, values)] })

describe('L6: a ledger is made by the rules of every edit', () => {
  it('lets in what a coordinator could have typed', () => {
    expect(judge({})).toEqual([])
    expect(judge({ items: [], columns: [], streams: [] })).toEqual([])
  })

  it.each<[string, Partial<NewLedger>, string, string?, string?]>([
    ['no title', { title: { zh: ' ', en: '' } }, 'bad-value', undefined, 'title'],
    ['too long a title', { title: { zh: '长'.repeat(101), en: '' } }, 'too-long', undefined, 'title'],
    ['half a day', { settings: { ...defaultLightSettings, silentDays: 0.5 } }, 'bad-value', undefined, 'settings'],
    ['no time zone', { settings: { ...defaultLightSettings, timeZone: 'Mars' } }, 'bad-value', undefined, 'settings'],
    ['an unknown department', one('i', { lead: 'nobody' }), 'unknown-department', 'i', 'lead'],
    ['no date', one('i', { due: '2026-02-30' }), 'bad-date', 'i', 'due'],
    ['no link', one('i', { evidence: ['a letter'] }), 'bad-link', 'i', 'evidence'],
    ['closed without evidence', one('i', { status: 'closed' }), 'needs-evidence', 'i', 'status'],
    ['too long a title of an item', one('i', { title: 'x'.repeat(2_001) }), 'too-long', 'i', 'title'],
    ['signs that no workbook holds', one('i', { progress: 'a\u0000b' }), 'bad-value', 'i', 'progress'],
    ['a column that is not there', one('i', { cells: { c_none: 'x' } }), 'unknown-column', 'i', 'c_none'],
    ['no order', one('i', { order: '' }), 'bad-value', 'i', 'order'],
    ['a stream without an order', { streams: [stream('s1', ''), stream('s2', 'a2')] }, 'bad-value', 's1', 'order'],
    [
      'an option that is not there',
      { items: [item('i', { cells: { c_level: 'no' } })] },
      'unknown-option',
      'i',
      'c_level',
    ],
    ['a column without a kind', { columns: [column('c_level', '' as 'short')] }, 'bad-value', 'c_level', 'kind'],
  ])('refuses %s', (_what, values, code, id, columnId) => {
    expect(codes(values)).toContainEqual([code, id, columnId])
  })

  it('refuses what does not stand where rows stand', () => {
    expect(codes(one('i', { stream: 's9' }))).toContainEqual(['bad-place', 'i', 'stream'])
    expect(codes(one('i', { parent: 'i9' }))).toContainEqual(['bad-place', 'i', 'parent'])
    expect(codes(one('i', { parent: 'i1', stream: 's2' }))).toContainEqual(['bad-place', 'i', undefined])
    const deep = [item('i1', { status: '' }), item('i2', { parent: 'i1', status: '' }), item('i3', { parent: 'i2' })]
    expect(codes({ items: deep })).toContainEqual(['bad-place', 'i3', 'parent'])
    expect(codes({ items: [item('i1'), item('i2', { parent: 'i1' })] })).toContainEqual([
      'has-sub-items',
      'i1',
      'status',
    ])
  })

  it('D3: refuses ids that name two things, or what every object has', () => {
    expect(codes({ items: [item('s1')] })).toContainEqual(['bad-value', 's1', undefined])
    expect(codes({ items: [item('i1'), item('i1')] })).toContainEqual(['bad-value', 'i1', undefined])
    for (const id of ['constructor', '__proto__', 'a b', ''])
      expect(codes({ items: [item(id)] })).toContainEqual(['bad-value', id, undefined])
    const options = JSON.parse(
      '{"__proto__":{"name":"x","nameEn":"","colour":"","order":"a1","isRemoved":false}}',
    ) as object
    expect(
      judge({ columns: [column('c_level', 'choice', { options: options as Record<string, never> })] }),
    ).not.toEqual([])
  })

  it('D5: refuses more than a ledger may have', () => {
    const many = Array.from({ length: limits.rows + 1 }, (_, i) => item(`i${i}`, { lead: '' }))
    expect(codes({ items: many })[0]![0]).toBe('too-many-rows')
    // Streams do not take rows' places.
    expect(codes({ items: many.slice(1) }).some(([code]) => code === 'too-many-rows')).toBe(false)
    const columns = Array.from({ length: 61 }, (_, i) => column(`c_${i}`, 'short'))
    expect(codes({ columns, items: [] }).every(([code]) => code === 'too-many-columns')).toBe(true)
    const options = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`o${i}`, option(`b${10 + i}`)]))
    expect(judge({ columns: [column('c_level', 'choice', { options })], items: [] })).not.toEqual([])
  })
})
