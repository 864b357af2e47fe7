import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { longestPeopleList, type ListedPerson } from '#app/model/house/peopleList'
import type { PeoplePort } from '#app/ports/people'
import { readAdminLog } from '#db/admin-log'
import { accessNow } from '#db/grants'
import { breakStatements } from '../support/fault'
import { openHouse, pair, password, tokenOf, valueOf, type House } from '../support/people-house'

let house: House
let admin: { id: string; cookie: string; port: PeoplePort }
beforeEach(async () => {
  house = await openHouse()
  admin = await house.administrator()
  for (const id of ['t', 'u']) {
    const ledger = { id, title_zh: `台账${id}`, title_en: id, settings: '{}', created_at: 0 }
    await house.db.insertInto('trackers').values(ledger).execute()
  }
})
afterEach(() => house.close())

const person = (change: Partial<ListedPerson> = {}): ListedPerson => ({
  ...{ name: '王敏', account: 'wang.min', department: 'renshe', houseRole: 'member', access: null, ...change },
})
const openInvitations = () => house.db.selectFrom('invitations').select('id').execute()

describe('X12: a list of people is invited in one act', () => {
  it('each has a link of their own, with their name and account filled in, and what it gives', async () => {
    const people = [
      person({ name: ' 王敏 ', account: 'Wang.Min' }),
      person({ name: '李强', account: 'li.qiang', department: null, houseRole: 'organizer', access: 'coordinator' }),
    ]
    const outcome = await admin.port.inviteList(people, ['t'])
    if (outcome.kind !== 'made') throw new Error(outcome.kind)
    expect(new Set(outcome.links.map(({ url }) => url)).size).toBe(2)
    const stranger = await house.port()
    const [first, second] = outcome.links.map(({ url }) => tokenOf(url))
    const named = { name: '王敏', account: 'wang.min', department: 'renshe', houseRole: 'member', grants: [] }
    expect(await stranger.invitation(first!)).toMatchObject({ ...named, state: 'open' })
    expect((await admin.port.invitations()).map(({ name }) => name).sort()).toEqual(['李强', '王敏'])
    // They may still choose otherwise.
    valueOf(await stranger.acceptInvitation(first!, { account: 'wangmin', name: '王敏敏', password }))
    valueOf(await stranger.acceptInvitation(second!, { account: 'li.qiang', name: '李强', password }))
    const list = await admin.port.list()
    const li = list.find(({ account }) => account === 'li.qiang')!
    expect(li).toMatchObject({ houseRole: 'organizer', department: null })
    expect([await accessNow(house.db, li.id, 't'), await accessNow(house.db, li.id, 'u')]).toEqual([
      'coordinator',
      'none',
    ])
    const { entries } = await readAdminLog(house.db, { person: null, kind: 'invitation-made', before: null }, 9)
    expect(entries.map(({ act }) => (act.kind === 'invitation-made' ? act.about.name : '')).sort()).toEqual([
      '李强',
      '王敏',
    ])
  })

  it('all of them or nobody, judged by the rules of the page', async () => {
    valueOf(await admin.port.invite({ houseRole: 'member', department: null, name: '周敏', account: 'zhou.min' }))
    const before = await openInvitations()
    const people = [
      person(),
      person({ account: 'ADMIN' }),
      person({ account: 'zhou.min' }),
      person({ account: 'x1', department: 'gone' }),
    ]
    expect(await admin.port.inviteList(people, [])).toEqual({
      kind: 'refused',
      problems: [[], ['account-taken'], ['account-taken'], ['department-unknown']],
    })
    valueOf(await admin.port.closeDepartment('renshe', true))
    expect(await admin.port.inviteList([person()], [])).toMatchObject({ kind: 'refused' })
    expect(await admin.port.inviteList([person({ department: null, access: 'viewer' })], ['nowhere'])).toEqual({
      kind: 'ledger-unknown',
    })
    expect(await admin.port.inviteList([], [])).toEqual({ kind: 'empty' })
    expect(await openInvitations()).toEqual(before)
  })

  it('five hundred at once and no more; what fails half way leaves nothing', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => person({ account: `person${n}` }))
    expect(await admin.port.inviteList(many(longestPeopleList + 1), [])).toEqual({ kind: 'too-long' })
    const last = `person${longestPeopleList - 1}`
    const mend = await breakStatements(house.db, 'INSERT', 'invitations', `NEW.account = '${last}'`)
    await expect(admin.port.inviteList(many(longestPeopleList), [])).rejects.toThrow('a fault')
    expect(await openInvitations()).toEqual([])
    await mend()
    expect(await admin.port.inviteList(many(longestPeopleList), [])).toMatchObject({ kind: 'made' })
    expect(await openInvitations()).toHaveLength(longestPeopleList)
  })

  it('is for administrators alone', async () => {
    const { id } = await house.people.addPerson({
      account: 'zb',
      name: '专班',
      houseRole: 'organizer',
      department: null,
    })
    for (const port of [await house.port(pair(await house.people.openSession(id))), await house.port()])
      expect(await port.inviteList([person()], [])).toEqual({ kind: 'not-allowed' })
  })
})
