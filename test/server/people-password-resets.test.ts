import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PeoplePort } from '#app/ports/people'
import { resetLife } from '#server/people/password-resets'
import { triesAllowed } from '#server/people/proof'
import { openHouse, pair, password, tokenOf, valueOf, type House } from '../support/people-house'

const other = '另一个够长的密码 456'
let house: House
let admin: { id: string; cookie: string; port: PeoplePort }
let person: string
beforeEach(async () => {
  house = await openHouse()
  admin = await house.administrator()
  const zhao = { account: 'zhaolei', name: '赵磊', houseRole: 'member', department: 'renshe', password } as const
  person = (await house.people.addPerson(zhao)).id
})
afterEach(() => house.close())

const newLink = async () => tokenOf(valueOf(await admin.port.makePasswordReset(person)).url)
const isSignedIn = async (cookie: string) => (await house.people.sessionOf(house.request({ cookie }))) !== null

describe('X2: a link for a forgotten password', () => {
  it('sets another once, ends all sessions of the account, and signs this browser in', async () => {
    const cookies = [pair(await house.people.openSession(person)), pair(await house.people.openSession(person))]
    const token = await newLink()
    const stranger = await house.port()
    // However often it is looked at, as robots do that show a preview.
    for (let n = 0; n < 3; n++)
      expect(await stranger.passwordReset(token)).toMatchObject({ state: 'open', name: '赵磊', account: 'zhaolei' })
    valueOf(await house.signIn('zhaolei'))
    const entered = valueOf(await stranger.resetPassword(token, other))
    expect(await Promise.all(cookies.map(isSignedIn))).toEqual([false, false])
    expect(house.signals('session-ended')).toHaveLength(3)
    expect((await house.people.sessionOf(house.request({ cookie: pair(entered) })))?.person.id).toBe(person)
    expect(await isSignedIn(admin.cookie)).toBe(true)
    expect(await house.signIn('zhaolei')).toMatchObject({ error: 'wrong-password' })
    valueOf(await house.signIn('zhaolei', other))
    expect(await stranger.passwordReset(token)).toMatchObject({ state: 'used', name: '', account: '' })
    expect(await stranger.resetPassword(token, password)).toEqual({ ok: false, error: 'link-used' })
  })

  it('is good for 24 hours, and only the newest of a person is', async () => {
    const [older, newer] = [await newLink(), await newLink()]
    const stranger = await house.port()
    expect(await stranger.resetPassword(older, other)).toEqual({ ok: false, error: 'link-expired' })
    house.clock.now += resetLife - 1
    expect((await stranger.passwordReset(newer)).state).toBe('open')
    house.clock.now += 1
    expect(await stranger.resetPassword(newer, other)).toEqual({ ok: false, error: 'link-expired' })
    for (const made of ['nonsense', '', 'x'.repeat(43)])
      expect(await stranger.resetPassword(made, other)).toEqual({ ok: false, error: 'link-unknown' })
    valueOf(await house.signIn('zhaolei'))
  })

  it('of two at once, one is used; a password that is refused leaves it open', async () => {
    const token = await newLink()
    const stranger = await house.port()
    expect(await stranger.resetPassword(token, 'short')).toEqual({ ok: false, error: 'password-too-short' })
    expect(await stranger.resetPassword(token, 'x'.repeat(201))).toEqual({ ok: false, error: 'password-too-long' })
    const outcomes = await Promise.all([other, `${other}!`].map((next) => stranger.resetPassword(token, next)))
    expect(outcomes.map((outcome) => outcome.ok || outcome.error).sort()).toEqual(['link-used', true])
  })

  it('is made by administrators alone, and not for who is disabled; being disabled and a new password of their own end it', async () => {
    const theirs = await house.port(pair(await house.people.openSession(person)))
    for (const port of [theirs, await house.port()])
      expect(await port.makePasswordReset(admin.id)).toEqual({ ok: false, error: 'not-allowed' })
    expect(await admin.port.makePasswordReset('nobody')).toEqual({ ok: false, error: 'not-allowed' })
    const [first, stranger] = [await newLink(), await house.port()]
    valueOf(await theirs.changePassword(password, other))
    expect((await stranger.passwordReset(first)).state).toBe('expired')
    const second = await newLink()
    valueOf(await admin.port.update(person, { disabled: true }))
    expect(await admin.port.makePasswordReset(person)).toEqual({ ok: false, error: 'person-disabled' })
    valueOf(await admin.port.update(person, { disabled: false }))
    expect(await stranger.resetPassword(second, other)).toEqual({ ok: false, error: 'link-expired' })
  })

  it('the database holds no token', async () => {
    const token = await newLink()
    const rows = await house.db.selectFrom('password_resets').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe('X2: who has set a password by a link is not kept out by what was tried before', () => {
  const guess = (times: number, address: (n: number) => string) =>
    Promise.all(Array.from({ length: times }, (_, n) => house.signIn('zhaolei', 'wrong', address(n))))
  const tooMany = { ok: false, error: 'too-many-tries' }

  it('neither by guesses from everywhere, nor by their own', async () => {
    await guess(triesAllowed.account, (n) => `10.1.${n >> 5}.${n}`)
    await guess(triesAllowed.pair, () => '10.0.0.7')
    expect(await house.signIn('zhaolei', password, '10.0.0.8')).toMatchObject(tooMany)
    valueOf(await (await house.port()).resetPassword(await newLink(), other))
    valueOf(await house.signIn('zhaolei', other, '10.0.0.7'))
    valueOf(await house.signIn('zhaolei', other, '10.0.0.8'))
  })

  it('another address that guessed stays locked out, and so does this one for other accounts', async () => {
    await guess(triesAllowed.pair, () => '10.9.9.9')
    for (let n = 0; n < triesAllowed.address; n++) await house.signIn(`guess${n}`, 'wrong', '10.0.0.7')
    valueOf(await (await house.port()).resetPassword(await newLink(), other))
    expect(await house.signIn('zhaolei', other, '10.9.9.9')).toMatchObject(tooMany)
    expect(await house.signIn('admin', 'wrong', '10.0.0.7')).toMatchObject(tooMany)
  })

  it('a link that was not used forgives nothing', async () => {
    await guess(triesAllowed.pair, () => '10.0.0.7')
    const [token, stranger] = [await newLink(), await house.port()]
    await stranger.passwordReset(token)
    expect(await stranger.resetPassword(token, 'short')).toMatchObject({ ok: false })
    expect(await house.signIn('zhaolei', password, '10.0.0.7')).toMatchObject(tooMany)
  })
})
