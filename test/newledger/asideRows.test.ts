import { describe, expect, it } from 'vitest'
import type { Proposal } from '#app/newledger/recognise/proposal'
import { lines, own, recognised, workbook } from './recognised'

const asides = ({ notes }: Proposal) =>
  notes.flatMap(({ code, text, lines: of }) => (code === 'aside-row' ? [[text, ...of]] : []))

const head = '序号,任务,责任单位,投资（万元）'

describe('L6: rows that are no entries of the table are left out and told', () => {
  it('sums, page numbers, the header once more, who signed', async () => {
    const text = `${head}\n1,修路,甲局,5\n,小计,,5\n${head}\n2,建校,乙局,7\n小 计,,,7\n总计（2项）,,,12\n第1页，共1页,,,\n制表人：王五,,审核人：赵六,\n填报日期：2026年3月1日,,,\n`
    const proposal = await recognised(text)
    expect(lines(proposal).slice(1)).toEqual(['1.1 修路 | 甲局', '1.2 建校 | 乙局'])
    expect(own(proposal, '投资')).toEqual({ 修路: '5', 建校: '7' })
    expect(asides(proposal)).toEqual([
      ['小计', 3],
      ['序号', 4],
      ['小 计', 6],
      ['总计（2项）', 7],
      ['第1页，共1页', 8],
      ['制表人：王五', 9],
      ['填报日期：2026年3月1日', 10],
    ])
    expect(proposal.problems).toEqual([])
  })

  it('notes, and what stands below them to the end of the sheet', async () => {
    const text = `${head}\n1,修路,甲局,5\n备注：一、本表按月报送。,,,\n二、数据以财务为准。,,,\n`
    const middle = `${head}\n注：略,,,\n二、民生,,,\n1,修路,甲局,5\n`
    expect(asides(await recognised(text))).toEqual([
      ['备注：一、本表按月报送。', 3],
      ['二、数据以财务为准。', 4],
    ])
    const proposal = await recognised(middle)
    expect([asides(proposal), lines(proposal)]).toEqual([[['注：略', 2]], ['# 民生', '1.1 修路 | 甲局']])
  })

  it('a sum behind a merged first cell', async () => {
    const rows = [
      ['类别', '任务', '责任单位'],
      ['道路', '修路', '甲局'],
      [null, '合计', '2'],
      ['学校', '建校', '乙局'],
    ]
    const proposal = await recognised(
      await workbook({ name: 's', rows, merges: [{ startRow: 1, endRow: 2, startCol: 0, endCol: 0 }] }),
    )
    expect(lines(proposal)).toEqual(['# 道路', '1.1 修路 | 甲局', '# 学校', '2.1 建校 | 乙局'])
  })

  it('what only sounds alike stays, and what was left out may be taken', async () => {
    const text = `${head}\n1,注：册登记改革,甲局,5\n2,合计征收试点,甲局,1\n3,审核：全部合同,乙局,2\n说明：下一步,,,\n`
    expect(lines(await recognised(text)).length).toBe(4)
    const kept = await recognised(text, { rows: { '0:5': 'taken' } })
    expect([asides(kept), lines(kept).at(-1)]).toEqual([[], '1.4 说明：下一步'])
  })
})
