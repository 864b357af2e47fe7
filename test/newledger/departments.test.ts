import { describe, expect, it } from 'vitest'
import type { Department } from '#app/model/ledger/person'
import type { Proposal } from '#app/newledger/recognise/proposal'
import { lines, recognised } from './recognised'

const told = ({ notes }: Proposal, code: string) =>
  notes.filter((note) => note.code === code).map(({ text, lines: of }) => [text, ...of])
const names = ({ newDepartments }: Proposal) => newDepartments.map(({ name }) => name.zh).sort()

describe('L6: names with spaces in them', () => {
  it.each([
    ['水 务 局', ['水务局']],
    ['水　务　局', ['水务局']],
    ['区 水务局', ['区水务局']],
    ['住  建  委  财政局', ['住建委', '财政局']],
    ['区 教 委、区 财 政 局（牵头）', ['区教委', '区财政局']],
    ['牵头： 城 管 委；配合： 公安局 水务局', ['公安局', '城管委', '水务局']],
    ['卫健 委员会', ['卫健', '委员会']],
    ['卫 健 委员会', ['卫健委员会']],
    ['Water Board、Housing  Office', ['Housing', 'Office', 'Water Board']],
  ])('%s', async (cell, expected) => {
    expect(names(await recognised(`任务,责任单位,期限\na任务,${cell},5月\n`))).toEqual(expected)
  })

  it('are one with those without, and one sign is no department', async () => {
    const proposal = await recognised('任务,责任单位\na任务,文旅局\nb任务,文 旅 局\nc任务,文、旅\n')
    expect(names(proposal)).toEqual(['文旅局'])
    expect(lines(proposal).slice(1)).toEqual(['1.1 a任务 | 文旅局', '1.2 b任务 | 文旅局', '1.3 c任务'])
    expect(told(proposal, 'department-out')).toEqual([
      ['文', 4],
      ['旅', 4],
    ])
    const said = await recognised('任务,责任单位\nc任务,文\n', { departments: { 文: { as: 'new' } } })
    expect(names(said)).toEqual(['文'])
  })
})

describe('L6: names that are misspelt', () => {
  const house = ['区民政局', '区财政局', '区教育局', '区教委'].map((zh, i): Department => {
    return { id: `d${i}`, kind: 'government', name: { zh, en: zh }, short: zh.slice(1) }
  })
  const found = async (cell: string, known: readonly Department[] = house) =>
    (await recognised(`任务,责任单位\n修路,${cell}\n`, { house: known })).departments.map(
      ({ name, choice, similar }) => [
        name,
        choice.as === 'known' ? choice.id : choice.as === 'same' ? choice.name : choice.as,
        similar.map((one) => one.name).join(),
      ],
    )

  it('what sounds the same and is no such name is taken for it, to be checked; else it is offered', async () => {
    expect(await found('区民政居、区财证局')).toEqual([
      ['区民政居', 'd0', '区民政局'],
      ['区财证局', 'new', '区财政局'],
    ])
    expect(await found('区教肓局、民证局')).toEqual([
      ['区教肓局', 'new', '区教育局'],
      ['民证局', 'new', '区民政局'],
    ])
    // One sign is too much of a name of two.
    expect(await found('区科委')).toEqual([['区科委', 'new', '']])
  })

  it('nothing is taken for one of two that sound the same', async () => {
    const both = [...house, { ...house[0]!, id: 'x', name: { zh: '区民政聚', en: 'x' }, short: '民政聚' }]
    expect(await found('区民政居', both)).toEqual([['区民政居', 'new', '区民政局,区民政聚']])
  })

  it('of two in the file the one that is named less follows the other, unless both sound like departments', async () => {
    const file = '任务,责任单位\na任务,区水务局\nb任务,区水务局\nc任务,区水务居\nd任务,区税务局\ne任务,区林务局\n'
    const proposal = await recognised(file)
    expect(names(proposal)).toEqual(['区林务局', '区水务局', '区税务局'])
    expect(lines(proposal)[3]).toBe('1.3 c任务 | 水务局')
    const said = await recognised(file, { departments: { 区水务居: { as: 'new' } } })
    expect(names(said)).toContain('区水务居')
  })
})

describe('L6: names that mean several', () => {
  const department = (id: string, kind: Department['kind']): Department => ({
    ...{ id, kind, name: { zh: id, en: '' }, short: id },
  })
  const house = [
    department('甲局', 'government'),
    department('乙局', 'government'),
    department('东街', 'subdistrict'),
    department('西街', 'subdistrict'),
  ]

  it('have sub-items where they lead, support where they support, and say which', async () => {
    const proposal = await recognised(
      '任务,牵头单位,配合单位\n修路,甲局,各街道\n扫雪,各街道,甲局、东街\n巡查,甲局,各部门\n',
      { house },
    )
    expect(lines(proposal).slice(1)).toEqual([
      '1.1 修路 | 甲局 | 东街、西街',
      '1.2 扫雪 |  | 甲局、东街',
      '1.2.1 扫雪 | 东街 | 甲局',
      '1.2.2 扫雪 | 西街 | 甲局、东街',
      '1.3 巡查 | 甲局 | 乙局',
    ])
    expect(proposal.groups).toEqual([
      { name: '各街道', key: '各街道', leads: 1, supports: 1, count: 2, members: 2, choice: 'each' },
      { name: '各部门', key: '各部门', leads: 0, supports: 1, count: 1, members: 2, choice: 'each' },
    ])
  })

  it('beside one that is said to lead they support; where an item is divided already the first leads', async () => {
    const proposal = await recognised(
      '序号,任务,责任单位\n1,防汛,甲局（牵头）、各街道\n2,创城,各街道\n2.1,清理,乙局\n',
      { house },
    )
    expect(lines(proposal).slice(1)).toEqual([
      '1.1 防汛 | 甲局 | 东街、西街',
      '1.2 创城 | 东街 | 西街',
      '1.2.1 清理 | 乙局',
    ])
    expect(told(proposal, 'several-leads')).toEqual([['各街道', 3]])
  })

  it('those whom it concerns are nobody until somebody says who', async () => {
    const file = '任务,责任单位\n修路,各有关部门\n扫雪,All subdistricts\n检查,各单位\n'
    const proposal = await recognised(file, { house })
    expect(proposal.groups.map(({ name, members, choice }) => [name, members, choice])).toEqual([
      ['各有关部门', 2, 'out'],
      ['All subdistricts', 2, 'each'],
      ['各单位', 4, 'each'],
    ])
    expect(told(proposal, 'department-out')).toEqual([['各有关部门', 2]])
    const said = await recognised(file, { house, groups: { 各有关部门: 'each' } })
    expect(lines(said).slice(1, 4)).toEqual(['1.1 修路', '1.1.1 修路 | 甲局', '1.1.2 修路 | 乙局'])
  })

  it('a state that is said of all of them is said of each', async () => {
    const proposal = await recognised('任务,责任单位,状态\n扫雪,各街道,进行中\n', { house })
    expect(proposal.ledger.items.map(({ status }) => status)).toEqual(['', 'in_progress', 'in_progress'])
    expect(proposal.problems).toEqual([])
  })
})
