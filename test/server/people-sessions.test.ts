import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientAddress } from '#server/people/address'
import { createAttempts } from '#server/people/attempts'
import { triesAllowed } from '#server/people/people'
import { sessionLife } from '#server/people/sessions'
import { openHouse, pair, password, valueOf, type House } from '../support/people-house'

let house: House
let person: string
beforeEach(async () => {
  house = await openHouse()
  person = (await house.people.addPerson({ account: 'zhaolei', name: '赵磊', role: 'department', department: 'renshe', password })).id
})
afterEach(() => house.close())

const sessionOf = (cookie: string) => house.people.sessionOf(house.request({ cookie }))

describe('sessions', () => {
  it('X2: signing in sets an HttpOnly cookie, signing out clears it and tells the sockets', async () => {
    const opened = valueOf(await house.signIn('ZhaoLei'))
    expect(opened.cookie).toMatch(/^luoshi_session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/)
    const session = (await sessionOf(`theme=dark; ${pair(opened)}`))!
    expect(session.person).toEqual({ id: person, name: '赵磊', role: 'department', department: 'renshe' })
    expect(session.expiresAt).toBe(house.clock.now + sessionLife.absolute)
    const clearing = await (await house.port(pair(opened))).signOut()
    expect(clearing).toContain('luoshi_session=; Path=/; Max-Age=0;')
    expect(await sessionOf(pair(opened))).toBeNull()
    expect(house.ended).toEqual([{ session: session.id, why: 'signed-out' }])
  })

  it('X2: under https the cookie is __Host- and Secure', async () => {
    const other = await openHouse('https://ledger.example')
    const { id } = await other.people.addPerson({ account: 'abc', name: 'A', role: 'viewer', department: null })
    expect((await other.people.openSession(id)).cookie).toMatch(/^__Host-luoshi_session=[\w-]{43}; Path=\/; .*; Secure$/)
    await other.close()
  })

  it('X2: the database holds only a hash; forged cookies open nothing', async () => {
    const cookie = pair(await house.people.openSession(person))
    const [stored] = await house.db.selectFrom('sessions').select('id').execute()
    expect(cookie).not.toContain(stored!.id)
    const forged = [stored!.id, 'x'.repeat(43), '', "' OR 1=1 --", cookie.slice('luoshi_session='.length).toLowerCase() + 'x']
    for (const value of forged) expect(await sessionOf(`luoshi_session=${value}`)).toBeNull()
    expect(await house.people.sessionOf(house.request())).toBeNull()
  })

  it('X2: a session unused for seven days ends; a used one ends after thirty', async () => {
    const idle = pair(await house.people.openSession(person))
    const used = pair(await house.people.openSession(person))
    for (let day = 1; day <= 29; day += 1) {
      house.clock.now += 86_400_000
      expect(await sessionOf(used)).not.toBeNull()
      if (day === 7) expect(await sessionOf(idle)).toBeNull()
    }
    house.clock.now += 86_400_000
    expect(await sessionOf(used)).toBeNull()
  })

  it('X2: sessions that are over are swept when the next one opens', async () => {
    const over = (await sessionOf(pair(await house.people.openSession(person))))!
    house.clock.now += sessionLife.idle
    await house.people.openSession(person)
    expect(await house.db.selectFrom('sessions').select('id').execute()).toHaveLength(1)
    expect(house.ended).toEqual([{ session: over.id, why: 'signed-out' }])
  })

  it('X2: a visit is written down at most once a minute, and is still known after signing out', async () => {
    const { port } = await house.administrator()
    const lastSeen = async () => (await port.list()).find(({ id }) => id === person)!.lastSeenAt
    expect(await lastSeen()).toBeNull()
    const start = house.clock.now
    const cookie = pair(await house.people.openSession(person))
    house.clock.now += 59_999
    await sessionOf(cookie)
    expect(await lastSeen()).toBe(start)
    house.clock.now += 1
    await sessionOf(cookie)
    await (await house.port(cookie)).signOut()
    expect(await lastSeen()).toBe(start + 60_000)
  })

  it('X2: signing in again replaces the session of the same browser', async () => {
    const first = pair(await house.people.openSession(person))
    const second = pair(valueOf(await (await house.port(first)).signIn('zhaolei', password)))
    expect(await sessionOf(first)).toBeNull()
    expect(await sessionOf(second)).not.toBeNull()
  })

  it('X2: a new password ends all other sessions of the person, and only those', async () => {
    const { cookie: others } = await house.administrator()
    const [here, there] = [pair(await house.people.openSession(person)), pair(await house.people.openSession(person))]
    const gone = (await sessionOf(there))!.id
    const port = await house.port(here)
    expect(await port.changePassword('not my password', 'another password')).toEqual({ ok: false, error: 'wrong-password' })
    expect(await port.changePassword(password, 'short')).toEqual({ ok: false, error: 'password-too-short' })
    expect(await (await house.port()).changePassword(password, 'another password')).toEqual({ ok: false, error: 'not-allowed' })
    valueOf(await port.changePassword(password, 'another password'))
    expect([await sessionOf(here), await sessionOf(there), await sessionOf(others)].map(Boolean)).toEqual([true, false, true])
    expect(house.ended).toEqual([{ session: gone, why: 'signed-out' }])
    expect(await house.signIn('zhaolei')).toEqual({ ok: false, error: 'wrong-password' })
    valueOf(await house.signIn('zhaolei', 'another password'))
  })
})

describe('signing in', () => {
  it('X2: a hash is verified for an unknown account, a disabled person and one without a password alike', async () => {
    const { port } = await house.administrator()
    valueOf(await port.update(person, { disabled: true }))
    for (const account of ['nobody', 'zhaolei', 'admin', '']) {
      expect(await house.signIn(account)).toEqual({ ok: false, error: 'wrong-password' })
    }
    expect(house.verified).toEqual([null, null, '', null])
  })

  it('X2: too many wrong passwords lock the account for everybody, the right password included, until time passes', async () => {
    for (let n = 0; n < triesAllowed.account; n += 1) {
      expect(await house.signIn('zhaolei', 'wrong', `10.0.1.${n}`)).toEqual({ ok: false, error: 'wrong-password' })
    }
    const before = house.verified.length
    house.clock.now += 60_000
    expect(await house.signIn('ZHAOLEI', password, '10.0.2.1')).toEqual({ ok: false, error: 'too-many-tries', retryAfter: 14 * 60 })
    expect(house.verified).toHaveLength(before)
    house.clock.now += 14 * 60_000
    valueOf(await house.signIn('zhaolei'))
  })

  it('X2: many tries at once gain nothing', async () => {
    const outcomes = await Promise.all(Array.from({ length: triesAllowed.account + 5 }, () => house.signIn('zhaolei', 'wrong')))
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.error === 'too-many-tries')).toHaveLength(5)
  })

  it('X2: right passwords are not counted', async () => {
    for (let n = 0; n < triesAllowed.account + 2; n += 1) valueOf(await house.signIn('zhaolei'))
  })

  it('X2: too many wrong accounts lock the address, and no other', async () => {
    for (let n = 0; n < triesAllowed.address; n += 1) await house.signIn(`guess${n}`, 'wrong', '10.9.9.9')
    expect(await house.signIn('zhaolei', password, '10.9.9.9')).toMatchObject({ ok: false, error: 'too-many-tries' })
    valueOf(await house.signIn('zhaolei', password, '10.9.9.8'))
  })

  it('X2: what is remembered of tries is bounded', () => {
    const attempts = createAttempts({ limit: 1, window: 1000, capacity: 3, now: () => 0 })
    for (const key of ['a', 'b', 'c', 'd']) expect(attempts.take(key)).toBe(0)
    expect(attempts.take('d')).toBe(1)
    expect(attempts.take('a')).toBe(0)
  })

  it('X2: the address is the peer, or what the proxy on this machine says last', () => {
    const address = (peer: string, forwarded?: string) => clientAddress(house.request({ address: peer, forwarded }))
    expect(address('10.0.0.1', '1.1.1.1')).toBe('10.0.0.1')
    expect(address('::ffff:127.0.0.1', '1.1.1.1, 2.2.2.2')).toBe('2.2.2.2')
    expect(address('::1')).toBe('::1')
  })
})
