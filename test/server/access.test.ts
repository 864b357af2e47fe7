import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Person } from '#app/model/ledger/person'
import { addLedger, openOnlyTo, toPerson } from '../support/in-house'
import { openSession, signIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

/** Of these the last coordinates another ledger, and is nobody in this one. */
const askers = ['nobody', 'viewer', 'department', 'coordinator', 'administrator', 'outsider'] as const
type Asker = (typeof askers)[number]
/** The status, and where it leads. `unknown`: what a coordinator is answered of a ledger that is not there. */
type Answers = Record<Asker | 'unknown', string>

interface Row {
  /** A route's id and a method; what stands in the address for its parameters is filled in. */
  route: string
  method: string
  address: string
  answers: Answers
  body?: () => string | URLSearchParams
}

/** Viewer, department, coordinator, administrator; each as its own, or all as the one. */
type Four = [string, string, string, string] | [string]
const four = ([viewer, department = viewer, coordinator = viewer, administrator = coordinator]: Four) => ({
  viewer,
  department,
  coordinator,
  administrator,
})
const all = (answer: string): Answers => ({ nobody: answer, ...four([answer]), outsider: answer, unknown: answer })
const inLedger = (nobody: string, ...answers: Four): Answers => ({
  nobody,
  ...four(answers),
  outsider: '404',
  unknown: '404',
})
const page = (address: string): Pick<Row, 'method' | 'address' | 'answers'> => ({
  method: 'GET',
  address,
  answers: inLedger(`302 /sign-in?next=${encodeURIComponent(address)}`, '200'),
})
const read = (address: string, ...answers: Four): Pick<Row, 'method' | 'address' | 'answers'> => ({
  method: 'GET',
  address,
  answers: inLedger('401', ...answers),
})
const json = (value: unknown) => () => JSON.stringify(value)
const form = (fields: Record<string, string>) => () => new URLSearchParams(fields)

const ledger = `/trackers/${tracker}`
const otherLedger = 'another'
const item = `${ledger}/items/1.1`
/** Filled in once it was held. */
const meeting = `${ledger}/meetings/MEETING`
const screen = '/screen/TOKEN'

const saved: [string, string] = [
  `302 ${ledger}/settings?done=basics#basics`,
  `302 ${ledger}/settings?done=basics#basics`,
]

const table: Row[] = [
  {
    ...{ route: 'routes/home', method: 'GET', address: '/' },
    answers: {
      nobody: '302 /sign-in',
      ...four([`302 ${ledger}`, `302 ${ledger}`, `302 ${ledger}`, '200']),
      outsider: `302 /trackers/${otherLedger}`,
      unknown: `302 ${ledger}`,
    },
  },
  {
    ...{ route: 'routes/home', method: 'POST', address: '/?index' },
    answers: { ...all('403'), nobody: '302 /sign-in', administrator: '409' },
    body: form({ file: 'none' }),
  },
  {
    ...{ route: 'routes/sign-in', method: 'GET', address: '/sign-in' },
    answers: { ...all('302 /'), nobody: '200' },
  },
  {
    // Who is signed in is led on by the page, whatever became of the form.
    ...{ route: 'routes/sign-in', method: 'POST', address: '/sign-in' },
    answers: { ...all('302 /'), nobody: '401' },
    body: () => new URLSearchParams({ account: crypto.randomUUID(), password: 'wrong' }),
  },
  { route: 'routes/sign-out', method: 'GET', address: '/sign-out', answers: all('302 /') },
  { route: 'routes/sign-out', method: 'POST', address: '/sign-out', answers: all('302 /sign-in'), body: form({}) },
  { route: 'routes/language', method: 'GET', address: '/language', answers: all('302 /') },
  {
    ...{ route: 'routes/language', method: 'POST', address: '/language', answers: all('302 /people') },
    body: form({ language: 'zh', back: '/people' }),
  },
  { route: 'routes/invitation', method: 'GET', address: '/invitations/none', answers: all('404') },
  {
    ...{ route: 'routes/invitation', method: 'POST', address: '/invitations/none', answers: all('404') },
    body: form({ account: 'somebody', name: '某人', password: '一个够长的密码 123' }),
  },
  { route: 'routes/password-reset', method: 'GET', address: '/reset/none', answers: all('404') },
  {
    ...{ route: 'routes/password-reset', method: 'POST', address: '/reset/none', answers: all('404') },
    body: form({ password: '一个够长的密码 123' }),
  },
  {
    ...{ route: 'routes/people', method: 'GET', address: '/people' },
    answers: { ...all('200'), nobody: '302 /sign-in?next=/people' },
  },
  {
    ...{ route: 'routes/people', method: 'POST', address: '/people' },
    answers: { ...all('403'), nobody: '302 /sign-in?next=/people', administrator: '200' },
    body: form({ intent: 'invite', role: 'member', department: '', coordinates: '' }),
  },
  {
    ...{ route: 'routes/people-list', method: 'GET', address: '/people/list' },
    answers: { ...all('403'), nobody: '302 /sign-in?next=/people/list', administrator: '200' },
  },
  {
    ...{ route: 'routes/list-invitations', method: 'POST', address: '/people/list/invitations' },
    answers: { ...all('403'), nobody: '302 /sign-in?next=/people/list', administrator: '400' },
    body: json({ people: [], ledgers: [] }),
  },
  {
    ...{ route: 'routes/department-list', method: 'GET', address: '/people/departments' },
    answers: { ...all('403'), nobody: '302 /sign-in?next=/people/departments', administrator: '200' },
  },
  {
    ...{ route: 'routes/department-list', method: 'POST', address: '/people/departments' },
    answers: { ...all('403'), nobody: '302 /sign-in?next=/people/departments', administrator: '302 /?home' },
    body: form({ departments: '[]' }),
  },
  {
    ...{ route: 'routes/admin-log', method: 'GET', address: '/people/log' },
    answers: { ...all('403'), nobody: '302 /sign-in?next=/people/log', administrator: '200' },
  },
  {
    ...{ route: 'routes/admin-log-csv', method: 'GET', address: '/people/log.csv' },
    answers: { ...all('403'), nobody: '401', administrator: '200' },
  },
  { route: 'routes/ledgers', method: 'GET', address: '/trackers', answers: all('302 /') },
  {
    ...{ route: 'routes/ledgers', method: 'POST', address: '/trackers' },
    answers: {
      ...all('403'),
      nobody: '302 /sign-in?next=/trackers/new',
      coordinator: '400',
      administrator: '400',
      outsider: '400',
      unknown: '400',
    },
    body: json({}),
  },
  {
    ...{ route: 'routes/new-ledger', method: 'GET', address: '/trackers/new' },
    answers: {
      ...all('403'),
      nobody: '302 /sign-in?next=/trackers/new',
      coordinator: '200',
      administrator: '200',
      outsider: '200',
      unknown: '200',
    },
  },
  { route: 'routes/ledger', ...page(ledger) },
  {
    ...{ route: 'routes/settings', method: 'GET', address: `${ledger}/settings` },
    answers: inLedger(`302 /sign-in?next=${encodeURIComponent(`${ledger}/settings`)}`, '403', '403', '200', '200'),
  },
  {
    ...{ route: 'routes/settings', method: 'POST', address: `${ledger}/settings` },
    answers: inLedger(`302 /sign-in?next=${encodeURIComponent(`${ledger}/settings`)}`, '403', '403', ...saved),
    body: form({ intent: 'basics', zh: '西城区机构改革建议落实台账', en: 'Xicheng' }),
  },
  {
    ...{ route: 'routes/preferences', method: 'POST', address: `${ledger}/preferences` },
    answers: inLedger('401', '204'),
    body: json({ density: 'compact' }),
  },
  { route: 'export-csv', ...read(`${ledger}/export.csv`, '200') },
  { route: 'export-xlsx', ...read(`${ledger}/export.xlsx`, '200') },
  { route: 'routes/as-of', ...page(`${ledger}/as-of?page=1`) },
  { route: 'routes/history', ...read(`${item}/history`, '200') },
  { route: 'routes/closing', ...read(`${item}/closing`, '200') },
  { route: 'routes/comments', ...read(`${item}/comments`, '200') },
  {
    ...{ route: 'routes/comments', method: 'POST', address: `${item}/comments` },
    answers: inLedger('401', '403', '201', '201', '201'),
    body: form({ body: '知道了' }),
  },
  { route: 'routes/views', ...read(`${ledger}/views`, '200') },
  {
    ...{ route: 'routes/views', method: 'POST', address: `${ledger}/views` },
    answers: inLedger('401', '403', '403', '201', '201'),
    body: json({ name: '大家的', query: '', isShared: true }),
  },
  {
    ...{ route: 'routes/views', method: 'DELETE', address: `${ledger}/views?id=none` },
    answers: inLedger('401', '404'),
  },
  { route: 'routes/inbox', ...read(`${ledger}/inbox`, '200') },
  {
    route: 'routes/inbox',
    method: 'POST',
    address: `${ledger}/inbox`,
    answers: inLedger('401', '204'),
    body: json({ upTo: 0 }),
  },
  { route: 'routes/mentionables', ...read(`${ledger}/mentionables`, '200') },
  { route: 'changes', ...read(`${ledger}/changes`, '200') },
  { route: 'changes-csv', ...read(`${ledger}/changes.csv`, '200') },
  { route: 'routes/compare', ...page(`${ledger}/compare`) },
  { route: 'routes/meeting', ...page(`${ledger}/meeting`) },
  { route: 'routes/meeting-state', ...read(`${ledger}/meeting/state`, '200') },
  {
    // No meeting is on: who may steer one is told that.
    ...{ route: 'routes/meeting-state', method: 'POST', address: `${ledger}/meeting/state` },
    answers: inLedger('401', '403', '403', '409', '409'),
    body: json({ do: 'close' }),
  },
  { route: 'routes/closed-meetings', ...read(`${ledger}/closed-meetings`, '200') },
  { route: 'routes/meetings', ...page(`${ledger}/meetings`) },
  { route: 'routes/meeting-record', ...page(meeting) },
  { route: 'minutes', ...read(`${meeting}/minutes`, '200') },
  {
    // Somebody else has edited them meanwhile.
    ...{ route: 'minutes', method: 'PUT', address: `${meeting}/minutes` },
    answers: inLedger('401', '403', '403', '409', '409'),
    body: json({ language: 'zh', text: '# 纪要', revision: 9 }),
  },
  { route: 'minutes-md', ...read(`${meeting}/minutes.md`, '200') },
  {
    ...{ route: 'minutes-md', method: 'PUT', address: `${meeting}/minutes.md` },
    answers: inLedger('401', '403', '403', '409', '409'),
    body: json({ language: 'zh', text: '# 纪要', revision: 9 }),
  },
  { route: 'routes/decisions', ...read(`${meeting}/decisions.csv`, '200') },
  { route: 'routes/screens', ...read(`${ledger}/screens`, '200') },
  {
    ...{ route: 'routes/screens', method: 'POST', address: `${ledger}/screens` },
    answers: inLedger('401', '403', '403', '201', '201'),
    body: form({}),
  },
  {
    ...{ route: 'routes/screens', method: 'DELETE', address: `${ledger}/screens?id=none` },
    answers: inLedger('401', '403', '403', '404', '404'),
  },
  { route: 'routes/screen', method: 'GET', address: screen, answers: all('200') },
  { route: 'routes/screen-state', method: 'GET', address: `${screen}/state`, answers: all('200') },
  { route: 'routes/not-found', method: 'GET', address: '/nowhere/at/all', answers: all('404') },
]

let server: TestServer
let people: Record<Exclude<Asker, 'nobody'>, Person>
const filled = { MEETING: '', TOKEN: '' }

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
    expect(table.map(({ method, route }) => `${method} ${route}`).sort()).toEqual(there.sort())
  })

  it.each(table)('$method $address', async ({ method, address, answers, body }) => {
    const found: [string, string][] = []
    for (const who of askers) found.push([who, said(await ask(who, method, address, body?.()))])
    found.push(['unknown', said(await ask('coordinator', method, elsewhere(address), body?.()))])
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(answers).map(([who, answer]) => [who, fill(answer)])),
    )
  })

  it.each(table.filter(({ answers }) => answers.outsider === '404' && answers.viewer !== '404'))(
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
  const upgraded = async (who: Asker, address: string): Promise<number> => {
    const headers = { origin: server.url, ...(await cookieOf(who)) }
    const socket = new WebSocket(`${server.socketUrl}/${fill(address)}`, { headers })
    return new Promise((resolve, reject) => {
      socket.on('open', () => resolve(101))
      socket.on('unexpected-response', (request, { statusCode }) => {
        request.destroy()
        resolve(statusCode!)
      })
      socket.on('error', reject)
    }).finally(() => socket.terminate()) as Promise<number>
  }
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
