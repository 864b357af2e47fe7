import { describe, expect, it } from 'vitest'
import { builtInColumns } from '#app/model/ledger/columns'
import { builtInSchema } from '#app/model/ledger/schema'
import { worldOf } from '#app/model/ledger/edit'
import type { RefusalCode } from '#app/model/ledger/errors'
import type { Item } from '#app/model/ledger/rows'
import { judgeRow, judgeWriter, mayWrite } from '#app/model/ledger/rights'
import { judgeMove, movesFrom, statuses, type Status } from '#app/model/ledger/status'
import { departments, item, ledgerOf, person } from '../../support/ledger'

const coordinator = person('coordinator', 'bianban')
const lead = person('department', 'renshe')
const support = person('department', 'jiaowei')
const stranger = person('department', 'bianban')
const viewer = person('viewer')
const row = item('1.3', { support: ['jiaowei'], status: 'in_progress', owner: '王敏', progress: '已启动' })
const world = worldOf(ledgerOf([row, item('1.1'), item('1.1.1', { parent: '1.1' })]), departments)
const may = (who: typeof lead, change: Partial<Item>) =>
  judgeRow(who, row, { ...row, ...change }, world).map(({ code }) => code)

describe('rights', () => {
  it('G5: the table of PRODUCT decides, column by column', () => {
    for (const column of builtInColumns) {
      const { writers } = builtInSchema.column(column)
      expect(judgeWriter(coordinator, row, column, world) === null, `coordinator ${column}`).toBe(writers !== 'nobody')
      expect(judgeWriter(lead, row, column, world) === null, `lead ${column}`).toBe(
        writers === 'follow-up' || writers === 'report',
      )
      expect(judgeWriter(support, row, column, world) === null, `support ${column}`).toBe(writers === 'report')
      expect(judgeWriter(stranger, row, column, world), `stranger ${column}`).not.toBeNull()
      expect(judgeWriter(viewer, row, column, world), `viewer ${column}`).toBe('read-only')
    }
  })
  it('G5: a department cannot create, move or delete a row, nor take one over', () => {
    expect(judgeRow(lead, null, item('9'), world)[0]?.code).toBe('structure-only')
    expect(judgeRow(lead, row, null, world)[0]?.code).toBe('structure-only')
    expect(may(lead, { order: 'a5' })).toEqual(['structure-only'])
    expect(may(stranger, { lead: 'bianban', owner: 'me' })).toEqual(['structure-only', 'not-your-item'])
  })
  it('G5: membership is judged before the change, conditions after it', () => {
    expect(may(lead, { status: 'submitted' })).toEqual([])
    expect(may(lead, { status: 'submitted', progress: '' })).toEqual(['needs-progress'])
    expect(may(support, { owner: 'x' })).toEqual(['lead-only'])
  })
  it('an item with sub-items has no status of its own', () => {
    const parent = item('1.1')
    expect(judgeRow(coordinator, parent, { ...parent, status: 'closed' }, world)[0]?.code).toBe('has-sub-items')
  })
  it('sub-items are one level deep and stand in a stream that exists', () => {
    expect(may(coordinator, { parent: '1.1' })).toEqual([])
    expect(may(coordinator, { parent: '1.1.1' })).toEqual(['bad-place'])
    expect(may(coordinator, { parent: '1.3' })).toEqual(['bad-place'])
    expect(may(coordinator, { stream: 'nowhere' })).toEqual(['bad-place'])
    expect(judgeRow(coordinator, null, item('9', { stream: 'nowhere' }), world).length).toBeGreaterThan(0)
  })
  it('X11: a department that is closed stays where it stands, and is named nowhere anew', () => {
    const without = worldOf(ledgerOf([row]), new Set([...departments].filter((id) => id !== 'jiaowei')))
    const with_ = (support: string[]) => mayWrite(coordinator, row, 'support', support, without)
    expect(with_(['bianban', 'jiaowei'])).toBeNull()
    expect(with_(['bianban'])).toBeNull()
    expect(mayWrite(coordinator, row, 'lead', 'jiaowei', without)).toBe('unknown-department')
    const free = item('1.3', { support: [] })
    expect(mayWrite(coordinator, free, 'support', ['jiaowei'], without)).toBe('unknown-department')
    expect(judgeRow(coordinator, null, item('9', { lead: 'jiaowei' }), without)).toMatchObject([
      { code: 'unknown-department', column: 'lead' },
    ])
    expect(mayWrite(coordinator, item('1.3', { lead: 'jiaowei' }), 'title', '新题目', without)).toBeNull()
  })
  it('D3: unknown and computed columns are nobody’s', () => {
    expect(mayWrite(coordinator, row, 'light', 'red', world)).toBe('computed')
    expect(mayWrite(coordinator, row, '__proto__', 'x', world)).toBe('unknown-column')
    expect(mayWrite(coordinator, row, 'constructor', 'x', world)).toBe('unknown-column')
  })
})

describe('status moves', () => {
  const at = (status: Item['status'], change: Partial<Item> = {}) =>
    item('x', { status, owner: '王敏', progress: '…', evidence: ['a https://x/'], reason: '补材料', ...change })
  it('offers a department only its own moves', () => {
    expect(statuses.map((from) => [from, movesFrom(lead, from).join()])).toEqual([
      ['issued', 'in_progress'],
      ['in_progress', 'blocked,submitted'],
      ['blocked', 'in_progress,submitted'],
      ['submitted', 'in_progress'],
      ['returned', 'in_progress'],
      ['deferred', ''],
      ['closed', ''],
    ])
  })
  it.each([
    ['issued', 'in_progress', { owner: '' }, 'needs-owner'],
    ['in_progress', 'submitted', { progress: ' ' }, 'needs-progress'],
    ['in_progress', 'closed', {}, 'no-such-move'],
    ['submitted', 'in_progress', {}, null],
    ['closed', 'in_progress', {}, 'no-such-move'],
    ['returned', 'submitted', {}, null],
    ['issued', 'submitted', {}, null],
  ] as const)('a department from %s to %s with %o: %s', (from, to, change, code) => {
    expect(judgeMove(lead, at(from), at(to, change), builtInSchema)).toBe(code)
  })
  it.each([
    ['submitted', 'closed', { evidence: [] }, 'needs-evidence'],
    ['submitted', 'returned', { reason: '' }, 'needs-reason'],
    ['issued', 'deferred', { reason: '' }, 'needs-reason'],
    ['issued', 'closed', {}, null],
    ['closed', 'in_progress', {}, null],
  ] as const)('a coordinator from %s to %s with %o: %s', (from, to, change, code) => {
    expect(judgeMove(coordinator, at(from), at(to, change), builtInSchema)).toBe(code)
  })
})

describe('what is handed in stands still', () => {
  const own = ['owner', 'progress', 'problems', 'next', 'evidence'] as const
  const people = { coordinator, lead, support, stranger, viewer }
  /** By status: what a department hears of its own cells. */
  const words = { submitted: 'submitted', closed: 'closed' } as Partial<Record<Status, RefusalCode>>

  it.each(statuses)('%s: who may still write which cell', (status) => {
    const here = { ...row, status }
    for (const [name, who] of Object.entries(people)) {
      for (const column of own) {
        const usual = judgeWriter(who, row, column, world)
        const expected = who === coordinator ? null : (usual ?? words[status] ?? null)
        expect(judgeWriter(who, here, column, world), `${name} ${column}`).toBe(expected)
      }
    }
    expect(judgeWriter(lead, here, 'status', world), 'the status itself is a matter of moves').toBeNull()
  })

  it('goes by the row before and after: what a submission takes along comes in, and what is written after taking it back', () => {
    const from = (status: Status, change: Partial<Item>) => {
      const before = { ...row, status }
      return judgeRow(lead, before, { ...before, ...change }, world).map(({ code, column }) => `${column} ${code}`)
    }
    expect(from('in_progress', { status: 'submitted', progress: '办结' })).toEqual([])
    expect(from('submitted', { status: 'in_progress', progress: '再补充' })).toEqual([])
    expect(from('submitted', { progress: '改写', evidence: ['a https://a.cn'] })).toEqual([
      'progress submitted',
      'evidence submitted',
    ])
    expect(from('closed', { evidence: ['a https://a.cn'] })).toEqual(['evidence closed'])
    expect(from('closed', { status: 'in_progress', evidence: [] })).toEqual(['status no-such-move'])
    expect(from('submitted', { status: 'closed', progress: '自己销号' })).toEqual([
      'status no-such-move',
      'progress submitted',
    ])
  })

  it('stays so when the item is divided afterwards: what it was closed on must not change while it has sub-items', () => {
    for (const status of ['closed', 'submitted'] as const)
      for (const column of ['progress', 'evidence', 'owner'] as const)
        expect(judgeWriter(lead, item('1.1', { status }), column, world)).toBe(status)
  })
})
