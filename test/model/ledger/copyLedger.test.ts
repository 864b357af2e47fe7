import { describe, expect, it } from 'vitest'
import { copyLedger, copyParts, type CopyPart } from '#app/model/ledger/copyLedger'
import { judgeNewLedger } from '#app/model/ledger/judgeNewLedger'
import { defaultLightSettings } from '#app/model/ledger/light'
import type { Department } from '#app/model/ledger/person'
import type { LedgerSnapshot } from '#app/model/ledger/snapshot'
import { column, item, stream } from '../../support/ledger'

const department = (id: string, more: Partial<Department> = {}): Department => ({
  ...{ id, name: { zh: id, en: id }, short: id, kind: 'government' as const },
  ...more,
})
const link = 'https://example.org/a'
const full = { owner: '王敏', due: '2026-05-01', progress: '已办', problems: '无', next: '收尾', evidence: [link] }
const from: LedgerSnapshot = {
  tracker: { id: 't', title: { zh: '原台账', en: '' }, settings: defaultLightSettings },
  departments: [
    department('renshe'),
    department('old', { isClosed: true, mergedInto: 'renshe' }),
    department('shut', { isClosed: true }),
  ],
  columns: [
    column('c_plan', 'number', { writers: 'structure' }),
    column('c_done', 'number'),
    column('c_day', 'date'),
    column('c_gone', 'short', { isRemoved: true }),
  ],
  streams: [stream('s1', 'a1'), { ...stream('s2', 'a2'), removed: 'yes' }],
  items: [
    item('i1', { ...full, status: 'closed', cells: { c_plan: '9', c_done: '3', c_day: '2026-04-01', c_gone: 'x' } }),
    item('i2', { status: '', lead: 'old', order: 'a2' }),
    item('i3', {
      parent: 'i2',
      order: 'a1',
      status: 'returned',
      reason: '不全',
      lead: 'shut',
      support: ['old', 'renshe'],
    }),
    item('i4', { stream: 's2' }),
  ],
  stamps: {},
}
const copied = (...parts: CopyPart[]) => copyLedger(from, { zh: '新台账', en: '' }, parts)
const row = (id: string, ...parts: CopyPart[]) => copied(...parts).items.find((one) => one.id === id)!

describe('L6: a copy of a ledger', () => {
  it('may be made, with whatever it takes along', () => {
    for (let bits = 0; bits < 16; bits++) {
      const parts = copyParts.filter((_, i) => bits & (1 << i))
      expect(judgeNewLedger(copied(...parts), new Set(['renshe']))).toEqual([])
    }
  })

  it('has streams, items, departments and columns, without what was removed', () => {
    const { streams, columns, items } = copied(...copyParts)
    expect([streams, columns, items].map((rows) => rows.map(({ id }) => id))).toEqual([
      ['s1'],
      ['c_plan', 'c_done', 'c_day'],
      ['i1', 'i2', 'i3'],
    ])
    // Merged into another one, and closed.
    expect([row('i2').lead, row('i3').lead, row('i3').support]).toEqual(['renshe', '', ['renshe']])
  })

  it('takes along what is asked for, and nothing else of what stands there', () => {
    expect(row('i1')).toMatchObject({
      status: 'issued',
      owner: '',
      due: '',
      progress: '',
      evidence: [],
      cells: { c_plan: '9' },
    })
    expect(row('i1', 'dates')).toMatchObject({ due: '2026-05-01', cells: { c_plan: '9', c_day: '2026-04-01' } })
    expect(row('i1', 'people').owner).toBe('王敏')
    expect(row('i1', 'progress')).toMatchObject({
      status: 'submitted',
      progress: '已办',
      cells: { c_plan: '9', c_done: '3' },
    })
    expect(row('i1', 'progress', 'evidence')).toMatchObject({ status: 'closed', evidence: [link] })
    expect([row('i3', 'progress').status, row('i3', 'progress').reason, row('i3').reason]).toEqual([
      'returned',
      '不全',
      '',
    ])
    expect(row('i2', 'progress').status).toBe('')
  })
})
