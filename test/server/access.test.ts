import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { closeCode } from '#app/model/live/wire'
import type { Person } from '#app/model/ledger/person'
import { entryOf, Sender } from '../support/attach'
import { pdf } from '../support/sampleFiles'
import { addLedger, openOnlyTo, toPerson } from '../support/in-house'
import { openSession, signIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'
import { upgradeStatus } from '../support/upgrade'
import { addresses, served, askers, ledger, otherLedger, type Asker } from './addresses'

let server: TestServer
let people: Record<Exclude<Asker, 'nobody'>, Person>
const filled = { MEETING: '', TOKEN: '', FILE: '' }

beforeAll(async () => {
  server = await startTestServer()
  const join = async (role: Person['role'], name: string, department: string | null = null) =>
    (await signIn(server, { role, name, department })).person
  people = {
    viewer: await join('viewer', '凌领导'),
    department: await join('department', '王敏', 'renshe'),
    coordinator: await join('coordinator', '李强', 'bianban'),
    administrator: await join('administrator', '周敏'),
    outsider: await join('coordinator', '外人', 'bianban'),
  }
  await openOnlyTo(server, [
    toPerson(people.viewer, 'viewer'),
    toPerson(people.coordinator, 'coordinator'),
    { to: { kind: 'department', id: 'renshe' }, access: 'department' },
  ])
  await addLedger(server, otherLedger, [toPerson(people.outsider, 'coordinator')])
  const start = {
    do: 'start',
    title: '例会',
    heldOn: '2026-11-23',
    chair: '周主任',
    by: 'stream',
    secondsPerItem: null,
  }
  for (const command of [start, { do: 'close' }])
    expect((await ask('coordinator', 'POST', `${ledger}/meeting/state`, JSON.stringify(command))).status).toBe(200)
  const [held] = (await (await ask('coordinator', 'GET', `${ledger}/closed-meetings`)).json()) as [{ id: string }]
  filled.MEETING = held.id
  const made = (await (await ask('coordinator', 'POST', `${ledger}/screens`, '')).json()) as { url: string }
  filled.TOKEN = made.url.split('/').at(-1)!
  const order = { department: 'renshe', text: '请报送', until: '2036-12-01' }
  const issue = { do: 'open', kind: 'order', rows: [{ id: 'o1', item: '1.1' }], facts: order }
  expect((await ask('coordinator', 'POST', `${ledger}/records`, JSON.stringify(issue))).status).toBe(200)
  const sender = new Sender(server, await cookieOf('coordinator'))
  filled.FILE = entryOf(await sender.send('1.1', '盖章件.pdf', pdf()))
    .split('/')
    .at(-1)!
})
afterAll(() => server.close())

/** Each in a session of its own, so that one who signs out takes nobody along. */
const cookieOf = async (who: Asker): Promise<Record<string, string>> =>
  who === 'nobody' ? {} : { cookie: await openSession(server, people[who].id) }

const fill = (address: string) =>
  Object.entries(filled).reduce((text, [name, value]) => text.replace(name, value), address)

async function ask(who: Asker, method: string, address: string, body?: string | URLSearchParams): Promise<Response> {
  const type: Record<string, string> = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
  return fetch(server.url + fill(address), {
    ...{ method, redirect: 'manual', headers: { origin: server.url, ...type, ...(await cookieOf(who)) } },
    ...(body === undefined ? {} : { body }),
  })
}

const said = ({ status, headers }: Response) => [status, headers.get('location') ?? []].flat().join(' ')

const elsewhere = (address: string) => address.replace(tracker, 'nowhere')

describe('L1: every address, by who asks', () => {
  it('none is missing from the table', async () => {
    const file = path.resolve('build/app/server/index.js')
    const { routes } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as ServerBuild
    const there = Object.values(routes).flatMap((route) => {
      if (route.parentId !== 'root') return []
      const { loader, action, handle } = route.module
      const methods = (handle as { methods?: string[] } | undefined)?.methods ?? ['POST']
      return [...((loader ?? route.module.default) ? ['GET'] : []), ...(action ? methods : [])].map(
        (method) => `${method} ${route.id}`,
      )
    })
    expect(addresses.map(({ method, route }) => `${method} ${route}`).sort()).toEqual(there.sort())
  })

  it.each([...addresses, ...served])('$method $address', async ({ method, address, answers, body }) => {
    const found: [string, string][] = []
    for (const who of askers) found.push([who, said(await ask(who, method, address, body?.()))])
    found.push(['unknown', said(await ask('coordinator', method, elsewhere(address), body?.()))])
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(answers).map(([who, answer]) => [who, fill(answer)])),
    )
  })

  it.each([...addresses, ...served].filter(({ answers }) => answers.outsider === '404' && answers.viewer !== '404'))(
    '$method $address: nobody can tell a forbidden ledger from one that is not there',
    async ({ method, address, body }) => {
      const whole = async (asked: string) => {
        const response = await ask('outsider', method, asked, body?.())
        const headers = [...response.headers].filter(([name]) => !['date', 'content-security-policy'].includes(name))
        return [response.status, headers, plain(await response.text())]
      }
      expect(await whole(address)).toEqual(await whole(elsewhere(address)))
    },
  )
})

/** Without what each answer has of its own: its nonce, and the address that was asked. */
function plain(body: string): string {
  const [, nonce = ' '] = /nonce="([^"]+)"/.exec(body) ?? []
  return body.replaceAll(nonce, '').replaceAll(tracker, 'nowhere')
}

describe('L1 S5: a ledger’s socket', () => {
  /** The status of the upgrade; 101 when it was let in. */
  const upgraded = async (who: Asker, address: string): Promise<number> =>
    upgradeStatus(`${server.socketUrl}/${fill(address)}`, { origin: server.url, ...(await cookieOf(who)) })
  const statusesOf = async (of: (who: Asker, address: string) => Promise<number>, address: string) => {
    const found: [string, number][] = []
    for (const who of askers) found.push([who, await of(who, address)])
    found.push(['unknown', await of('coordinator', elsewhere(address))])
    return Object.fromEntries(found)
  }
  const plainly = async (who: Asker, address: string) => (await ask(who, 'GET', `/ws/${address}`)).status
  const four = (status: number) => ({
    viewer: status,
    department: status,
    coordinator: status,
    administrator: status,
  })

  it('lets in who may reach the ledger', async () => {
    const away = { nobody: 401, outsider: 404, unknown: 404 }
    expect(await statusesOf(upgraded, tracker)).toEqual({ ...away, ...four(101) })
    expect(await statusesOf(plainly, tracker)).toEqual({ ...away, ...four(426) })
  })

  it('lets in whoever only watches by the same door; they hear of nothing but its end', async () => {
    expect(await statusesOf(upgraded, `${tracker}?watch=1`)).toEqual({
      ...{ nobody: 401, outsider: 404, unknown: 404 },
      ...four(101),
    })
    const watch = async () => {
      const socket = new WebSocket(`${server.socketUrl}/${tracker}?watch=1`, {
        headers: { origin: server.url, ...(await cookieOf('viewer')) },
      })
      const closed = new Promise<number>((resolve) => socket.on('close', resolve))
      await new Promise((resolve) => socket.on('open', resolve))
      return { socket, closed }
    }
    const [talking, silent] = [await watch(), await watch()]
    talking.socket.send(Buffer.from([0, 0, 1, 0]))
    expect(await talking.closed).toBe(closeCode.malformed)
    const withdraw = new URLSearchParams({ intent: 'access', to: `person:${people.viewer.id}`, access: '' })
    expect((await ask('coordinator', 'POST', `${ledger}/settings`, withdraw)).status).toBe(302)
    expect(await silent.closed).toBe(closeCode.forbidden)
    expect(await statusesOf(plainly, `${tracker}?watch=1`)).toMatchObject({ viewer: 404, department: 426 })
    const again = new URLSearchParams({ intent: 'access', to: `person:${people.viewer.id}`, access: 'viewer' })
    await ask('coordinator', 'POST', `${ledger}/settings`, again)
  })

  it('lets a screen in to the ledger that its link shows, whoever asks, and to no other', async () => {
    expect(await statusesOf(upgraded, `${tracker}?screen=TOKEN`)).toEqual({
      ...four(101),
      nobody: 101,
      outsider: 101,
      unknown: 401,
    })
    expect(await upgraded('administrator', `${tracker}?screen=none`)).toBe(401)
    expect((await ask('administrator', 'GET', '/screen/none')).status).toBe(404)
    expect((await ask('administrator', 'GET', '/screen/none/state')).status).toBe(404)
  })
})
