import { expect, it } from 'vitest'
import { departmentsFrom, readDepartmentList } from '#app/people/readDepartmentList'

const read = (text: string) => readDepartmentList(text, []).map(({ name, short }) => `${name}/${short}`)

it.each([
  ['单位名称\t简称\n区水务局\t水务\n', ['区水务局/水务']],
  ['序号\t单位全称\t单位简称\n1\t区水务局\t水务\n2\t区 体 育 局\t\n', ['区水务局/水务', '区体育局/体育局']],
  ['1\t区水务局\t水务\n2\t区体育局\n', ['区水务局/水务', '区体育局/体育局']],
  ['\n名称\n1. 区水务局\n（2）区体育局\n', ['区水务局/水务局', '区体育局/体育局']],
  ['Water Board\n', ['Water Board/Water Board']],
])('L6: a header and numbers say where names stand, and are none: %j', (text, expected) =>
  expect(read(text)).toEqual(expected),
)

it('L6: what a spreadsheet left is no name, and is told', () => {
  const lines = readDepartmentList('单位\t简称\n#REF!\t甲\n区水务局\t#N/A\n1. #NAME?\n', [])
  expect(lines.map(({ name, short, problem }) => [name, short, problem])).toEqual([
    ['#REF!', '', 'sheet-error'],
    ['区水务局', '水务局', null],
    ['#NAME?', '', 'sheet-error'],
  ])
  expect(departmentsFrom(lines, []).map(({ name }) => name.zh)).toEqual(['区水务局'])
})

it('X11: no two get the same short name by guessing; what is in the list or the house already is marked', () => {
  const known = [{ id: 'cz', name: { zh: '区财政局', en: '' }, short: '财政局', kind: 'government' as const }]
  const read = readDepartmentList('区民政局\n市民政局\n市财政局\n财政局\n复盛街道\n复盛街道办事处\n区民政局', known)
  expect(read.map(({ short, problem }) => (problem ? '' : short))).toEqual([
    ...['民政局', '市民政局', '市财政局', '', '复盛街道', '', ''],
  ])
})
