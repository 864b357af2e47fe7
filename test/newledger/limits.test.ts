import { expect, it } from 'vitest'
import { limits } from '#app/model/ledger/limits'
import type { Proposal } from '#app/newledger/recognise/proposal'
import { overLimits } from '#app/newledger/recognise/overLimits'
import { recognised } from './recognised'

const over = ({ problems }: Proposal) => problems.map(({ code, line, over: of }) => [code, line, of])

it('D5: of one row more than may be it is told how many and where; streams take no row’s place', async () => {
  const { ledger } = await recognised('任务\na\n')
  const rows = (count: number) => ({
    ...ledger,
    items: Array.from({ length: count }, (_, i) => ({ ...ledger.items[0]!, id: `r1-${i}` })),
  })
  const lineOf = (id: string) => Number(id.slice(3)) + 2
  expect(overLimits(rows(limits.rows), lineOf)).toEqual([])
  expect(overLimits(rows(limits.rows + 2), lineOf)).toEqual([
    { code: 'too-many-rows', text: '', over: { limit: 20_000, count: 20_002, at: '20002' } },
  ])
})

it('D5: columns, streams and options are counted and named, too', async () => {
  const names = Array.from({ length: 63 }, (_, i) => `列${i}`).join()
  expect(over(await recognised(`任务,${names}\na,${names}\n`))).toEqual([
    ['too-many-columns', undefined, { limit: 60, count: 63, at: '列60' }],
  ])
  const each = Array.from({ length: 201 }, (_, i) => `类${i % 61},事${i},值${i}\n`).join('')
  expect(over(await recognised(`类别,任务,标签\n${each}`, { meanings: { 2: 'own:choice' } }))).toEqual([
    ['too-many-streams', undefined, { limit: 60, count: 61, at: '类60' }],
    ['too-many-options', undefined, { limit: 200, count: 201, at: '标签' }],
  ])
  const long = await recognised(`任务,标签\na,${'长'.repeat(120)}\n`, { meanings: { 1: 'own:choice' } })
  expect(long.problems).toEqual([{ code: 'too-long', text: '标签' }])
})
