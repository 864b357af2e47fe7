import { expect, it } from 'vitest'
import { numberingOf } from '#app/newledger/recognise/numbering'
import { lines, recognised } from './recognised'

it.each([
  ['一是扩建学校', '扩建学校'],
  ['一、道路', '道路'],
  ['（十一）桥', '桥'],
  ['1.2 勘测', '勘测'],
  ['③ 验收', '验收'],
  ['第三部分 保障', '保障'],
  // What is counted within, is another way.
  ['1. 扩建学校：一是选址；二是施工', '扩建学校：一是选址；二是施工'],
  ['一、推进一、二、三级医院建设', '推进一、二、三级医院建设'],
  ['2. 投资 3.5 亿元', '投资 3.5 亿元'],
])('L6: the number of %s goes', (text, rest) => expect(numberingOf(text)?.rest).toBe(rest))

it.each([
  '一是扩建学校\n二是改造医院\n三是新建养老院',
  '一是扩建学校二是改造医院',
  '1.扩建学校；2.改造医院',
  '9、扩建学校 10、改造医院',
  '（一）扩建学校（二）改造医院',
  '(1)扩建学校\n(2)改造医院',
  '①扩建学校②改造医院',
  '十九、扩建学校。二十、改造医院',
  '第一条扩建学校，第二条改造医院',
  '第一季度完成选址',
])('L6: a text that counts what is in it keeps its numbers: %s', async (text) => {
  expect(numberingOf(text)).toBeNull()
  const proposal = await recognised(`任务,责任单位\n"${text}",甲局\n修路,乙局\n`)
  expect(lines(proposal)).toEqual(['# 全部事项', `1.1 ${text} | 甲局`, '1.2 修路 | 乙局'])
})
