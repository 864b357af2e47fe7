import { describe, expect, it } from 'vitest'
import { decisionEdits, decisionSubItem, type Deciding } from '#app/model/meeting/decisionEdits'
import { fillCells, setCells } from '#app/model/ledger/edit'
import { readItem } from '#app/model/ledger/ledger'
import { isOpenDecision, type Decision } from '#app/model/meeting/meeting'
import { deskOf, item, ledgerOf, person } from '../../support/ledger'

const nothing: Deciding = { kind: 'decision', text: '', department: '', responsible: '', due: '' }
const xu = person('coordinator', 'bianban')
const row = item('1', {
  status: 'submitted',
  support: ['jiaowei', 'bianban'],
  due: '2026-11-20',
  evidence: ['方案 https://a.cn'],
})

/** What the one writer makes of a decision, by the rules that the server has. */
function decided(deciding: Partial<Deciding>, before = row, who = xu) {
  const doc = ledgerOf([before])
  const refusals = setCells(deskOf(doc, who), decisionEdits({ ...nothing, ...deciding }, before))
  return { refusals: refusals.map(({ code }) => code), after: readItem(doc, '1')! }
}

describe('M4 D4 G5: a decision becomes cells through the one writer', () => {
  it('return and defer write the status with its reason, and without one are refused', () => {
    expect(decided({ kind: 'return', text: '缺材料' }).after).toMatchObject({
      status: 'returned',
      reason: '缺材料',
      due: '2026-11-20',
    })
    expect(decided({ kind: 'defer', text: '待编制', due: '2027-06-30' }).after).toMatchObject({
      status: 'deferred',
      reason: '待编制',
      due: '2027-06-30',
    })
    for (const kind of ['return', 'defer'] as const)
      expect(decided({ kind })).toMatchObject({ refusals: ['needs-reason'], after: { status: 'submitted' } })
  })

  it('close needs evidence; extend sets the date and nothing else', () => {
    expect(decided({ kind: 'close' }).after.status).toBe('closed')
    expect(decided({ kind: 'close' }, { ...row, evidence: [] })).toMatchObject({
      refusals: ['needs-evidence'],
      after: { status: 'submitted' },
    })
    expect(decided({ kind: 'extend', due: '2026-12-31', text: '说明' }).after).toEqual({ ...row, due: '2026-12-31' })
    expect(decided({ kind: 'extend', due: '不日' }).refusals).toEqual(['bad-date'])
  })

  it('assign sets who leads, who is responsible and until when, as far as said; who leads does not support as well', () => {
    expect(
      decided({ kind: 'assign', department: 'jiaowei', responsible: '王敏', due: '2026-12-31' }).after,
    ).toMatchObject({ lead: 'jiaowei', support: ['bianban'], owner: '王敏', due: '2026-12-31', status: 'submitted' })
    expect(decided({ kind: 'assign', responsible: '王敏' }).after).toEqual({ ...row, owner: '王敏' })
    expect(decided({ kind: 'assign', department: 'nobody' }).refusals).toEqual(['unknown-department'])
  })

  it('a plain decision changes no cell, and a department decides nothing', () => {
    expect(decisionEdits({ ...nothing, text: '决定' }, row)).toEqual([])
    expect(decided({ kind: 'close' }, row, person('department', 'renshe')).refusals).toEqual(['no-such-move'])
  })
})

describe('a decision becomes a sub-item', () => {
  const deciding: Deciding = {
    ...nothing,
    text: '两周内印发',
    department: 'jiaowei',
    responsible: '王敏',
    due: '2026-12-07',
  }

  it('D3: under the item, after its last one, with what was decided; after a sub-item beside it', () => {
    const doc = ledgerOf([row, item('1a', { parent: '1', order: 'a1' })])
    const desk = { ...deskOf(doc, xu), newId: () => 'named' }
    const { place, cells } = decisionSubItem(deciding, row, '1a')
    expect(fillCells(desk, [], { place, rows: [cells] }).refusals).toEqual([])
    expect(readItem(doc, 'named')).toMatchObject({
      parent: '1',
      stream: 's1',
      title: '两周内印发',
      lead: 'jiaowei',
      owner: '王敏',
      due: '2026-12-07',
      status: 'issued',
    })
    expect(readItem(doc, 'named')!.order > readItem(doc, '1a')!.order).toBe(true)
    expect(decisionSubItem({ ...deciding, department: '' }, readItem(doc, '1a')!, '')).toMatchObject({
      place: { parent: '1', after: '1a' },
      cells: { lead: 'renshe' },
    })
  })

  it('it is open until it is carried out or withdrawn, or its sub-item closed', () => {
    const decision: Decision = {
      ...deciding,
      id: 'd',
      meeting: 'm',
      item: '1',
      label: null,
      by: { id: 'xu', name: '许', department: null },
      at: 1,
      subItem: null,
      settledAt: null,
      settledBy: null,
      withdrawnAt: null,
      withdrawnBy: null,
    }
    const closed = () => 'closed' as const
    expect(isOpenDecision(decision, closed)).toBe(true)
    expect(isOpenDecision({ ...decision, settledAt: 2 }, closed)).toBe(false)
    expect(isOpenDecision({ ...decision, withdrawnAt: 2 }, closed)).toBe(false)
    expect(isOpenDecision({ ...decision, subItem: 's' }, closed)).toBe(false)
    for (const status of ['submitted', null] as const)
      expect(isOpenDecision({ ...decision, subItem: 's' }, () => status)).toBe(true)
  })
})
