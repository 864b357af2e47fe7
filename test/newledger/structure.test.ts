import { describe, expect, it } from 'vitest'
import type { Proposal } from '#app/newledger/recognise/proposal'
import { lines, recognised, workbook } from './recognised'

const told = ({ notes }: Proposal, ...codes: string[]) =>
  notes.filter(({ code }) => codes.includes(code)).map(({ code, text, lines: of }) => [code, text, ...of])
const refused = ({ problems }: Proposal) => problems.map(({ code, line, text }) => [code, line, text])

/** A sheet whose rows of one text are headings, merged over all columns. */
function sheet(name: string, rows: (string | null)[][]) {
  const merges = rows.flatMap((row, i) =>
    row.length === 1 ? [{ startRow: i, endRow: i, startCol: 0, endCol: rows[0]!.length - 1 }] : [],
  )
  return { name, rows, merges }
}

describe('L6: headings of several levels', () => {
  const head = ['序号', '任务', '责任单位']

  it('the upper one stands in the names of the streams below it, and is told', async () => {
    const rows = [head, ['一、教育'], ['（一）校舍'], ['1', '新建', '甲局'], ['（二）师资'], ['1', '招聘', '乙局']]
    const more = [['二、医疗'], ['1', '分诊', '丙局'], ['（一）校舍'], ['2', '扩建', '甲局'], ['三、其他']]
    const proposal = await recognised(await workbook(sheet('s', [...rows, ...more])))
    expect(lines(proposal)).toEqual([
      '# 教育·校舍',
      '1.1 新建 | 甲局',
      '# 教育·师资',
      '2.1 招聘 | 乙局',
      '# 医疗',
      '3.1 分诊 | 丙局',
      '# 医疗·校舍',
      '4.1 扩建 | 甲局',
    ])
    expect(told(proposal, 'upper-section', 'empty-section')).toEqual([
      ['upper-section', '教育', 2],
      ['upper-section', '医疗', 7],
      ['empty-section', '其他', 11],
    ])
  })

  it('without numbers they are below where they begin directly below, and beside elsewhere', async () => {
    const rows = [head, ['一、教育'], ['城区'], ['1', '新建', '甲局'], ['乡村'], ['2', '修缮', '乙局'], ['二、医疗']]
    const beside = [head, ['一、教育'], ['1', '新建', '甲局'], ['专项'], ['2', '修缮', '乙局'], ['二、医疗']]
    const last = ['3', '分诊', '丙局']
    const streams = async (...of: (string | null)[][]) =>
      lines(await recognised(await workbook(sheet('s', [...of, last])))).filter((line) => line.startsWith('#'))
    expect(await streams(...rows)).toEqual(['# 教育·城区', '# 教育·乡村', '# 医疗'])
    expect(await streams(...beside)).toEqual(['# 教育', '# 专项', '# 医疗'])
  })

  it('in several sheets the sheet is the uppermost', async () => {
    const proposal = await recognised(
      await workbook(
        sheet('城东', [head, ['一、绿化'], ['1', '种树', '甲局'], ['二、亮化'], ['2', '换灯', '乙局']]),
        sheet('城西', [head, ['0', '总则', '甲局'], ['一、绿化'], ['1', '种草', '甲局'], ['2', '建园', '甲局']]),
      ),
    )
    expect(lines(proposal).filter((line) => line.startsWith('#'))).toEqual([
      '# 城东·绿化',
      '# 城东·亮化',
      '# 城西',
      '# 城西·绿化',
    ])
  })
})

describe('L6: numbers', () => {
  it('one that stands twice, and one without its upper one, are told', async () => {
    const text = '序号,任务,责任人\n1,甲,赵\n1.1,乙,钱\n1.1,丙,孙\n2,丁,李\n2,戊,周\n5.1,己,吴\n5.2,庚,郑\n'
    const proposal = await recognised(text)
    expect(
      lines(proposal)
        .slice(1)
        .map((line) => line.split(' ')[0]),
    ).toEqual(['1.1', '1.1.1', '1.1.2', '1.2', '1.3', '1.4', '1.5'])
    expect(told(proposal, 'same-number', 'no-parent')).toEqual([
      ['same-number', '1.1', 3, 4],
      ['same-number', '2', 5, 6],
      ['no-parent', '5.1', 7],
      ['no-parent', '5.2', 8],
    ])
  })

  it('what begins at 1 again, and what is numbered by its stream, is not', async () => {
    const again = await recognised('序号,任务\n1,甲\n2,乙\n1,丙\n2,丁\n')
    const byStream = await recognised('序号,任务\n1.1,甲\n1.2,乙\n2.1,丙\n')
    expect([...told(again, 'same-number'), ...told(byStream, 'no-parent')]).toEqual([])
  })

  it('parts are below what stands above them, whatever other items are divided into', async () => {
    const text =
      '任务,单位\n1、放权,甲局\n（1）清单,甲局\n①压减,甲局\n2、便民,乙局\n一是延时,乙局\n二是帮办,乙局\n3、监管,甲局\n'
    const proposal = await recognised(text)
    expect(
      lines(proposal)
        .slice(1)
        .map((line) => line.split(' |')[0]),
    ).toEqual(['1.1 放权', '1.1.1 清单', '1.2 便民', '1.2.1 延时', '1.2.2 帮办', '1.3 监管'])
    expect(refused(proposal)).toEqual([['sub-sub-item', 4, '压减']])
    const below = await recognised('任务,单位\n办好驿站,甲局\n一是选址,甲局\n二是装修,乙局\n办好食堂,甲局\n')
    expect(
      lines(below)
        .slice(1)
        .map((line) => line.split(' |')[0]),
    ).toEqual(['1.1 办好驿站', '1.1.1 选址', '1.1.2 装修', '1.2 办好食堂'])
  })

  it('an amount before a title is none, a number before an item that is divided is', async () => {
    const amount = await recognised('任务,责任单位\n3.5万平方米绿地,甲局\n1.2公里道路,甲局\n')
    expect(lines(amount).slice(1)).toEqual(['1.1 3.5万平方米绿地 | 甲局', '1.2 1.2公里道路 | 甲局'])
    const divided = await recognised(
      '问题,整改措施,序号,责任单位\n1.学风不正,办班,1,甲局\n,考核,2,甲局\n2.作风不实,暗访,3,乙局\n',
    )
    expect(lines(divided).filter((line) => !/\d\.\d\.\d/.test(line))).toEqual([
      '# 全部事项',
      '1.1 学风不正',
      '1.2 作风不实',
    ])
  })
})
