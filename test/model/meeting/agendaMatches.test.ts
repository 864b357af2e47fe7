import { expect, it } from 'vitest'
import { agendaMatches } from '#app/model/meeting/agendaMatches'

const rows = [
  ['1.2.2', '区司法局方案'],
  ['2.1', '各街道 2.2 版办法'],
  ['2.2', '组织街道研讨'],
  ['2.2.1', '西长安街'],
  ['3.1', '协同'],
].map(([code, title]) => ({ code: code!, label: `${code} ${title}` }))
const found = (typed: string) => agendaMatches(rows, typed).map(({ code }) => code)

it('a number means the row of that number, then those under it, then what else contains it', () => {
  expect(found('2.2')).toEqual(['2.2', '2.2.1', '1.2.2', '2.1'])
  expect(found(' 街道 ')).toEqual(['2.1', '2.2'])
  expect(found('3.1 协同')).toEqual(['3.1'])
  expect([found(''), found('没有')]).toEqual([[], []])
})
