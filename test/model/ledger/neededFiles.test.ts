import { describe, expect, it } from 'vitest'
import { judgeColumn } from '#app/model/ledger/judgeColumn'
import { emptyRecord } from '#app/model/ledger/columnFields'
import { emptyItem, type Item } from '#app/model/ledger/rows'
import { LedgerSchema, needs, ownKinds, type ColumnRecord } from '#app/model/ledger/schema'
import { judgeMove, missingFor } from '#app/model/ledger/status'
import type { Person } from '#app/model/ledger/person'

const li: Person = { id: 'li', name: '李强', role: 'coordinator', department: null }
const file = `a.pdf /trackers/xicheng-2019/files/f${'x'.repeat(21)}`
const link = '纪要 https://oa.example/d/1'
const evidence = (more: Partial<ColumnRecord> = {}): ColumnRecord => ({
  ...emptyRecord('evidence'),
  neededFor: 'file',
  ...more,
})
const own = (more: Partial<ColumnRecord> = {}): ColumnRecord => ({
  ...{ ...emptyRecord('c_papers'), name: '批复', kind: 'links', writers: 'report', order: 'b01', neededFor: 'file' },
  ...more,
})
const item = (more: Partial<Item>): Item => ({ ...emptyItem('r'), status: 'submitted', stream: 's', ...more })
const lacks = (row: Item, ...records: ColumnRecord[]) =>
  missingFor('closed', row, 'submitted', new LedgerSchema(records))

describe('R5: closing may ask for a file', () => {
  it('of the evidence: a link is not enough where the ledger says so, and is where it does not', () => {
    expect(lacks(item({ evidence: [link] }))).toBe(null)
    expect(lacks(item({ evidence: [link] }), evidence())).toEqual({ code: 'needs-file', column: 'evidence' })
    expect(lacks(item({}), evidence())).toEqual({ code: 'needs-file', column: 'evidence' })
    expect(lacks(item({ evidence: [link, file] }), evidence())).toBe(null)
    expect(missingFor('submitted', item({ progress: '已办' }), 'in_progress', new LedgerSchema([evidence()]))).toBe(
      null,
    )
  })

  it('of a column of the house’s own, and of none that the ledger does not use', () => {
    const closed = item({ evidence: [link] })
    expect(lacks(closed, own())).toEqual({ code: 'needs-file', column: 'c_papers' })
    expect(lacks({ ...closed, cells: { c_papers: [link] } }, own())).toEqual({ code: 'needs-file', column: 'c_papers' })
    expect(lacks({ ...closed, cells: { c_papers: [file] } }, own())).toBe(null)
    expect(lacks(closed, own({ isHidden: true }))).toBe(null)
    expect(lacks(closed, own({ isRemoved: true }))).toBe(null)
    expect(lacks(item({}), evidence({ isHidden: true }))).toBe(null)
  })

  it('the gate asks the same of whoever closes', () => {
    const schema = new LedgerSchema([evidence()])
    const before = item({ evidence: [link] })
    expect(judgeMove(li, before, { ...before, status: 'closed' }, schema)).toBe('needs-file')
    expect(judgeMove(li, before, { ...before, status: 'closed', evidence: [link, file] }, schema)).toBe(null)
  })

  it('L2: only of links, by coordinators; of the evidence nothing else can be said', () => {
    const codes = (before: ColumnRecord | null, after: ColumnRecord, person = li) =>
      judgeColumn(person, before, after, [after]).map(({ code }) => code)
    expect(codes(null, evidence())).toEqual([])
    for (const need of needs)
      expect(codes(null, evidence({ neededFor: need })), need).toEqual(['', 'file'].includes(need) ? [] : ['bad-value'])
    for (const kind of ownKinds) expect(codes(null, own({ kind })), kind).toEqual(kind === 'links' ? [] : ['bad-value'])
    expect(codes(null, { ...emptyRecord('progress'), neededFor: 'file' })).toEqual(['bad-value'])
    expect(codes(null, evidence({ writers: 'structure' }))).toEqual(['bad-value'])
    expect(codes(null, evidence(), { ...li, role: 'department', department: 'renshe' })).toEqual(['structure-only'])
  })
})
