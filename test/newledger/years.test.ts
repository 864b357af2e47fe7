import { expect, it } from 'vitest'
import { lines, own, recognised } from './recognised'

const notes = async (...asked: Parameters<typeof recognised>) => {
  const { notes: all, year } = await recognised(...asked)
  return [
    all.filter(({ code }) => code === 'year-completed').map((note) => [note.text, note.year, ...note.lines]),
    year,
  ]
}

const file =
  '2021年调研建议分工,,,\n任务,责任单位,完成时限,报送日期\n一,甲局,5月底前,3-20\n二,甲局,2024-06-30,2022-04-20\n三,甲局,7.15,5-20\n四,甲局,长期,6-20\n'

it('L6: dates without a year are of the year of the others in their column, and how many these are is told', async () => {
  const proposal = await recognised(file)
  expect(
    lines(proposal)
      .slice(1)
      .map((line) => line.split(' | ').at(-1)),
  ).toEqual(['2024-05-31', '2024-06-30', '2024-07-15', '甲局'])
  expect(own(proposal, '报送日期')).toEqual({ 一: '2022-03-20', 二: '2022-04-20', 三: '2022-05-20', 四: '2022-06-20' })
  expect(await notes(file)).toEqual([
    [
      ['报送日期', 2022, 3, 5, 6],
      ['完成时限', 2024, 3, 5],
    ],
    { year: 2022, count: 5 },
  ])
})

it('L6: a person says another year for all of them; where all name theirs nothing is asked', async () => {
  const proposal = await recognised(file, { year: 2027 })
  expect(
    lines(proposal)
      .slice(1)
      .map((line) => line.split(' | ').at(-1)),
  ).toEqual(['2027-05-31', '2024-06-30', '2027-07-15', '甲局'])
  expect(own(proposal, '报送日期')).toMatchObject({ 一: '2027-03-20', 二: '2022-04-20' })
  expect(proposal.year).toEqual({ year: 2027, count: 5 })
  expect(await notes('任务,完成时限\n一,2024-06-30\n二,长期\n')).toEqual([[], null])
})

it('L6: what is called a deadline is one, though no cell is a date: its words are kept', async () => {
  const proposal = await recognised('任务,责任单位,整改时限\n一,甲局,立行立改\n二,甲局,即知即改\n三,甲局,每月报送\n')
  expect(own(proposal, '完成时限（原文）')).toEqual({ 一: '立行立改', 二: '即知即改', 三: '每月报送' })
})

const reported = '任务,责任单位,报送日期\n一,甲局,2026-03-20\n二,甲局,二季度末\n三,甲局,31 March 2027\n'

it('L6: a column of dates takes all that a deadline does, and says where the words are gone; nobody guesses it of words', async () => {
  expect(own(await recognised(reported), '报送日期')).toMatchObject({ 二: '二季度末' })
  const asDates = await recognised(reported, { meanings: { 2: 'own:date' } })
  expect(own(asDates, '报送日期')).toEqual({ 一: '2026-03-20', 二: '2026-06-30', 三: '2027-03-31' })
  expect(asDates.notes).toContainEqual({ code: 'date-in-words', text: '二季度末 → 2026-06-30', lines: [3] })
})
