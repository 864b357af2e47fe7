import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountsAllowed, invitationLife } from '#server/people/invitations'
import { openHouse, pair, password, tokenOf, valueOf, type House } from '../support/people-house'

let house: House
beforeEach(async () => {
  house = await openHouse('http://ledger.example/')
})
afterEach(() => house.close())

const who = (account: string) => ({ account, name: '王敏', password })

describe('the first link', () => {
  it('X1: makes the administrator once, and is not given when there is one', async () => {
    const link = (await house.people.firstLink())!
    expect(link).toMatch(/^http:\/\/ledger\.example\/invitations\/[\w-]{43}$/)
    const stranger = await house.port()
    expect(await stranger.invitation(tokenOf(link))).toMatchObject({
      state: 'open',
      houseRole: 'administrator',
      department: null,
    })
    const opened = valueOf(await stranger.acceptInvitation(tokenOf(link), who('wangmin')))
    const session = await house.people.sessionOf(house.request({ cookie: pair(opened) }))
    expect(session?.person).toMatchObject({ name: '王敏', houseRole: 'administrator', department: null })
    expect(await house.people.firstLink()).toBeNull()
    expect(await stranger.acceptInvitation(tokenOf(link), who('other'))).toEqual({
      ok: false,
      error: 'link-used',
    })
  })

  it('X1: a fresh one ends the older ones', async () => {
    const [older, newer] = [await house.people.firstLink(), await house.people.firstLink()]
    const stranger = await house.port()
    expect((await stranger.invitation(tokenOf(older!))).state).toBe('expired')
    expect((await stranger.invitation(tokenOf(newer!))).state).toBe('open')
  })

  it('X1: an unused one ends when an administrator came otherwise, and comes back when none is left', async () => {
    const link = (await house.people.firstLink())!
    const { id } = await house.administrator()
    expect(await house.people.firstLink()).toBeNull()
    expect((await (await house.port()).invitation(tokenOf(link))).state).toBe('expired')
    await house.db.updateTable('people').set({ disabled_at: 1 }).where('id', '=', id).execute()
    expect(await house.people.firstLink()).not.toBeNull()
  })
})

describe('invitations', () => {
  it('X1: make a person of the role and department that they say, whom the account and password then sign in', async () => {
    const { port } = await house.administrator()
    const { url, expiresAt } = valueOf(await port.invite({ houseRole: 'member', department: 'renshe' }))
    expect(expiresAt).toBe(house.clock.now + invitationLife)
    valueOf(await (await house.port()).acceptInvitation(tokenOf(url), { account: ' Li.Na ', name: ' 李娜 ', password }))
    const record = (await port.list()).find((person) => person.account === 'li.na')
    expect(record).toMatchObject({ name: '李娜', houseRole: 'member', department: 'renshe', disabled: false })
    valueOf(await house.signIn('LI．NA'))
  })

  it('X1: of two at once, one is made', async () => {
    const { port } = await house.administrator()
    const token = tokenOf(valueOf(await port.invite({ houseRole: 'organizer', department: null })).url)
    const stranger = await house.port()
    const outcomes = await Promise.all(
      ['a1', 'b2', 'c3'].map((account) => stranger.acceptInvitation(token, who(account))),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.error === 'link-used')).toHaveLength(2)
    expect(await port.list()).toHaveLength(2)
  })

  it('X1: expire after seven days', async () => {
    const { port } = await house.administrator()
    const token = tokenOf(valueOf(await port.invite({ houseRole: 'member', department: null })).url)
    const stranger = await house.port()
    house.clock.now += invitationLife - 1
    expect((await stranger.invitation(token)).state).toBe('open')
    house.clock.now += 1
    expect((await stranger.invitation(token)).state).toBe('expired')
    expect(await stranger.acceptInvitation(token, who('late'))).toEqual({ ok: false, error: 'link-expired' })
    expect(await port.invitations()).toEqual([])
  })

  it('X1: are unknown when made up or withdrawn; the database holds no token', async () => {
    const { port } = await house.administrator()
    const token = tokenOf(valueOf(await port.invite({ houseRole: 'member', department: 'jiaowei' })).url)
    const [listed] = await port.invitations()
    expect(listed).toMatchObject({ houseRole: 'member', department: 'jiaowei', state: 'open' })
    expect(listed!.id).not.toBe(token)
    valueOf(await port.withdrawInvitation(listed!.id))
    expect(await port.withdrawInvitation(listed!.id)).toEqual({ ok: false, error: 'link-unknown' })
    const stranger = await house.port()
    for (const made of [token, 'nonsense', '']) {
      expect((await stranger.invitation(made)).state).toBe('unknown')
      expect(await stranger.acceptInvitation(made, who('x1'))).toEqual({ ok: false, error: 'link-unknown' })
    }
  })

  it('X2: a refused newcomer leaves the link open', async () => {
    const { port } = await house.administrator()
    const token = tokenOf(valueOf(await port.invite({ houseRole: 'member', department: null })).url)
    const stranger = await house.port()
    const refused = async (change: Partial<ReturnType<typeof who>>) => {
      const outcome = await stranger.acceptInvitation(token, { ...who('fine'), ...change })
      return outcome.ok ? null : outcome.error
    }
    expect(await refused({ account: 'ADMIN' })).toBe('account-taken')
    expect(await refused({ account: 'a b' })).toBe('account-malformed')
    expect(await refused({ account: 'x' })).toBe('account-malformed')
    expect(await refused({ name: '  ' })).toBe('name-missing')
    expect(await refused({ password: '123456789' })).toBe('password-too-short')
    expect(await refused({ password: 'x'.repeat(201) })).toBe('password-too-long')
    expect((await stranger.invitation(token)).state).toBe('open')
  })

  it('X2: a link does not tell, guess by guess, which accounts there are', async () => {
    const { port } = await house.administrator()
    const [token, other] = [
      tokenOf(valueOf(await port.invite({ houseRole: 'member', department: null })).url),
      tokenOf(valueOf(await port.invite({ houseRole: 'member', department: null })).url),
    ]
    const stranger = await house.port()
    const hashed = () => house.hashed()
    for (let n = 0; n < accountsAllowed.limit; n += 1) {
      const before = hashed()
      expect(await stranger.acceptInvitation(token, who(n % 2 ? 'Admin' : 'ａｄｍｉｎ'))).toEqual({
        ok: false,
        error: 'account-taken',
      })
      // The same work as for a free one.
      expect(hashed()).toBe(before + 1)
    }
    const before = hashed()
    for (const account of ['admin', 'nobody'])
      expect(await stranger.acceptInvitation(token, who(account))).toMatchObject({ ok: false, error: 'too-many-tries' })
    expect(hashed()).toBe(before)
    valueOf(await stranger.acceptInvitation(other, who('wang.min')))
    house.clock.now += accountsAllowed.window
    valueOf(await stranger.acceptInvitation(token, who('nobody')))
  })

  it('X2: a department and a ledger must be known, and only administrators invite', async () => {
    const { port } = await house.administrator()
    const grants = [{ tracker: 'nowhere', access: 'viewer' as const }]
    expect(await port.invite({ houseRole: 'member', department: null, grants })).toEqual({
      ok: false,
      error: 'ledger-unknown',
    })
    expect(await port.invite({ houseRole: 'member', department: 'nowhere' })).toEqual({
      ok: false,
      error: 'department-unknown',
    })
    const { id } = await house.people.addPerson({
      account: 'zb',
      name: '专班',
      houseRole: 'organizer',
      department: null,
    })
    const coordinator = await house.port(pair(await house.people.openSession(id)))
    for (const other of [coordinator, await house.port()]) {
      expect(await other.invite({ houseRole: 'member', department: null })).toEqual({ ok: false, error: 'not-allowed' })
      expect(await other.withdrawInvitation('x')).toEqual({ ok: false, error: 'not-allowed' })
      expect(await other.invitations()).toEqual([])
      expect(await other.list()).toEqual([])
    }
  })
})
