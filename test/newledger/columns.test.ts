import { describe, expect, it } from 'vitest'
import { builtInSchema } from '#app/model/ledger/schema'
import { guessColumns } from '#app/transfer/guessColumns'
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

it.each([
  ['telephones', ['13600000001', '13600000002'], 'own:short'],
  ['others', ['010-88886666', '8888 6667 转 2', '010-88886666'], 'own:short'],
  ['codes', ['GD-1024', 'GD-1025', '无'], 'own:short'],
  ['codes whose zeros count', ['007', '012'], 'own:short'],
  ['days without signs between', ['20260301', '20260401'], 'own:date'],
  ['amounts', ['1200000', '350000'], 'own:number'],
  ['years in words', ['2025年度', '2026年度'], 'own:choice'],
  ['marks', ['A1', 'B2'], 'own:choice'],
])('L6: %s that come again', async (_what, texts, meaning) =>
  expect(await kindOf(Array.from({ length: 8 }, (_, i) => texts[i % texts.length]!))).toEqual([meaning, []]),
)

it('L6: that nobody leads is told; yes and no say whether something is done', async () => {
  const { notes } = await recognised('任务,期限\n修路,5月\n')
  expect(notes.map(({ code }) => code)).toContain('no-lead')
  const { ledger, problems } = await recognised('任务,责任单位,是否完成\n修路,甲局,√\n建校,甲局,×\n种树,甲局,否\n')
  expect([ledger.items.map(({ status }) => status), problems]).toEqual([
    ['in_progress', 'in_progress', 'in_progress'],
    [],
  ])
})

describe('L6: a header as each trade writes it', () => {
  it.each([
    ['议题,议定事项,办理进度', 'stream,title,progress'],
    ['会议,议题,议定事项,责任单位,完成时限,落实情况', 'stream,own:short,title,lead,due,progress'],
    ['议题,责任单位,落实情况', 'title,lead,progress'],
    ['反馈问题,整改措施,整改时限,整改进展,责任单位', 'title,subTitle,due,progress,lead'],
    ['序号,问题类别,巡察反馈问题,整改责任单位,整改期限,整改情况', 'code,stream,title,lead,due,progress'],
    ['改革领域,改革建议,牵头单位,配合单位,完成时限,落实进度', 'stream,title,lead,support,due,progress'],
    [
      '任务来源,任务编号,重点工作任务,牵头部门,责任人,办结时限,工作进展',
      'clause,own:short,title,lead,owner,due,progress',
    ],
    ['督办事项,交办时间,承办单位,协办单位,办理时限,办理结果', 'title,own:date,lead,support,due,progress'],
    [
      '工单编号,诉求人,诉求类别,诉求内容,承办单位,办理时限,办理情况',
      'own:short,own:short,stream,title,lead,due,progress',
    ],
    ['诉求人,诉求描述,办理单位', 'own:short,title,lead'],
  ])('%s', async (header, meanings) => {
    const row = header
      .split(',')
      .map((name) => (/时间|时限|期限/.test(name) ? '2026-05-01' : `甲${name.length}${name}`))
    const { columns } = await recognised(`${header}\n${row.join()}\n${row.join()}\n`)
    expect(columns.map(({ meaning }) => meaning).join()).toBe(meanings)
  })
})

it('L6: what a meeting spoke of is a stream where several rows are of it, and else a text of its own', async () => {
  const of = async (topics: readonly string[]) => {
    const rows = topics.map((topic, i) => `${topic},第${i}项决定,甲局\n`)
    const { columns, problems } = await recognised(`议题,议定事项,责任单位\n${rows.join('')}`)
    return [columns[0]!.meaning, problems]
  }
  expect(await of(['道路', '', '学校'])).toEqual(['stream', []])
  expect(await of(['道路', '学校', '医院'])).toEqual(['own:short', []])
  expect(await of(Array.from({ length: 200 }, (_, i) => `议题${i >> 1}`))).toEqual(['own:short', []])
})

it.each([
  ['会议,议定事项,责任单位,完成时限,办理进度', ',title,lead,due,progress'],
  ['反馈问题,整改措施,整改责任单位,整改时限,整改进展', 'title,,lead,due,progress'],
  ['诉求人,诉求内容,承办单位,办理时限,办理情况', ',title,lead,due,progress'],
])('C3: import knows them too: %s', (header, columns) =>
  expect(guessColumns(header.split(','), builtInSchema).join()).toBe(columns),
)
