import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientAddress } from '#server/people/address'
import { noHints } from '#server/hints'
import { createAttempts } from '#server/people/attempts'
import { triesAllowed } from '#server/people/proof'
import { sessionLife } from '#server/people/sessions'
import { openHouse, pair, password, valueOf, type House } from '../support/people-house'

let house: House
let person: string
beforeEach(async () => {
  house = await openHouse()
  person = (
    await house.people.addPerson({
      account: 'zhaolei',
      name: '赵磊',
      houseRole: 'member',
      department: 'renshe',
      password,
    })
  ).id
})
afterEach(() => house.close())

const sessionOf = (cookie: string) => house.people.sessionOf(house.request({ cookie }))

describe('sessions', () => {
  it('X2: signing in sets an HttpOnly cookie, signing out clears it and tells the sockets', async () => {
    const opened = valueOf(await house.signIn('ZhaoLei'))
    expect(opened.cookie).toMatch(/^luoshi_session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/)
    const session = (await sessionOf(`theme=dark; ${pair(opened)}`))!
    expect(session.person).toEqual({ id: person, name: '赵磊', houseRole: 'member', department: 'renshe' })
    expect(session.expiresAt).toBe(house.clock.now + sessionLife.absolute)
    const clearing = await (await house.port(pair(opened))).signOut()
    expect(clearing).toContain('luoshi_session=; Path=/; Max-Age=0;')
    expect(await sessionOf(pair(opened))).toBeNull()
    expect(house.signals()).toEqual([{ kind: 'session-ended', session: session.id }])
  })

  it('X2: under https the cookie is __Host- and Secure', async () => {
    const other = await openHouse('https://ledger.example')
    const { id } = await other.people.addPerson({ account: 'abc', name: 'A', houseRole: 'member', department: null })
    expect((await other.people.openSession(id)).cookie).toMatch(
      /^__Host-luoshi_session=[\w-]{43}; Path=\/; .*; Secure$/,
    )
    await other.close()
  })

  it('X2: the database holds only a hash; forged cookies open nothing', async () => {
    const cookie = pair(await house.people.openSession(person))
    const [stored] = await house.db.selectFrom('sessions').select('id').execute()
    expect(cookie).not.toContain(stored!.id)
    const forged = [
      stored!.id,
      'x'.repeat(43),
      '',
      "' OR 1=1 --",
      cookie.slice('luoshi_session='.length).toLowerCase() + 'x',
    ]
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
    expect(house.signals()).toEqual([{ kind: 'session-ended', session: over.id }])
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
    expect(await port.changePassword('not my password', 'another password')).toEqual({
      ok: false,
      error: 'wrong-password',
    })
    expect(await port.changePassword(password, 'short')).toEqual({ ok: false, error: 'password-too-short' })
    expect(await (await house.port()).changePassword(password, 'another password')).toEqual({
      ok: false,
      error: 'not-allowed',
    })
    valueOf(await port.changePassword(password, 'another password'))
    expect([await sessionOf(here), await sessionOf(there), await sessionOf(others)].map(Boolean)).toEqual([
      true,
      false,
      true,
    ])
    expect(house.signals()).toEqual([{ kind: 'session-ended', session: gone }])
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

  /** Wrong passwords, each from an address of its own. */
  const guess = async (times: number, account = 'zhaolei') => {
    const outcomes: Awaited<ReturnType<House['signIn']>>[] = []
    for (let n = 0; n < times; n += 1)
      outcomes.push(await house.signIn(account, 'wrong', `10.${1 + (n >> 8)}.1.${n & 255}`))
    return outcomes
  }
  /** What a browser at this address gets that has these cookies and no session. */
  const fromBrowser = (cookie: string, given = password, address = '10.7.7.7') =>
    house.people.portFor(house.request({ cookie, address }), null).signIn('zhaolei', given)
  const tooMany = { ok: false, error: 'too-many-tries' }

  it('X2: too many wrong passwords lock out who guesses, for that account, and not its owner elsewhere', async () => {
    for (let n = 0; n < triesAllowed.pair; n += 1)
      expect(await house.signIn('zhaolei', 'wrong', '10.0.1.1')).toEqual({ ok: false, error: 'wrong-password' })
    const before = house.verified.length
    house.clock.now += 60_000
    expect(await house.signIn('ZHAOLEI', password, '10.0.1.1')).toEqual({ ...tooMany, retryAfter: 14 * 60 })
    expect(house.verified).toHaveLength(before)
    valueOf(await house.signIn('zhaolei', password, '10.0.1.2'))
    house.clock.now += 14 * 60_000
    valueOf(await house.signIn('zhaolei', password, '10.0.1.1'))
  })

  it('X2: as many from any addresses as used to lock the account do no longer', async () => {
    await guess(20)
    valueOf(await house.signIn('zhaolei', password, '10.0.2.1'))
  })

  it('X2: guesses from very many addresses make strange browsers wait, not one that has signed in before, nor who is signed in', async () => {
    const entered = valueOf(await house.signIn('zhaolei'))
    expect(entered.device).toMatch(/^luoshi_device=[\w.-]+; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/)
    const device = entered.device.split(';')[0]!
    const outcomes = await guess(triesAllowed.account + 1)
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.error === 'too-many-tries')).toHaveLength(1)
    expect(await fromBrowser('')).toMatchObject(tooMany)
    valueOf(await fromBrowser(`theme=dark; ${device}`))
    expect(await (await house.port(pair(entered))).changePassword(password, 'another password')).toEqual({
      ok: true,
      value: null,
    })
  })

  it('X2: a browser that is known has a counter of its own, in both directions', async () => {
    const device = valueOf(await house.signIn('zhaolei')).device.split(';')[0]!
    for (let n = 0; n < triesAllowed.device; n += 1)
      expect(await fromBrowser(device, 'wrong', `10.8.8.${n}`)).toEqual({ ok: false, error: 'wrong-password' })
    expect(await fromBrowser(device)).toMatchObject(tooMany)
    valueOf(await fromBrowser(''))
    // It stays itself when it signs in again.
    house.clock.now += triesAllowed.window
    expect(valueOf(await fromBrowser(device)).device).toContain(device)
  })

  it('X2: a device’s cookie that is forged, another’s, or older than the password is none', async () => {
    await house.people.addPerson({ account: 'other', name: '周敏', houseRole: 'member', department: null, password })
    const entered = valueOf(await house.signIn('zhaolei'))
    const own = entered.device.split(';')[0]!
    const others = valueOf(await house.signIn('other')).device.split(';')[0]!
    const [id, device, signature] = own.replace('luoshi_device=', '').split('.')
    valueOf(await (await house.port(pair(entered))).changePassword(password, 'another password'))
    const forged = [
      own,
      others,
      `luoshi_device=${id}.${device}`,
      `luoshi_device=${id}.x.${signature}`,
      `luoshi_device=${id}..`,
      'luoshi_device=',
      `luoshi_device=${person}.${device}.${'A'.repeat(43)}`,
    ]
    await guess(triesAllowed.account)
    for (const cookie of forged) expect(await fromBrowser(cookie, 'another password'), cookie).toMatchObject(tooMany)
  })

  it('X2: who is signed in may be wrong about their own password only so often', async () => {
    const port = await house.port(pair(await house.people.openSession(person)))
    for (let n = 0; n < triesAllowed.session; n += 1)
      expect(await port.changePassword('wrong', 'another password')).toMatchObject({ error: 'wrong-password' })
    expect(await port.changePassword(password, 'another password')).toMatchObject(tooMany)
    valueOf(await house.signIn('zhaolei'))
  })

  it('X2: many tries at once gain nothing', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: triesAllowed.pair + 5 }, () => house.signIn('zhaolei', 'wrong')),
    )
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.error === 'too-many-tries')).toHaveLength(5)
  })

  it('X2: right passwords are not counted', async () => {
    for (let n = 0; n < triesAllowed.pair + 2; n += 1) valueOf(await house.signIn('zhaolei'))
  })

  it('X2: too many wrong accounts lock the address, and no other', async () => {
    for (let n = 0; n < triesAllowed.address; n += 1) await house.signIn(`guess${n}`, 'wrong', '10.9.9.9')
    expect(await house.signIn('zhaolei', password, '10.9.9.9')).toMatchObject(tooMany)
    valueOf(await house.signIn('zhaolei', password, '10.9.9.8'))
  })

  it('X2: what is remembered of tries is bounded', () => {
    const attempts = createAttempts({ name: 'a', limit: 1, window: 1000, capacity: 3, now: () => 0, hints: noHints })
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

  it('X2: an IPv6 network of one house counts as one address', () => {
    const address = (peer: string) => clientAddress(house.request({ address: peer }))
    expect(address('2001:db8:1:2:3:4:5:6')).toBe(address('2001:db8:1:2::9'))
    expect(address('2001:0db8:1:2::')).toBe(address('2001:db8:1:2:ffff::1'))
    expect(address('2001:db8:1:2::9')).not.toBe(address('2001:db8:1:3::9'))
    expect(address('fe80::1%eth0')).toBe(address('fe80::2'))
    expect(clientAddress(house.request({ address: '::1', forwarded: '2001:db8:1:2::7' }))).toBe(
      address('2001:db8:1:2::9'),
    )
    expect(clientAddress(house.request({ address: '::1', forwarded: 'not: an address' }))).toBe('not: an address')
  })
})
