import { expect, it } from 'vitest'
import { BrokenFile } from '#app/transfer/fileTable'
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
