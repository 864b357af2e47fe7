import { expect, it } from 'vitest'
import { meanings, streamSources, type Corrections } from '#app/newledger/recognise/proposal'
import { BrokenFile, type FileSheet, type ReadSheets } from '#app/transfer/fileTable'
import { randomFrom, type Random } from '../support/random'
import { lines, recognised, refusalsOf, workbook } from './recognised'

const roads = {
  name: '道路',
  rows: [
    ['任务', '责任单位'],
    ['修路', '交通局'],
  ],
}
const blank = (name: string) => ({ name, rows: [] })

it.each([
  ['behind', [roads, blank('Sheet2'), blank('Sheet3')]],
  ['before, and with cells in which nothing stands', [{ name: 'Sheet1', rows: [['', ' '], [null]] }, roads]],
  [
    'with merged cells that say nothing',
    [roads, { ...blank('Sheet2'), merges: [{ startRow: 3, endRow: 5, startCol: 0, endCol: 4 }] }],
  ],
])('L6: blank sheets %s are told and change nothing', async (_where, sheets) => {
  const proposal = await recognised(await workbook(...sheets))
  expect(lines(proposal)).toEqual(['# 全部事项', '1.1 修路 | 交通局'])
  expect(proposal.notes.map(({ code, text }) => [code, text])).toEqual(
    sheets.filter((sheet) => sheet !== roads).map(({ name }) => ['blank-sheet', name]),
  )
})

it('C3: a workbook in which nothing stands is an empty file, as one of no bytes is', async () => {
  await expect(workbook(blank('Sheet1'), blank('Sheet2'))).rejects.toEqual(new BrokenFile({ code: 'empty' }))
  await expect(recognised(',,\n \n')).rejects.toEqual(new BrokenFile({ code: 'empty' }))
})

const texts = [
  '',
  '',
  '',
  ' ',
  '任务',
  '责任单位',
  '序号',
  '类别',
  '时限',
  '一、道路',
  '（一）桥',
  '1',
  '1.1',
  '1.1.1',
  '一是修',
  '合计',
  '注：略',
  '甲局、乙局',
  '各街道',
  '3月底前',
  '2026-05-01',
  '#REF!',
  '12',
  '35%',
  'x'.repeat(300),
  '__proto__',
]

/** A file such as nobody has, and a person who says anything about it. */
function anyFile(random: Random): { file: ReadSheets; said: Partial<Corrections> } {
  const sheets = Array.from({ length: 1 + random.below(3) }, (_, sheet): FileSheet => ({
    ...{ name: ['Sheet1', '道路', ''][sheet]!, isHidden: random.below(5) === 0 },
    rows: Array.from({ length: random.below(12) }, (_row, i) => ({
      ...{ line: i + 1, isHidden: random.below(9) === 0 },
      cells: Array.from({ length: random.below(6) }, () => random.pick(texts)),
    })),
    merges: Array.from({ length: random.below(4) }, () => {
      const [top, left] = [random.below(14), random.below(5)]
      return { top, left, bottom: top + random.below(3), right: left + random.below(4) }
    }),
  }))
  const maybe = <Value>(value: Value) => (random.below(3) === 0 ? { [random.below(4)]: value } : {})
  const headers = maybe({ line: 1 + random.below(20), lines: random.below(3) })
  const streamSource = random.pick([...streamSources])
  return {
    file: { encoding: 'XLSX', sheets },
    said: { headers, streamSource, meanings: maybe(random.pick([...meanings])) },
  }
}

it('L6: whatever a file holds and a person says of it, there is a proposal, and its ledger could be made', async () => {
  const random = randomFrom(12)
  for (let n = 0; n < 200; n++) {
    const { file, said } = anyFile(random)
    const proposal = await recognised(file, said)
    // With a problem that is of no row no ledger is made.
    const isMade = proposal.problems.every(({ line }) => line !== undefined)
    if (isMade) expect([n, refusalsOf(proposal)]).toEqual([n, []])
  }
})
