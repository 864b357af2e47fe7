import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, type ClientOptions } from 'ws'
import { setCells } from '#app/model/ledger/edit'
import { readCell } from '#app/model/ledger/ledger'
import { standingOf } from '#app/model/ledger/person'
import { invite } from '../support/invite'
import { connectEditor, signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'
import { upgradeStatus } from '../support/upgrade'

const week = 7 * 86_400_000
let server: TestServer
let administrator: SignedIn
let coordinator: SignedIn
/** Added to the clock. */
let later = 0

beforeAll(async () => {
  server = await startTestServer({ now: () => Date.now() + later })
  administrator = await signIn(server, { role: 'administrator', name: '周敏' })
  coordinator = await signIn(server, { role: 'coordinator', department: 'bianban', name: '李强' })
})
afterAll(() => server.close())
afterEach(() => void (later = 0))

const get = (path: string, cookie = '') => fetch(server.url + path, { redirect: 'manual', headers: { Cookie: cookie } })
const post = (path: string, body: URLSearchParams | string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { method: 'POST', redirect: 'manual', headers: { Origin: server.url, ...headers }, body })
const refusal = (path: string, headers: Record<string, string>) =>
  upgradeStatus(server.url.replace('http', 'ws') + path, headers)
const form = (fields: Record<string, string>) => new URLSearchParams(fields)
const newcomer = (account: string) => form({ account, name: '李娜', password: '一个够长的密码 123' })

describe('addresses that lead nowhere', () => {
  it.each(['nothing', '__proto__', 'constructor', 'x'.repeat(4000)])(
    'X5: a ledger that is not there: 404 for page, CSV and socket (%#)',
    async (id) => {
      expect((await get(`/trackers/${id}`, coordinator.cookie)).status).toBe(404)
      expect((await get(`/trackers/${id}/export.csv`, coordinator.cookie)).status).toBe(404)
      expect(await refusal(`/ws/${id}`, { cookie: coordinator.cookie })).toBe(404)
    },
  )

  it('X5: with a character 0, which no database is asked for: 400', async () => {
    for (const id of ['%00', `${tracker}%00`, 'a%00b']) {
      expect((await get(`/trackers/${id}`, coordinator.cookie)).status).toBe(400)
      expect(await refusal(`/ws/${id}`, { cookie: coordinator.cookie })).toBe(400)
    }
    expect((await get('/trackers/x?q=%00', coordinator.cookie)).status).toBe(400)
  })

  it('S5: a socket that is no ledger’s: 404', async () => {
    expect(await refusal('/other', { cookie: coordinator.cookie })).toBe(404)
    expect(await refusal(`/ws/${tracker}/more`, { cookie: coordinator.cookie })).toBe(404)
  })
})

describe('who may not come in', () => {
  it.each(['luoshi_session=forged', 'luoshi_session=', 'luoshi_session=%zz', `luoshi_session=${'x'.repeat(4000)}`])(
    'S5, X5: a forged cookie is nobody, on page, CSV and socket (%#)',
    async (cookie) => {
      const page = await get(`/trackers/${tracker}?q=1.2`, cookie)
      expect([page.status, page.headers.get('location')]).toEqual([
        302,
        `/sign-in?next=${encodeURIComponent(`/trackers/${tracker}?q=1.2`)}`,
      ])
      expect((await get(`/trackers/${tracker}/export.csv`, cookie)).status).toBe(401)
      expect(await refusal(`/ws/${tracker}`, { cookie })).toBe(401)
    },
  )

  it('S5: a page is let in for its own person only, with the rights that it was made for, not for who signed in to the same browser after them', async () => {
    const asked = (person: string) => refusal(`/ws/${tracker}?person=${person}`, { cookie: coordinator.cookie })
    const { person } = coordinator
    const before = [
      { ...person, role: 'administrator' as const },
      { ...person, department: 'renshe' },
      { ...person, department: null },
    ]
    expect(await asked(standingOf(person))).toBe(101)
    for (const other of [standingOf(administrator.person), '']) expect(await asked(other), other).toBe(401)
    for (const other of [...before.map(standingOf), person.id]) expect(await asked(other), other).toBe(403)
  })

  it('S5: the same address tells without a socket who would be let in: 426, or 401', async () => {
    const asked = async (query: string, cookie = '') => (await get(`/ws/${tracker}${query}`, cookie)).status
    expect([
      await asked(''),
      await asked('?screen=made-up', coordinator.cookie),
      await asked(`?person=${standingOf(administrator.person)}`, coordinator.cookie),
    ]).toEqual([401, 401, 401])
    const answer = await get(`/ws/${tracker}?person=${standingOf(coordinator.person)}`, coordinator.cookie)
    expect([answer.status, answer.headers.get('upgrade'), answer.headers.get('cache-control')]).toEqual([
      426,
      'websocket',
      'no-store',
    ])
    expect((await get(`/ws/${tracker}/more`, coordinator.cookie)).status).toBe(404)
  })

  it('X3: a socket from another origin: 403, with the right cookie too', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', `${server.url}.evil.example`]) {
      expect(await refusal(`/ws/${tracker}`, { cookie: coordinator.cookie, origin }), origin).toBe(403)
    }
    expect(await refusal(`/ws/${tracker}`, { cookie: coordinator.cookie, 'Sec-Fetch-Site': 'cross-site' })).toBe(403)
  })

  it('X2: a wrong password: 401 and no cookie; too many: 429 and when to come back', async () => {
    await server.people().addPerson({
      account: 'locked',
      name: '赵磊',
      houseRole: 'member',
      department: null,
      password: '一个够长的密码 123',
    })
    const trySignIn = (account: string) => post('/sign-in', form({ account, password: 'not the password' }))
    const answers = await Promise.all(Array.from({ length: 10 }, () => trySignIn('locked')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
    expect(answers.every(({ headers }) => !headers.has('set-cookie'))).toBe(true)
    const locked = await trySignIn('locked')
    expect(locked.status).toBe(429)
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0)
    later = 16 * 60_000
    const entered = await post('/sign-in', form({ account: 'locked', password: '一个够长的密码 123' }))
    expect(entered.status).toBe(302)
    expect(entered.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual([
      'luoshi_session',
      'luoshi_device',
    ])
  })

  it('X1: a used link and an expired one: 410 to look at and to post to; a made-up one: 404', async () => {
    const pathOf = async () => new URL(await invite(server, administrator, 'member', 'renshe')).pathname
    const [used, expired] = [await pathOf(), await pathOf()]
    expect((await post(used, newcomer('li.na'))).status).toBe(302)
    later = week
    for (const path of [used, expired]) {
      const answers = [await get(path), await post(path, newcomer('somebody.else'))]
      for (const answer of answers) expect([answer.status, answer.headers.get('set-cookie')], path).toEqual([410, null])
    }
    expect((await get('/invitations/made-up')).status).toBe(404)
    expect((await post('/invitations/made-up', newcomer('somebody.else'))).status).toBe(404)
  })
})

describe('forms', () => {
  it('X5: what is no form, or asks for what there is not, is refused and not an error of the server', async () => {
    const as = { Cookie: administrator.cookie }
    const asked: [string, URLSearchParams | string, Record<string, string>, number][] = [
      ['/language', 'no form', {}, 400],
      ['/sign-in', 'no form', {}, 400],
      ['/people', 'no form', as, 400],
      ['/people', form({ intent: 'rule' }), as, 400],
      ['/people', form({ intent: 'invite', role: 'king', department: '', coordinates: '' }), as, 400],
      ['/people', form({ intent: 'invite', role: 'member', department: 'nowhere', coordinates: '' }), as, 400],
      ['/people', form({ intent: 'invite', role: 'member', department: '', coordinates: 'nowhere' }), as, 400],
      ['/people', form({ intent: 'person-disable', id: 'nobody' }), as, 403],
      [
        '/people',
        form({ intent: 'invite', role: 'administrator', department: '', coordinates: '' }),
        { Cookie: coordinator.cookie },
        403,
      ],
      [`/trackers/${tracker}/preferences`, '{', as, 400],
      [`/trackers/${tracker}/preferences`, '{"columns":[{"id":"__proto__"}]}', as, 400],
      [`/trackers/${tracker}/preferences`, '{}', {}, 401],
      ['/trackers/nothing/preferences', '{}', as, 404],
      [`/trackers/${tracker}`, form({}), as, 405],
    ]
    for (const [path, body, headers, status] of asked) {
      const answer = await post(path, body, headers)
      expect(answer.status, `${path} ${String(body)}`).toBe(status)
      expect(await answer.text()).not.toMatch(/node_modules|\.ts:\d|at \w+ \(/)
    }
  })

  it('X2: choosing a language leads back to the same page, and never to another site', async () => {
    for (const [back, location] of [
      ['/people?done=invite', '/people?done=invite'],
      ['/sign-in?next=/people', '/sign-in?next=/people'],
      ['/trackers/x?q=人社局', `/trackers/x?q=${encodeURIComponent('人社局')}`],
      ['//evil.example', '/'],
      ['/\\evil.example', '/'],
      ['/\t/evil.example', '/'],
      ['/.//evil.example', '/'],
      ['https://evil.example', '/'],
      ['/\r\nSet-Cookie: a=b', '/Set-Cookie:%20a=b'],
    ] as const) {
      const answer = await post('/language', form({ language: 'en', back }))
      expect([answer.status, answer.headers.get('location')], back).toEqual([302, location])
    }
    expect((await post('/language', form({ language: 'xx', back: '/' }))).headers.get('set-cookie')).toBeNull()
  })
})

describe('garbage on the socket', () => {
  it('G1: a 5 MB frame (1009) and what is no message (4400) end their own socket; everybody else goes on', async () => {
    const [writer, reader] = [await connectEditor(server, coordinator), await connectEditor(server, administrator)]
    try {
      for (const [bytes, code] of [
        [new Uint8Array(5 * 1024 * 1024), 1009],
        [new Uint8Array([9, 9, 9]), 4400],
        [new Uint8Array(), 4400],
      ] as const) {
        expect(await closeCodeAfter(bytes)).toBe(code)
      }
      expect((await get('/healthz')).status).toBe(200)
      const desk = { doc: writer.doc, person: coordinator.person, departments: new Set<string>(), newId: () => '' }
      expect(setCells(desk, [{ item: '1.3', column: 'owner', value: '王敏' }])).toEqual([])
      await expect.poll(() => readCell(reader.doc, '1.3', 'owner')).toBe('王敏')
    } finally {
      writer.close()
      reader.close()
    }
  })
})

function socket(path: string, headers: Record<string, string>): WebSocket {
  const options: ClientOptions = { headers }
  return new WebSocket(server.url.replace('http', 'ws') + path, options)
}

function closeCodeAfter(bytes: Uint8Array): Promise<number> {
  return new Promise((resolve) => {
    const ws = socket(`/ws/${tracker}`, { cookie: coordinator.cookie })
    ws.on('open', () => ws.send(bytes))
    ws.on('close', resolve)
    ws.on('error', () => undefined)
  })
}
