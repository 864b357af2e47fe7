import { describe, expect, expectTypeOf, it } from 'vitest'
import { everyone, type Grant, type GrantedAccess } from '#app/model/house/grant'
import { houseRoles, type HousePerson } from '#app/model/house/housePerson'
import { accessOf, accessReason, personWith } from '#app/model/ledger/access'
import { coordinates, type Person } from '#app/model/ledger/person'

const wang: HousePerson = { id: 'wang', name: '王敏', houseRole: 'member', department: 'renshe' }
const zhou: HousePerson = { ...wang, id: 'zhou', houseRole: 'administrator', department: null }
const to = (kind: 'department' | 'person', id: string, access: GrantedAccess): Grant => ({ to: { kind, id }, access })
const toAll = (access: GrantedAccess): Grant => ({ to: everyone, access })

describe('L1: access to a ledger, from its grants', () => {
  it.each<[what: string, grants: Grant[], access: string]>([
    ['without a grant nobody reaches it', [], 'none'],
    [
      'what is granted to others is theirs',
      [to('person', 'li', 'coordinator'), to('department', 'jiaowei', 'viewer')],
      'none',
    ],
    ['to everyone', [toAll('viewer')], 'viewer'],
    ['to their department', [to('department', 'renshe', 'department')], 'department'],
    ['to themselves', [to('person', 'wang', 'coordinator')], 'coordinator'],
    [
      'the highest counts',
      [toAll('department'), to('department', 'renshe', 'coordinator'), to('person', 'wang', 'viewer')],
      'coordinator',
    ],
    [
      'a person called like a department is none',
      [to('person', 'renshe', 'viewer'), to('department', 'wang', 'viewer')],
      'none',
    ],
  ])('%s', (_, grants, access) => {
    expect(accessOf(wang, grants)).toBe(access)
  })

  it('administrators coordinate everywhere; nobody reaches none; what somebody is in the house gives nothing else', () => {
    expect(accessOf(zhou, [])).toBe('coordinator')
    expect(accessOf(zhou, [to('person', 'zhou', 'viewer')])).toBe('coordinator')
    expect(accessOf(null, [toAll('coordinator')])).toBe('none')
    expect(houseRoles.map((houseRole) => accessOf({ ...wang, houseRole }, []))).toEqual(['coordinator', 'none', 'none'])
  })

  it('who belongs to no department has a viewer’s rights where a liaison’s are granted', () => {
    const nobodys = { ...wang, department: null }
    expect(accessOf(nobodys, [toAll('department')])).toBe('viewer')
    expect(accessOf(nobodys, [to('person', 'wang', 'department')])).toBe('viewer')
    // '' stands for everyone, and is no department.
    expect(accessOf(nobodys, [to('department', '', 'viewer')])).toBe('none')
  })

  it('says by which grant: of equal ones the nearest', () => {
    const [all, theirs, own] = [
      toAll('department'),
      to('department', 'renshe', 'department'),
      to('person', 'wang', 'department'),
    ]
    expect(accessReason(wang, [all, theirs])).toEqual({ access: 'department', by: theirs })
    expect(accessReason(wang, [own, theirs, all])).toEqual({ access: 'department', by: own })
    expect(accessReason(wang, [to('person', 'wang', 'viewer'), all])).toEqual({ access: 'department', by: all })
    expect(accessReason(zhou, [all])).toEqual({ access: 'coordinator', by: null })
    expect(accessReason(wang, [])).toEqual({ access: 'none', by: null })
  })
})

it('L1: in a ledger a person may what their access says, whatever they are elsewhere', () => {
  const { id, name, department } = wang
  expect(personWith('viewer', { ...wang, houseRole: 'organizer' })).toEqual({ id, name, role: 'viewer', department })
  expect(coordinates(personWith('coordinator', wang))).toBe(true)
  expect(personWith('coordinator', zhou).role).toBe('administrator')
})

it('L1: somebody of the house is nobody in a ledger, and the other way round, for the compiler', () => {
  expectTypeOf<HousePerson>().not.toExtend<Person>()
  expectTypeOf<Person>().not.toExtend<HousePerson>()
  expectTypeOf<HousePerson>().not.toExtend<Pick<Person, 'role'>>()
})
