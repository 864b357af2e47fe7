import { describe, expect, it } from 'vitest'
import type { Proposal } from '#app/newledger/recognise/proposal'
import { lines, recognised } from './recognised'

const meaningsOf = ({ columns }: Proposal) => columns.map(({ meaning }) => meaning)

describe('L6: a file without a header', () => {
  it.each([
    ['with numbers and days', '1,改造供水管线,区水务局,2027-05-31\n2,新建公厕,区城管委、区财政局,长期\n'],
    ['below a title', '重点任务清单,,,\n1,改造供水管线,区水务局,2027-05-31\n2,新建公厕,区城管委、区财政局,长期\n'],
  ])('%s loses no row', async (_what, text) => {
    const proposal = await recognised(text)
    expect(proposal.sheets[0]!.header.lines).toBe(0)
    expect(meaningsOf(proposal)).toEqual(['code', 'title', 'lead', 'due'])
    expect(lines(proposal).slice(1)).toEqual([
      '1.1 改造供水管线 | 水务局 |  | 2027-05-31',
      '1.2 新建公厕 | 城管委 | 财政局',
    ])
  })

  it('of words alone, though they sound like names of columns', async () => {
    const proposal = await recognised('推进改造工作,区住建委,区财政局,进行中\n整改问题,区民政局,各街道,未启动\n')
    expect(meaningsOf(proposal)).toEqual(['title', 'lead', 'support', 'status'])
    expect(proposal.ledger.items.map(({ status }) => status)).toEqual(['in_progress', 'issued'])
  })

  it('is one when a person says so; whatever they say of its columns counts', async () => {
    const text = '任务,责任单位,数量\n修路,甲局,3\n'
    const proposal = await recognised(text, { headers: { 0: { line: 1, lines: 0 } }, meanings: { 1: 'lead' } })
    expect(lines(proposal).slice(1)).toEqual(['1.1 任务 | 责任单位', '1.2 修路 | 甲局'])
  })

  it.each([
    ['by quarters', '任务,责任单位,一季度,二季度,三季度\n修路,甲局,5,6,7\n'],
    ['of words nobody knows', '名目,何人,何时\n修路,甲,乙\n'],
    ['with a department among them', '任务,责任单位,区财政局意见\n修路,甲局,同意\n'],
  ])('a header %s is one', async (_what, text) => {
    expect((await recognised(text)).sheets[0]!.header).toEqual({ line: 1, lines: 1 })
  })
})
