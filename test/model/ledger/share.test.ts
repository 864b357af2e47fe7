import { expect, it } from 'vitest'
import { outline } from '#app/model/ledger/outline'
import { liaisonOf, partOf, shareOf } from '#app/model/ledger/share'
import { item, person, stream } from '../../support/ledger'

it('a department’s share is counted in leaves; what waits for it is what it leads', () => {
  const rows = [
    item('a', { lead: 'renshe' }),
    item('a1', { parent: 'a', lead: 'renshe', status: 'issued' }),
    item('a2', { parent: 'a', lead: 'renshe', status: 'closed', support: ['renshe'] }),
    item('b', { lead: 'jiaowei', support: ['renshe'], status: 'issued' }),
    item('c', { lead: 'jiaowei' }),
  ]
  const all = outline([stream('s1', 'a1')], rows).flatMap(({ items }) => items)
  expect(shareOf('renshe', all)).toEqual({ lead: 2, support: 1, issued: 1 })
  expect(shareOf('zuzhibu', all)).toEqual({ lead: 0, support: 0, issued: 0 })
  expect(rows.map((row) => partOf('renshe', row))).toEqual(['lead', 'lead', 'lead', 'support', null])
})

it('only a department’s liaison has rows of their own', () => {
  expect(liaisonOf(person('department', 'renshe'))).toBe('renshe')
  expect(
    [person('coordinator', 'renshe'), person('viewer', 'renshe'), person('department', null)].map(liaisonOf),
  ).toEqual([null, null, null])
})
