import { expect, it } from 'vitest'
import { accessOf, personWith } from '#app/model/ledger/access'
import { coordinates, roles, type Person } from '#app/model/ledger/person'

const somebody = (role: Person['role']): Person => ({ id: 'xu', name: '许协调', role, department: 'bianban' })

it('L1: who is signed in has their role’s access, administrators coordinate, nobody has none', () => {
  expect(roles.map((role) => [role, accessOf(somebody(role))])).toEqual([
    ['administrator', 'coordinator'],
    ['coordinator', 'coordinator'],
    ['department', 'department'],
    ['viewer', 'viewer'],
  ])
  expect(accessOf(null)).toBe('none')
})

it('L1: in a ledger a person may what their access says, whatever they are elsewhere', () => {
  expect(personWith('viewer', somebody('coordinator'))).toEqual(somebody('viewer'))
  expect(coordinates(personWith('coordinator', somebody('department')))).toBe(true)
  expect(personWith('coordinator', somebody('administrator'))).toEqual(somebody('administrator'))
})
