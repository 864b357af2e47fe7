import { describe, expect, it } from 'vitest'
import type { Proposal } from '#app/newledger/recognise/proposal'
import { shownProposal } from '#app/newledger/recognise/shownProposal'
import { exampleFile, lines, own, recognised, refusalsOf, workbook } from './recognised'

const meaningsOf = ({ columns }: Proposal) => columns.map(({ meaning }) => meaning)
const wrong = ({ problems }: Proposal) => problems.map(({ code, line, text }) => [code, line, text])
const told = ({ notes }: Proposal, code: string) =>
  notes.filter((note) => note.code === code).map(({ text, lines }) => [text, ...lines])

describe('L6: the examples', () => {
  it('a title row, headings 一、 over merged cells, （一） with numbers below, 各街道, deadlines in words', async () => {
    const proposal = await recognised(await exampleFile('sections-lakes.xlsx'))
    expect([proposal.ledger.title.zh, proposal.streamSource]).toEqual([
      '临江区水环境综合治理2026年重点任务台账',
      'sections',
    ])
    expect(proposal.sheets[0]!.header).toEqual({ line: 3, lines: 1 })
    expect(meaningsOf(proposal)).toEqual([
      'code',
      'title',
      'lead',
      'support',
      'due',
      'own:number',
      'own:flag',
      'progress',
    ])
    const all = lines(proposal)
    expect(all.filter((line) => line.startsWith('#'))).toEqual(['# 控源截污', '# 内源治理', '# 生态修复', '# 长效管理'])
    expect(all).toContain(
      '1.2 整治沿河餐饮、洗车等“散乱排”点位 | 城市管理局 | 生态环境局、城东街道、城西街道、城南街道 | 2026-03-31',
    )
    expect(all.slice(8, 11)).toEqual([
      '3.1 滨江湿地公园二期',
      '3.1.1 完成水生植物种植12万平方米 | 园林绿化局 | 水务局 | 2026-09-30',
      '3.1.2 建设科普步道3.2公里 | 园林绿化局 | 文旅局 | 2026-10-31',
    ])
    expect(all.filter((line) => line.startsWith('4.1.')).map((line) => line.split(' | ')[1])).toEqual([
      '城东街道',
      '城西街道',
      '城南街道',
    ])
    expect(own(proposal, '完成时限（原文）')).toMatchObject({
      建立水面保洁长效机制: '长期',
      开展排水户执法检查: '二季度末',
    })
    expect(proposal.ledger.columns.find(({ name }) => name === '投资额')).toMatchObject({
      kind: 'number',
      unit: '万元',
    })
    expect([wrong(proposal), refusalsOf(proposal)]).toEqual([[], []])
  })

  it('streams in merged first cells, items merged over their parts, two header rows, a hidden row and sheet, formulas', async () => {
    const file = await exampleFile('merged-housing.xlsx')
    const proposal = await recognised(file)
    expect(proposal.sheets.map(({ isTaken, header }) => [isTaken, header.lines])).toEqual([
      [true, 2],
      [false, 1],
    ])
    expect(meaningsOf(proposal)).toEqual([
      'stream',
      'title',
      'subTitle',
      'lead',
      'support',
      'owner',
      'due',
      'own:number',
      'own:number',
      'own:choice',
      'status',
    ])
    expect(lines(proposal).slice(0, 4)).toEqual([
      '# 基础类改造',
      '1.1 管线更新',
      '1.1.1 更新供水管线38公里 | 住建委 | 自来水公司 | 2026-06-30',
      '1.1.2 更换老旧电梯64部 | 市场监管局 | 住建委 | 2026-09-30',
    ])
    // By a formula, and by its format.
    expect(own(proposal, '计划户数')).toMatchObject({ 新建便民服务点26处: '2860' })
    expect(proposal.ledger.columns.find(({ name }) => name === '完成率')).toMatchObject({ kind: 'number', unit: '%' })
    expect(told(proposal, 'hidden-rows')).toEqual([['', 14]])
    expect(told(proposal, 'hidden-sheet')).toEqual([['选项']])
    // Done, but without evidence nothing is closed.
    expect(told(proposal, 'status-lowered')).toEqual([['已完成', 12]])
    expect([wrong(proposal), refusalsOf(proposal)]).toEqual([[], []])
    expect(lines(await recognised(file, { takesHidden: true }))).toContain(
      '3.2.2 （已并入上一条，不再单列） | 住建委 |  | 2026-12-31',
    )
  })

  it('CSV with streams that stand once, 1 and 1.1, and a title above', async () => {
    const proposal = await recognised(await exampleFile('hotline.csv'))
    expect([proposal.ledger.title.zh, proposal.streamSource]).toEqual([
      '青禾县接诉即办高频问题专项治理清单（2026年）',
      'column',
    ])
    expect(lines(proposal).slice(0, 5)).toEqual([
      '# 噪声扰民',
      '1.1 夜间施工噪声 | 城管局 | 住建局、公安局 | 2026-04-30',
      '1.1.1 梳理在建工地夜间施工许可 | 住建局 |  | 2026-03-15',
      '1.1.2 工地周边设置噪声监测点20处 | 生态环境局 | 城管局 | 2026-04-30',
      '1.2 广场舞噪声 | 公安局 | 文旅局 | 2026-06-30',
    ])
    expect(meaningsOf(proposal).slice(6)).toEqual(['own:number', 'own:flag', 'own:choice', 'own:short'])
    expect([wrong(proposal), refusalsOf(proposal)]).toEqual([[], []])
  })
})

describe('L6: shapes of files', () => {
  it('one sheet a stream, of the same columns in another order', async () => {
    const proposal = await recognised(
      await workbook(
        {
          name: '交通',
          rows: [
            ['任务', '责任单位'],
            ['修路', '交通局'],
            ['修桥', '交通局'],
          ],
        },
        {
          name: '教育',
          rows: [
            ['责任单位', '任务'],
            ['教育局', '建校'],
          ],
        },
        { name: '说明', rows: [['本表由办公室汇总']] },
      ),
    )
    expect(proposal.streamSource).toBe('sheets')
    expect(lines(proposal)).toEqual(['# 交通', '1.1 修路 | 交通局', '1.2 修桥 | 交通局', '# 教育', '2.1 建校 | 教育局'])
    expect(told(proposal, 'other-sheet')).toEqual([['说明']])
  })

  it('一是 and 二是 are parts of what stands above them', async () => {
    const proposal = await recognised(
      '任务,责任单位\n（一）改水,水务局\n一是查漏,水务局\n二是换管,水务局\n（二）改电,供电局\n',
    )
    expect(lines(proposal).slice(1)).toEqual([
      '1.1 改水 | 水务局',
      '1.1.1 查漏 | 水务局',
      '1.1.2 换管 | 水务局',
      '1.2 改电 | 供电局',
    ])
  })

  it('streams as numbers of their own: 1 over 1.1 and 1.1.1', async () => {
    const proposal = await recognised(
      '序号,任务,责任单位\n1,交通,\n1.1,修路,交通局\n1.1.1,勘测,交通局\n2,教育,\n2.1,建校,教育局\n',
    )
    expect(lines(proposal)).toEqual([
      '# 交通',
      '1.1 修路 | 交通局',
      '1.1.1 勘测 | 交通局',
      '# 教育',
      '2.1 建校 | 教育局',
    ])
  })

  it('CSV with two header rows', async () => {
    const proposal = await recognised('序号,任务,责任单位,,时限\n,,牵头,配合,\n1,修路,交通局,财政局,2026-05-01\n')
    expect(proposal.sheets[0]!.header.lines).toBe(2)
    expect(lines(proposal)[1]).toBe('1.1 修路 | 交通局 | 财政局 | 2026-05-01')
  })

  it('several departments in a cell: the first leads, unless the cell says who does', async () => {
    const proposal = await recognised(
      '任务,责任单位\na任务,甲局、乙局\nb任务,牵头：乙局；配合：甲局、丙局\nc任务,甲局（配合）、丙局（牵头）\n',
    )
    expect(lines(proposal).slice(1)).toEqual([
      '1.1 a任务 | 甲局 | 乙局',
      '1.2 b任务 | 乙局 | 甲局、丙局',
      '1.3 c任务 | 丙局 | 甲局',
    ])
    expect(told(proposal, 'several-leads')).toEqual([['甲局、乙局', 2]])
  })

  it('one merged item over the rows of several departments', async () => {
    const rows = [
      ['任务', '责任单位'],
      ['共建', '甲局'],
      [null, '乙局'],
      ['独办', '丙局'],
    ]
    const proposal = await recognised(
      await workbook({ name: 's', rows, merges: [{ startRow: 1, endRow: 2, startCol: 0, endCol: 0 }] }),
    )
    expect(lines(proposal).slice(1)).toEqual(['1.1 共建', '1.1.1 共建 | 甲局', '1.1.2 共建 | 乙局', '1.2 独办 | 丙局'])
  })
})

describe('L6: what is corrected', () => {
  it('names: of own columns and built-in ones, of streams in English; emptied ones are as they would be', async () => {
    const file = '类别,任务,责任单位,经费（万元）\n道路,修路,constructor,5\nconstructor,建校,教育局,6\n'
    const first = await recognised(file)
    expect(first.columns.map(({ id }) => id)).toEqual([null, 'title', 'lead', 'c_4'])
    const proposal = await recognised(file, {
      columnNames: { c_4: { name: ' 投入 ', nameEn: 'Funds' }, lead: { name: '责任单位' }, title: { name: '' } },
      streamsEn: { 道路: 'Roads' },
    })
    expect(proposal.ledger.columns.map(({ id, name, nameEn }) => [id, name, nameEn])).toEqual([
      ['lead', '责任单位', ''],
      ['c_4', '投入', 'Funds'],
    ])
    expect(proposal.ledger.streams.map(({ title, titleEn }) => [title, titleEn])).toEqual([
      ['道路', 'Roads'],
      ['constructor', ''],
    ])
    expect([wrong(proposal), refusalsOf(proposal)]).toEqual([[], []])
    const emptied = await recognised(file, { columnNames: { c_4: { name: ' ' } } })
    expect(emptied.ledger.columns).toEqual(first.ledger.columns)
    // The same rule as in a ledger that there is (L2).
    const long = await recognised(file, { columnNames: { c_4: { nameEn: 'x'.repeat(101) } } })
    expect(wrong(long)).toEqual([['too-long', undefined, 'x'.repeat(101)]])
    expect(refusalsOf(long)).toMatchObject([{ code: 'too-long', item: 'c_4', column: 'nameEn' }])
  })

  const text = '任务,责任单位,时间安排,备注\n修路,交通局,5月,高\n建校,教育局,6月,低\n'

  it('a column, a cell, a row, the title, the header', async () => {
    const first = await recognised(text)
    expect(meaningsOf(first)).toEqual(['title', 'lead', 'own:short', 'own:short'])
    const proposal = await recognised(text, {
      title: { zh: '另名', en: 'Other' },
      meanings: { 2: 'due', 3: 'own:choice' },
      cells: { '0:2:0': '修大路' },
      rows: { '0:3': 'out' },
    })
    expect(lines(proposal)).toEqual(['# 全部事项', '1.1 修大路 | 交通局 |  | 2026-05-31'])
    expect(proposal.ledger.title).toEqual({ zh: '另名', en: 'Other' })
    expect(own(proposal, '备注')).toEqual({ 修大路: 'o1' })
    expect(told(proposal, 'row-out')).toEqual([['', 3]])
    expect(lines(await recognised(text, { headers: { 0: { line: 2, lines: 1 } }, meanings: { 0: 'title' } }))[1]).toBe(
      '1.1 建校',
    )
  })

  it('departments: mapped to a known one, another spelling, left out', async () => {
    const house = [
      { id: 'renshe', name: { zh: '区人力资源和社会保障局', en: 'HR' }, short: '人社局', kind: 'government' as const },
    ]
    const file = '任务,责任单位\na任务,人力社保局\nb任务,区人社局\nc任务,水务局\nd任务,区水务局\ne任务,某公司\n'
    const first = await recognised(file, { house })
    expect(first.departments.map(({ name, choice }) => [name, choice.as])).toEqual([
      ['人力社保局', 'new'],
      ['区人社局', 'known'],
      ['水务局', 'new'],
      ['区水务局', 'same'],
      ['某公司', 'new'],
    ])
    // Offered, and not decided by itself.
    expect(first.departments[0]!.similar).toEqual([
      { name: '区人力资源和社会保障局', choice: { as: 'known', id: 'renshe' } },
    ])
    const proposal = await recognised(file, {
      house,
      departments: { 人力社保局: { as: 'known', id: 'renshe' }, 某公司: { as: 'out' } },
    })
    expect(proposal.ledger.items.map(({ lead }) => lead)).toEqual(['renshe', 'renshe', 'swj', 'swj', ''])
    expect(proposal.newDepartments.map(({ name }) => name.zh)).toEqual(['水务局'])
    expect(told(proposal, 'department-out')).toEqual([['某公司', 6]])
  })
})

describe('L6: bad input is told with line and reason, and never dropped silently', () => {
  it.each([
    [
      '#REF! and what a column is not',
      '任务,责任单位,完成时限\n修路,#REF!,2026-05-01\n建校,教育局,#N/A\n',
      [
        ['sheet-error', 2, '#REF!'],
        ['sheet-error', 3, '#N/A'],
      ],
    ],
    ['a row without a title', '任务,责任单位,完成时限\n修路,甲局,\n,乙局,2026-05-01\n', [['no-title', 3, '']]],
    [
      'a parent that comes after its child',
      '序号,任务,责任单位\n1.1,勘测,甲局\n1,修路,甲局\n',
      [['parent-after', 2, '勘测']],
    ],
    [
      'a sub-item of a sub-item',
      '序号,任务,责任单位\n1,a任务,甲局\n1.1,b任务,甲局\n1.1.1,c任务,甲局\n',
      [['sub-sub-item', 4, 'c任务']],
    ],
    ['a status that is none', '任务,状态\na任务,进行中\nb任务,推进中\nc任务,随便\n', [['unknown-status', 4, '随便']]],
    ['too long a title', `任务,责任单位\n${'长'.repeat(2_001)},甲局\n`, [['too-long', 2, '长'.repeat(2_001)]]],
    ['nothing but names', '任务,责任单位\n', [['nothing', undefined, '']]],
  ])('%s', async (_what, text, expected) => {
    const proposal = await recognised(text)
    expect(wrong(proposal)).toEqual(expected)
    expect(refusalsOf(proposal)).toEqual([])
  })

  it('a sub-item of a sub-item may be put under the item', async () => {
    const text = '序号,任务,责任单位\n1,a任务,甲局\n1.1,b任务,甲局\n1.1.1,c任务,甲局\n'
    expect(lines(await recognised(text, { rows: { '0:4': 'sub-item' } })).slice(1)).toEqual([
      '1.1 a任务 | 甲局',
      '1.1.1 b任务 | 甲局',
      '1.1.2 c任务 | 甲局',
    ])
  })

  it('two columns of one name, and 61 of the house’s own', async () => {
    const proposal = await recognised('任务,备注,备注\na任务,u,v\n')
    expect(told(proposal, 'same-column-name')).toEqual([['备注']])
    expect(proposal.ledger.items[0]!.cells).toEqual({ c_2: 'u', c_3: 'v' })
    const names = Array.from({ length: 61 }, (_, i) => `列${i}`)
    expect(wrong(await recognised(`任务,${names.join()}\na任务,${names.join()}\n`))).toEqual([
      ['too-many-columns', undefined, ''],
    ])
  })
})

it('L6: a page is told as much of a file as it shows, and how much more there is', async () => {
  const rows = Array.from({ length: 500 }, (_, i) => `${i < 9 ? '道路' : '学校'},第${i}项,${i % 2 ? '#REF!' : ''}\n`)
  const proposal = await recognised(`类别,任务,时限\n${rows.join('')}`)
  const shown = shownProposal(proposal, 'UTF-8', { rows: 40, problems: 50 })
  expect([shown.rows.length, shown.moreRows, shown.items]).toEqual([40, 460, 500])
  expect([shown.problems.length, shown.problemCount, shown.isBlocked]).toEqual([50, 250, false])
  expect(shown.streams.map(({ title, count, lines, more }) => [title, count, lines.length, more])).toEqual([
    ['道路', 9, 6, 3],
    ['学校', 491, 6, 485],
  ])
  expect(shown.rows[0]).toMatchObject({ line: 2, cells: ['道路', '第0项', ''], fate: 'item' })
})
