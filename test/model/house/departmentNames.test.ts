import { expect, it } from 'vitest'
import { isSimilar, meantBy, shortNameOf, slipIn } from '#app/model/house/departmentNames'

it('L6: a bureau is not called a commission, nor the other way round; yet either is found by the other’s name', () => {
  const names = ['区住房和城乡建设局', '市住房城乡建设委员会', '县发展和改革局', '区经济和信息化局', '区科学技术委员会']
  expect(names.map(shortNameOf)).toEqual(['住建局', '住建委', '发改局', '经信局', '科委'])
  expect(isSimilar('区住建委', '区住房和城乡建设局')).toBe(true)
  expect(isSimilar('区财政局', '区审计局')).toBe(false)
})

it.each([
  ['区委组织部', '组织部'],
  ['市委宣传部', '宣传部'],
  ['中共某某区委统战部', '统战部'],
  ['区委社会工作部', '社工部'],
  ['县委政法委员会', '政法委'],
  ['区委办公室', '区委办'],
  ['市委办公室', '市委办'],
  ['区委区政府信访办公室', '信访办'],
  ['区委区政府督查室', '督查室'],
  ['区委党校', '党校'],
  ['区委', '区委'],
  ['区政府', '区政府'],
  ['区委老干部局', '老干部局'],
  ['区发展和改革局', '发改局'],
  ['区卫生健康委员会', '卫健委'],
  ['区纪委区监委', '纪委监委'],
  ['江北区民政局', '民政局'],
  ['市民政局', '民政局'],
  ['市政务服务管理局', '政务服务管理局'],
  ['市场监管局', '市场监管局'],
  ['区市场监督管理局', '市场监管局'],
  ['市政设施管理中心', '市政设施管理中心'],
  ['市民服务中心', '市民服务中心'],
  ['市域铁路建设指挥部', '市域铁路建设指挥部'],
  ['县域经济发展中心', '县域经济发展中心'],
  ['城区改造指挥部', '城区改造指挥部'],
  ['保税港区管委会', '保税港区管委会'],
  ['高新区管委会', '高新区管委会'],
  ['复盛镇', '复盛镇'],
  ['江北区石马河街道办事处', '石马河街道'],
])('L6: %s is called %s', (name, short) => expect(shortNameOf(name)).toBe(short))

it('L6: another spelling means a department when it means one alone', () => {
  const named = (...names: string[]) => names.map((zh) => ({ name: { zh }, short: shortNameOf(zh) }))
  const house = named('区文化和旅游局', '区发展和改革委员会', '东区教育委员会', '西区教育委员会')
  const meant = (name: string) => meantBy(name, house)?.name.zh
  expect(['文旅局', '区发改委', '市教委', '财政局', ''].map(meant)).toEqual([
    '区文化和旅游局',
    '区发展和改革委员会',
    ...[undefined, undefined, undefined],
  ])
})

it.each([
  ['区民政居', '区民政局', 'sound'],
  ['区财证局', '区财政局', 'sound'],
  ['水物局', '区水务局', 'sound'],
  ['区教肓局', '区教育局', 'sign'],
  ['区政民局', '区民政局', 'sign'],
  ['德胜街到办事处', '德胜街道办事处', 'sound'],
  ['区市场监督管局', '区市场监督管理局', 'sign'],
  ['区民政局', '区民政局', null],
  ['区教委', '区科委', null],
  ['区财政局', '区审计局', null],
  ['', '区财政局', null],
])('L6: %s is written for %s by a slip of the %s', (written, name, slip) => expect(slipIn(written, name)).toBe(slip))
