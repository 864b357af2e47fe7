import { describe, expect, it } from 'vitest'
import type { Proposal } from '#app/newledger/recognise/proposal'
import { lines, recognised, refusalsOf } from './recognised'

const wrong = ({ problems }: Proposal) => problems.map(({ code, line, column, text }) => [code, line, column, text])
/** Everything by which something could be called, anywhere in the ledger. */
const made = ({ ledger, newDepartments, departments, groups }: Proposal) =>
  JSON.stringify([ledger, newDepartments, departments, groups])

const errors = [
  ...['#REF!', '#N/A', '#DIV/0!', '#VALUE!', '#NAME?', '#NUM!', '#NULL!', '#SPILL!', '#CALC!', '#GETTING_DATA'],
  ...['#溢出!', '#字段!', '#名称？', 'Err:502', '错误:508', '########', '=DISPIMG("ID_1",1)'],
]

describe('L6: what a spreadsheet left instead of a text is told with its row and column, and nothing is made of it', () => {
  const names = ['类别', '序号', '任务', '牵头单位', '配合单位', '责任人', '状态', '时限', '进展情况', '备注', '金额']
  const row = ['道路', '2', '建校', '乙局', '丙局', '王敏', '进行中', '2026-05-01', '开工', '急', '12']
  const first = ['道路', '1', '修路', '甲局', '乙局', '李强', '进行中', '2026-04-01', '已招标', '缓', '7']
  const csv = (cells: readonly string[]) =>
    [names, first, cells].map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join()).join('\n')

  it.each(errors)('%s in each column', async (error) => {
    const code = error.startsWith('=') ? 'cell-picture' : 'sheet-error'
    for (const [at, name] of names.entries()) {
      const proposal = await recognised(csv(row.map((cell, i) => (i === at ? error : cell))))
      const told = wrong(proposal).filter(([of]) => of !== 'no-title')
      expect([name, told]).toEqual([name, [[code, 3, at, error]]])
      expect(made(proposal)).not.toMatch(/#|Err|错误|DISPIMG/)
      expect(lines(proposal)[1]).toBe('1.1 修路 | 甲局 | 乙局 | 2026-04-01')
      if (name === '任务') expect(wrong(proposal).map(([of]) => of)).toContain('no-title')
      else expect(proposal.ledger.items.map(({ title }) => title)).toEqual(['修路', '建校'])
      expect(refusalsOf(proposal)).toEqual([])
    }
  })

  it('among the names of a cell, the others stay', async () => {
    const proposal = await recognised(
      '任务,责任单位\n修路,甲局、#N/A\n建校,牵头：#DIV/0!；配合：乙局/甲局\n种树,#ref!/丙局\n',
    )
    expect(lines(proposal).slice(1)).toEqual(['1.1 修路 | 甲局', '1.2 建校 |  | 乙局、甲局', '1.3 种树 | 丙局'])
    expect(wrong(proposal)).toEqual([
      ['sheet-error', 2, 1, '#N/A'],
      ['sheet-error', 3, 1, '#DIV/0!'],
      ['sheet-error', 4, 1, '#ref!'],
    ])
    expect(proposal.newDepartments.map(({ name }) => name.zh).sort()).toEqual(['丙局', '乙局', '甲局'])
  })

  it('a row with nothing else, a number alone, a part of an item that is not known', async () => {
    const proposal = await recognised(
      '序号,任务,具体措施,责任单位\n1,修路,勘测,甲局\n2,#REF!,,\n3,,,\n4,#N/A,施工,甲局\n,,验收,甲局\n',
    )
    expect(lines(proposal).slice(1)).toEqual(['1.1 修路', '1.1.1 勘测 | 甲局', '1.1.2 验收 | 甲局'])
    expect(wrong(proposal).map(([code, line]) => [code, line])).toEqual([
      ...[
        ['no-title', 3],
        ['sheet-error', 3],
        ['no-title', 4],
        ['no-title', 5],
        ['sheet-error', 5],
      ],
    ])
  })

  it('above a table and in its header', async () => {
    const proposal = await recognised('#REF!\n任务,责任单位,#NAME?\n修路,甲局,急\n')
    expect(proposal.ledger.title.zh).toBe('台账')
    expect(proposal.ledger.columns.map(({ name }) => name)).toEqual(['C 列'])
    expect(proposal.notes.map(({ code, lines: of, text }) => [code, of[0], text])).toEqual([
      ['above-header', 1, '#REF!'],
      ['lost-column-name', 2, '#NAME?'],
    ])
  })

  it('a text that speaks of one is a text', async () => {
    const proposal = await recognised('任务,责任单位\n改正 #REF! 公式,甲局\n#1 楼加固,乙局\n')
    expect([lines(proposal)[1], lines(proposal)[2]]).toEqual(['1.1 改正 #REF! 公式 | 甲局', '1.2 #1 楼加固 | 乙局'])
    expect(wrong(proposal)).toEqual([])
  })
})

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
  'L6: %s is a name like any other',
  async (name) => {
    const proposal = await recognised(
      `${name},任务,牵头单位,备注\n${name},${name},${name},${name}\n道路,修路,各${name}、甲局,${name}\n`,
      { meanings: { 0: 'stream' } },
    )
    expect(lines(proposal).slice(0, 2)).toEqual([`# ${name}`, `1.1 ${name} | ${name}`])
    expect(proposal.departments.find((one) => one.name === name)!.choice).toEqual({ as: 'new' })
    expect(refusalsOf(proposal)).toEqual([])
  },
)
