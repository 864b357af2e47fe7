import { expect, it } from 'vitest'
import { addressOf, homeOf, openingView } from '#app/model/view/openingView'
import { plainView } from '#app/model/view/view'
import { item, person } from '../../support/ledger'

const opened = (query: string, home = 'renshe') => openingView(new URLSearchParams(query), home)

it('a bare address shows a liaison their own rows, once there are any, and everybody else all', () => {
  const rows = [item('a', { lead: 'renshe' }), item('b', { lead: 'jiaowei', support: ['zuzhibu'] })]
  const home = (...who: Parameters<typeof person>) => homeOf(person(...who), rows)
  expect([home('department', 'renshe'), home('department', 'zuzhibu')]).toEqual(['renshe', 'zuzhibu'])
  expect([home('department', 'bianban'), home('coordinator', 'renshe'), home('viewer', 'renshe')]).toEqual(['', '', ''])
  expect(opened('')).toEqual({ ...plainView, department: 'renshe' })
  expect(opened('', '')).toEqual(plainView)
})

it('an address that asks for something shows that, to whomever', () => {
  expect(opened('stream=s2')).toEqual({ ...plainView, stream: 's2' })
  expect(opened('department=')).toEqual(plainView)
  expect(opened('changes=last-meeting')).toEqual(plainView)
})

it('whatever one sees is seen again by its address', () => {
  const views = [plainView, { ...plainView, department: 'renshe' }, { ...plainView, search: '整合' }]
  for (const home of ['', 'renshe']) {
    for (const view of views) {
      const query = new URLSearchParams(addressOf(view, home))
      expect(openingView(query, home)).toEqual(view)
    }
  }
  expect(addressOf(plainView, '')).toEqual([])
})
