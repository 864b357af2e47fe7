import { describe, expect, it } from 'vitest'
import { askedPeople, nothingAsked, peopleAddress, type AskedPeople } from '#app/people/askedPeople'
import { narrowPeople, pageLength, pageOf } from '#app/people/narrowPeople'
import type { Invitation, ListedDepartment, PersonRecord } from '#app/ports/people'

const department = (id: string, zh: string, short: string): ListedDepartment => ({
  ...{ id, name: { zh, en: `Bureau ${id}` }, short, kind: 'government' },
  ...{ people: 0, isMerging: false },
})
const departments = [department('renshe', '区人力资源和社会保障局', '人社局'), department('jiaowei', '区教委', '教委')]
const person = (id: string, name: string, more: Partial<PersonRecord> = {}): PersonRecord => ({
  ...{ id, name, account: `a.${id}`, houseRole: 'member', department: null, ledgers: [] },
  ...{ createdAt: 0, lastSeenAt: null, mail: '', disabled: false, ...more },
})
const people = [
  person('1', '周敏', { houseRole: 'administrator' }),
  person('2', '王敏', { account: 'wang.min', department: 'renshe' }),
  person('3', '李明明', { department: 'jiaowei' }),
  person('4', '王退', { department: 'renshe', disabled: true }),
]
const invitation: Invitation = {
  ...{ id: 'i', houseRole: 'member', department: 'renshe', grants: [], name: '陈静', account: 'chen.jing' },
  ...{ createdAt: 0, expiresAt: 1, asksToBegin: false, state: 'open' },
}
const lists = { people, invitations: [invitation], departments }

const found = (asked: Partial<AskedPeople>) => {
  const { people, invitations, departments } = narrowPeople(lists, { ...nothingAsked, ...asked })
  return [people.map(({ id }) => id).join(''), invitations.length, departments.map(({ id }) => id).join(' ')]
}

describe('looking for people', () => {
  it.each<[Partial<AskedPeople>, ReturnType<typeof found>]>([
    [{}, ['1234', 1, 'renshe jiaowei']],
    [{ text: '敏' }, ['12', 0, '']],
    [{ text: 'WANG.m' }, ['2', 0, '']],
    [{ text: 'zm' }, ['1', 0, '']],
    [{ text: '人社局' }, ['24', 1, 'renshe']],
    [{ text: 'bureau jiaow' }, ['3', 0, 'jiaowei']],
    [{ text: '王 人社' }, ['24', 0, '']],
    [{ text: 'cj' }, ['', 1, '']],
    [{ department: 'renshe' }, ['24', 1, 'renshe']],
    [{ department: 'renshe', state: 'disabled' }, ['4', 0, 'renshe']],
    [{ state: 'member' }, ['234', 1, 'renshe jiaowei']],
    [{ state: 'administrator' }, ['1', 0, 'renshe jiaowei']],
    [{ text: '没有这个人' }, ['', 0, '']],
  ])('%o finds %o', (asked, expected) => expect(found(asked)).toEqual(expected))
})

describe('pages', () => {
  const many = Array.from({ length: 2 * pageLength + 1 }, (_, i) => ({ id: String(i) }))

  it.each([
    [undefined, null, 1],
    [2, null, 2],
    [99, null, 3],
    [undefined, String(pageLength), 2],
    [1, String(pageLength), 1],
    [undefined, 'elsewhere', 1],
  ])('page %o, with the row %o open, is page %i', (page, open, expected) => {
    expect(pageOf(many, page, open).page).toBe(expected)
  })

  it('each has its part, the last what is left', () => {
    expect(pageOf(many, 3, null)).toEqual({ shown: [{ id: String(2 * pageLength) }], count: 201, page: 3, pages: 3 })
    expect(pageOf([], undefined, null)).toEqual({ shown: [], count: 0, page: 1, pages: 1 })
  })
})

describe('the address', () => {
  it('keeps what is asked for, and says what else is to be said', () => {
    const asked: AskedPeople = { text: '王 & 李', department: 'renshe', state: 'disabled', pages: { people: 2 } }
    const address = peopleAddress(asked, { edit: 'x', section: 'people' })
    expect(askedPeople(new URL(address, 'http://x').searchParams)).toEqual(asked)
    expect(address).toMatch(/^\/people\?q=.*&edit=x#people$/)
    expect(peopleAddress(nothingAsked)).toBe('/people')
  })

  it('that makes no sense asks for nothing', () => {
    const query = new URLSearchParams({ q: '  ', role: 'king', people: '-1', departments: '1e3', department: '' })
    expect(askedPeople(query)).toEqual(nothingAsked)
  })
})
