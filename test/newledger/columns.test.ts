import { expect, it } from 'vitest'
import { recognised } from './recognised'

const meaningOf = async (name: string) => (await recognised(`任务,${name}\n修路,甲局\n`)).columns[1]!.meaning

it.each([
  ['负责单位', 'lead'],
  ['责任主体', 'lead'],
  ['实施单位', 'lead'],
  ['负责人', 'owner'],
  ['责任领导', 'own:short'],
])('L6: %s is %s', async (name, meaning) => expect(await meaningOf(name)).toBe(meaning))

const kindOf = async (texts: readonly string[]) => {
  const { columns, problems } = await recognised(
    `任务,责任单位,指标\n${texts.map((text, i) => `事${i},甲局,${text}\n`).join('')}`,
  )
  return [columns[2]!.meaning, problems.map(({ code, line, text }) => [code, line, text])]
}

it('L6: what nearly all of many cells are is their column’s kind; the others are told', async () => {
  const numbers = Array.from({ length: 19 }, (_, i) => `${i * 7}万元`)
  expect(await kindOf([...numbers, '待核'])).toEqual(['own:number', [['bad-number', 21, '待核']]])
  expect(await kindOf([...numbers.slice(0, 5), '待核'])).toEqual(['own:short', []])
  const days = Array.from({ length: 12 }, (_, i) => `2026-03-${i + 10}`)
  expect(await kindOf(['未定', ...days])).toEqual(['own:date', [['bad-date', 2, '未定']]])
})

it('L6: that nobody leads is told; yes and no say whether something is done', async () => {
  const { notes } = await recognised('任务,期限\n修路,5月\n')
  expect(notes.map(({ code }) => code)).toContain('no-lead')
  const { ledger, problems } = await recognised('任务,责任单位,是否完成\n修路,甲局,√\n建校,甲局,×\n种树,甲局,否\n')
  expect([ledger.items.map(({ status }) => status), problems]).toEqual([
    ['in_progress', 'in_progress', 'in_progress'],
    [],
  ])
})
