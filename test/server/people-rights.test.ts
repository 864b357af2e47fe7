import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyItem } from '#app/model/ledger/rows'
import type { PeoplePort } from '#app/ports/people'
import type { Department } from '#app/model/ledger/person'
import { openHouse, pair, password, valueOf, type House } from '../support/people-house'

let house: House
let admin: { id: string; cookie: string; port: PeoplePort }
beforeEach(async () => {
  house = await openHouse()
  admin = await house.administrator()
})
afterEach(() => house.close())

const park: Department = { id: 'park', name: { zh: '公园管理中心', en: 'Parks' }, short: '公园', kind: 'service' }

async function addItem(lead: string, support: string[]): Promise<void> {
  await house.db
    .insertInto('trackers')
    .values({ id: 't', title_zh: 't', title_en: 't', settings: '{}', created_at: 0 })
    .execute()
  await house.db
    .insertInto('items')
    .values({
      tracker_id: 't',
      id: '1.1',
      stream: '1',
      parent: '',
      lead,
      status: 'issued',
      due: '',
      value: JSON.stringify({ ...emptyItem('1.1'), lead, support }),
      updated_at: 0,
      updated_by: '',
      status_since: 0,
      waited: 0,
    })
    .execute()
}

describe('rights', () => {
  it('X1: the last enabled administrator can be neither disabled nor demoted', async () => {
    const refused = { ok: false, error: 'last-administrator' }
    expect(await admin.port.update(admin.id, { disabled: true })).toEqual(refused)
    expect(await admin.port.update(admin.id, { houseRole: 'member' })).toEqual(refused)
    const second = await house.administrator('second')
    valueOf(await admin.port.update(second.id, { disabled: true }))
    expect(await admin.port.update(admin.id, { disabled: true })).toEqual(refused)
    valueOf(await admin.port.update(second.id, { disabled: false }))
    const both = await Promise.all([admin.id, second.id].map((id) => admin.port.update(id, { houseRole: 'member' })))
    expect(both.map((outcome) => outcome.ok)).toEqual([true, false])
  })

  it('S5: a changed role or department, and being disabled, reach open sockets; nothing changed is nothing told', async () => {
    const { id } = await house.people.addPerson({
      account: 'lina',
      name: '李娜',
      houseRole: 'member',
      department: 'renshe',
      password,
    })
    const cookie = pair(await house.people.openSession(id))
    const told = { kind: 'person-changed', person: id }
    const before = house.signals().length
    const heard = () => house.signals().slice(before)
    valueOf(await admin.port.update(id, { houseRole: 'member', department: 'renshe', disabled: false }))
    expect(heard()).toEqual([])
    valueOf(await admin.port.update(id, { department: 'jiaowei' }))
    expect(heard()).toEqual([told])
    expect((await house.people.sessionOf(house.request({ cookie })))?.person.department).toBe('jiaowei')
    valueOf(await admin.port.update(id, { houseRole: 'organizer' }))
    expect(heard()).toEqual([told, told])
    valueOf(await admin.port.update(id, { houseRole: 'administrator', department: null }))
    valueOf(await admin.port.update(id, { disabled: true }))
    expect(heard()).toEqual([told, told, told, told])
    expect(await house.people.sessionOf(house.request({ cookie }))).toBeNull()
    expect(await house.signIn('lina')).toMatchObject({ ok: false, error: 'wrong-password' })
    valueOf(await admin.port.update(id, { disabled: false }))
    expect(await house.people.sessionOf(house.request({ cookie }))).toBeNull()
    valueOf(await house.signIn('lina'))
  })

  it('S5: a name that is put right is told to open sockets, which come in again; what is wrong with it changes nothing', async () => {
    const { id } = await house.people.addPerson({
      account: 'lina',
      name: '李哪',
      houseRole: 'member',
      department: null,
    })
    const cookie = pair(await house.people.openSession(id))
    const name = async () => (await house.people.sessionOf(house.request({ cookie })))?.person.name
    for (const wrong of ['  ', 'x'.repeat(101), '李\n娜'])
      expect(await admin.port.update(id, { name: wrong, houseRole: 'organizer' })).toEqual({
        ok: false,
        error: 'name-missing',
      })
    valueOf(await admin.port.update(id, { name: ' 李哪 ', houseRole: 'member' }))
    expect(house.signals('person-changed')).toEqual([])
    valueOf(await admin.port.update(id, { name: ' 李娜 ' }))
    const told = { kind: 'person-changed', person: id }
    expect([await name(), house.signals('person-changed')]).toEqual(['李娜', [told]])
    valueOf(await admin.port.update(id, { name: '李娜娜', department: 'renshe' }))
    // Once for both.
    expect([await name(), house.signals('person-changed')]).toEqual(['李娜娜', [told, told]])
  })

  it('X2: a department must be known; nobody but an administrator changes anything', async () => {
    const { id } = await house.people.addPerson({
      account: 'lina',
      name: '李娜',
      houseRole: 'member',
      department: null,
    })
    expect(await admin.port.update(id, { department: 'nowhere' })).toEqual({ ok: false, error: 'department-unknown' })
    expect(await admin.port.update('nobody', { houseRole: 'member' })).toEqual({ ok: false, error: 'not-allowed' })
    const refused = { ok: false, error: 'not-allowed' }
    for (const port of [await house.port(), await house.port(pair(await house.people.openSession(id)))]) {
      expect(await port.update(id, { houseRole: 'administrator' })).toEqual(refused)
      expect(await port.saveDepartment(park, true)).toEqual(refused)
      expect(await port.removeDepartment('renshe')).toEqual(refused)
      expect((await port.departments()).map(({ people }) => people)).toEqual([0, 0])
    }
    await expect(
      house.people.addPerson({ account: 'LiNa', name: 'x', houseRole: 'member', department: null }),
    ).rejects.toThrow('account-taken')
  })
})

describe('departments', () => {
  it('X2: are added last, renamed and removed, and the rooms hear of it', async () => {
    valueOf(await admin.port.saveDepartment(park, true))
    expect((await admin.port.departments()).at(-1)).toEqual({ ...park, people: 0, isMerging: false })
    valueOf(await admin.port.saveDepartment({ ...park, name: { zh: '公园中心', en: '' }, short: '' }, false))
    expect((await admin.port.departments()).at(-1)).toMatchObject({
      name: { zh: '公园中心', en: '公园中心' },
      short: '公园中心',
    })
    valueOf(await admin.port.removeDepartment('park'))
    expect((await admin.port.departments()).map(({ id }) => id)).toEqual(['renshe', 'jiaowei'])
    expect(house.signals('departments-changed')).toHaveLength(3)
  })

  it('X2: neither ids nor names are given twice; a name is needed', async () => {
    const save = async (change: Partial<Department>, isNew = true) => {
      const outcome = await admin.port.saveDepartment({ ...park, ...change }, isNew)
      return outcome.ok ? null : outcome.error
    }
    expect(await save({ id: 'renshe' })).toBe('department-taken')
    expect(await save({ short: 'renshe' })).toBe('department-taken')
    expect(await save({ name: { zh: ' ', en: 'Parks' } })).toBe('name-missing')
    expect(await save({ id: '__proto__' })).toBe('department-unknown')
    expect(await save({}, false)).toBe('department-unknown')
    expect(house.signals('departments-changed')).toEqual([])
  })

  it.each([
    ['lead', 'renshe', []],
    ['support', '', ['renshe']],
  ])('X2: one that items name as %s stays', async (_, lead, support) => {
    await addItem(lead, support)
    expect(await admin.port.removeDepartment('renshe')).toEqual({ ok: false, error: 'department-in-use' })
    valueOf(await admin.port.removeDepartment('jiaowei'))
  })

  it('X2: one that people or open invitations belong to stays, until they do not', async () => {
    const inUse = { ok: false, error: 'department-in-use' }
    const { id } = await house.people.addPerson({
      account: 'lina',
      name: '李娜',
      houseRole: 'member',
      department: 'renshe',
    })
    expect((await admin.port.departments())[0]).toMatchObject({ id: 'renshe', people: 1 })
    expect(await admin.port.removeDepartment('renshe')).toEqual(inUse)
    valueOf(await admin.port.update(id, { houseRole: 'member', department: null }))
    valueOf(await admin.port.invite({ houseRole: 'member', department: 'renshe' }))
    expect(await admin.port.removeDepartment('renshe')).toEqual(inUse)
    house.clock.now += 8 * 86_400_000
    const { port } = await house.administrator('again')
    valueOf(await port.removeDepartment('renshe'))
    expect(await port.removeDepartment('renshe')).toEqual({ ok: false, error: 'department-unknown' })
  })
})
