import { describe, expect, it } from 'vitest'
import { meantBy } from '#app/model/house/departmentNames'
import { departmentNames } from '#app/model/ledger/nameReader'
import { createCellParser } from '#app/model/ledger/parseCell'
import { earlierNames, type Department } from '#app/model/ledger/person'
import { builtInSchema } from '#app/model/ledger/schema'
import { lines, recognised } from '../../newledger/recognised'

const department = (id: string, zh: string, short: string, more: Partial<Department> = {}): Department => ({
  ...{ id, name: { zh, en: `${id} Office` }, short, kind: 'government', ...more },
})

describe('X11: what a department was called', () => {
  it('is all that it is called no more, through several changes and back', () => {
    const names = ['区教育委员会/教委', '区教育和体育局/教体局', '区教育局/教委', '区教育委员会/教委'].map((text) => {
      const [zh, short] = text.split('/') as [string, string]
      return department('edu', zh, short)
    })
    let now = names[0]!
    const kept = names.slice(1).map((next) => {
      now = { ...next, earlier: earlierNames(now, next) }
      return now.earlier
    })
    expect(kept).toEqual([
      ['区教育委员会', '教委'],
      ['区教育委员会', '区教育和体育局', '教体局'],
      ['区教育和体育局', '教体局', '区教育局'],
    ])
  })

  const renamed = department('edu', '区教育和体育局', '教体局', { earlier: ['区教育委员会', '教委', 'Education'] })
  it('is known on the way in, spelt otherwise too', async () => {
    const house = [renamed, department('water', '区水务局', '水务局')]
    const reader = departmentNames(house)
    expect(['区教育委员会', '教 委', 'EDUCATION', '教体局'].map(reader.one)).toEqual(Array(4).fill('edu'))
    const parse = createCellParser({ departments: house, statusNames: [], today: '2026-01-01' })
    expect(parse(builtInSchema.column('support'), '水务局、教委')).toEqual({ value: ['water', 'edu'] })
    const proposal = await recognised('任务,责任单位\n建校,区教委\n招生,区教育委员会\n', { house })
    expect(lines(proposal).slice(1)).toEqual(['1.1 建校 | edu', '1.2 招生 | edu'])
    expect(proposal.newDepartments).toEqual([])
  })

  it('is the other’s who has that name today, and nobody’s that two had', () => {
    const other = department('new', '区教育委员会', '教委')
    expect(departmentNames([renamed, other]).one('教委')).toBe('new')
    expect(meantBy('区教委', [renamed, other])).toBe(other)
    const both = [renamed, department('sport', '区体育局', '体育局', { earlier: ['教委'] })]
    expect(departmentNames(both).one('教委')).toBeNull()
    expect(departmentNames(both).one('区教育委员会')).toBe('edu')
  })

  it('goes along into what the department became part of', () => {
    const into = department('culture', '区文教局', '文教局')
    const merged = { ...renamed, isClosed: true as const, mergedInto: 'culture' }
    expect(departmentNames([into, merged]).one('区教育委员会')).toBe('culture')
  })
})
