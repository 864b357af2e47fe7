import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { ScreenLink } from '#app/model/meeting/screenLink'
import { limits } from '#app/model/ledger/limits'
import { readItem, roots } from '#app/model/ledger/ledger'
import type { MeetingState } from '#app/model/meeting/meeting'
import type { Presenting } from '#app/model/meeting/presenting'
import { closeCode, messageType, type Notice } from '#app/model/live/wire'
import { announcePresenting, presentingOf } from '#app/sync/presenting'
import { connectEditor, signIn, type Editor, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'
import { upgradeStatus } from '../support/upgrade'

let server: TestServer
let xu: SignedIn
let ren: SignedIn
const open: { close(): void }[] = []
beforeAll(async () => {
  server = await startTestServer()
  xu = await signIn(server, { role: 'coordinator', department: 'bianban', name: '许协调' })
  ren = await signIn(server, { role: 'department', department: 'renshe', name: '任人社' })
})
afterEach(() => open.splice(0).forEach((one) => one.close()))
afterAll(() => server.close())

const headers = (who: SignedIn | null) => ({
  ...(who ? { cookie: who.cookie } : {}),
  origin: server.url,
  'content-type': 'application/json',
})
const screens = (who: SignedIn | null, init: RequestInit = {}, query = '') =>
  fetch(`${server.url}/trackers/${tracker}/screens${query}`, { ...init, headers: headers(who) })
const statusAtTheDoor = (token: string, room = tracker) => upgradeStatus(`${server.socketUrl}/${room}?screen=${token}`)
const linksOf = async (who: SignedIn) => (await (await screens(who)).json()) as ScreenLink[]
const command = (body: object) =>
  fetch(`${server.url}/trackers/${tracker}/meeting/state`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: headers(xu),
  })

async function makeLink(): Promise<{ token: string; id: string }> {
  const before = new Set((await linksOf(xu)).map(({ id }) => id))
  const response = await screens(xu, { method: 'POST' })
  expect(response.status).toBe(201)
  const { url } = (await response.json()) as { url: string }
  const token = url.replace(`${server.url}/screen/`, '')
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  return { token, id: (await linksOf(xu)).find(({ id }) => !before.has(id))!.id }
}

/** Waits for what is to come true; a busy machine takes its time. */
const soon = (isTrue: () => unknown) => vi.waitFor(isTrue, { timeout: 20_000 })

interface Screen extends Editor {
  notices: Notice[]
  closed: { code: number }[]
}

/** The stock provider without a session, such as the shared screen's. */
function openScreen(token: string, params: Record<string, string> = {}): Screen {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(server.socketUrl, tracker, doc, {
    params: { ...params, screen: token },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  const screen: Screen = {
    doc,
    provider,
    notices: [],
    closed: [],
    close: () => [provider, doc].forEach((one) => one.destroy()),
  }
  provider.messageHandlers[messageType.notice] = (_encoder, decoder) =>
    void screen.notices.push(JSON.parse(decoding.readVarString(decoder)) as Notice)
  provider.messageHandlers[messageType.ack] = (_encoder, decoder) => void decoding.readVarUint(decoder)
  provider.on('connection-close', (event) => event && screen.closed.push({ code: event.code }))
  open.push(screen)
  return screen
}
const synced = (editor: Editor) => soon(() => expect(editor.provider.synced).toBe(true))
async function edit(who: SignedIn): Promise<Editor> {
  const editor = await connectEditor(server, who)
  open.push(editor)
  return editor
}

const starting = {
  do: 'start',
  title: '例会',
  heldOn: '2026-11-23',
  chair: '周主任',
  by: 'stream',
  secondsPerItem: null,
} as const

it('G9 S1: a screen reads everything as it is typed, without a login; what it writes is refused and reaches nobody', async () => {
  const { token } = await makeLink()
  const screen = openScreen(token)
  const liaison = await edit(ren)
  await synced(screen)
  const text = roots(liaison.doc).items.get('1.2.4')!.get('progress') as Y.Text
  text.insert(0, '逐字')
  await soon(() => expect(readItem(screen.doc, '1.2.4')!.progress.startsWith('逐字')).toBe(true))

  const before = readItem(liaison.doc, '1.2.4')!
  roots(screen.doc).items.get('1.2.4')!.set('owner', '大屏写的')
  await soon(() => expect(screen.closed.map(({ code }) => code)).toContain(closeCode.startOver))
  // And deleting, which brings no new letters.
  const second = openScreen(token)
  await synced(second)
  ;(roots(second.doc).items.get('1.2.4')!.get('progress') as Y.Text).delete(0, 2)
  await soon(() => expect(second.closed.map(({ code }) => code)).toContain(closeCode.startOver))
  text.insert(2, '，')
  const witness = await edit(xu)
  expect(readItem(witness.doc, '1.2.4')).toEqual({ ...before, progress: `逐字，${before.progress.slice(2)}` })
})

it('G8 G9: a screen sees who is here and is nobody among them, nor at the meeting', async () => {
  const { token } = await makeLink()
  const screen = openScreen(token, { ack: '1' })
  const coordinator = await edit(xu)
  await synced(screen)
  screen.provider.awareness.setLocalState({
    cell: { item: '1.1', column: 'due' },
    user: { id: xu.person.id, name: '许协调' },
  })
  expect((await command(starting)).status).toBe(200)
  await soon(() => expect(screen.notices.at(-1)).toMatchObject({ type: 'meeting', version: 1 }))
  const told = (await (await fetch(`${server.url}/screen/${token}/state`)).json()) as {
    state: { meeting: { title: string }; attendance: { person: { id: string } }[] }
  }
  expect(told).toMatchObject({ state: { meeting: { title: '例会' } } })
  const present = told.state.attendance.map(({ person }) => person.id)
  expect([present.includes(xu.person.id), present.some((id) => id.startsWith('screen'))]).toEqual([true, false])
  const liaison = await edit(ren)
  await soon(async () =>
    expect(
      ((await (await fetch(`${server.url}/screen/${token}/state`)).json()) as { state: MeetingState }).state.attendance,
    ).toHaveLength(2),
  )
  await soon(() =>
    expect(
      [...screen.provider.awareness.getStates().values()]
        .map(({ user }) => (user as { name: string } | undefined)?.name)
        .sort(),
    ).toEqual(['任人社', '许协调', '许协调']),
  )
  const others = () =>
    [...liaison.provider.awareness.getStates().keys()].filter((client) => client !== liaison.doc.clientID)
  await soon(() => expect(others()).toEqual([coordinator.doc.clientID]))

  const presenting: Presenting = {
    at: 1,
    view: 'stream=s1',
    cell: { item: '1.1', column: 'due' },
    draft: { item: '1.1', kind: 'return', text: '字'.repeat(1_500), department: '', responsible: '', due: '' },
  }
  announcePresenting(coordinator.provider.awareness, presenting)
  announcePresenting(liaison.provider.awareness, presenting)
  await soon(() => expect(presentingOf(screen.provider.awareness, xu.person.id)).toEqual({ isHere: true, presenting }))
  // A department does not present; its cursor is told all the same.
  liaison.provider.awareness.setLocalState({ ...liaison.provider.awareness.getLocalState(), editing: true })
  await soon(() =>
    expect(screen.provider.awareness.getStates().get(liaison.doc.clientID)).toMatchObject({ editing: true }),
  )
  expect(presentingOf(screen.provider.awareness, ren.person.id)).toEqual({ isHere: true, presenting: null })
  // The presenter's connection drops: followers can tell.
  coordinator.close()
  await soon(() =>
    expect(presentingOf(screen.provider.awareness, xu.person.id)).toEqual({ isHere: false, presenting: null }),
  )
  expect((await command({ do: 'close' })).status).toBe(200)
})

it('S5: when the link is withdrawn its screens are closed at once with 4403, and it lets nobody in again', async () => {
  const { token, id } = await makeLink()
  const kept = await makeLink()
  const [screen, other] = [openScreen(token), openScreen(kept.token)]
  await Promise.all([synced(screen), synced(other)])
  expect((await fetch(`${server.url}/screen/${token}`)).status).toBe(200)
  const start = performance.now()
  expect((await screens(xu, { method: 'DELETE' }, `?id=${id}`)).status).toBe(204)
  await soon(() => expect(screen.closed.map(({ code }) => code)).toEqual([closeCode.forbidden]))
  // A second on a machine that is not full of other tests.
  expect(performance.now() - start).toBeLessThan(5_000)
  expect(screen.provider.shouldConnect).toBe(false)
  for (const path of ['', '/state']) expect((await fetch(`${server.url}/screen/${token}${path}`)).status).toBe(404)
  expect(await statusAtTheDoor(token)).toBe(401)
  expect((await screens(xu, { method: 'DELETE' }, `?id=${id}`)).status).toBe(404)
  expect([other.closed, other.provider.wsconnected]).toEqual([[], true])
})

it('S5 X2: an unknown token opens nothing, one of a ledger no other; only coordinators make links, and not without end', async () => {
  const { token, id } = await makeLink()
  expect(await statusAtTheDoor('x'.repeat(43))).toBe(401)
  expect(await statusAtTheDoor('')).toBe(401)
  expect(await statusAtTheDoor(token, 'another')).toBe(401)
  expect((await fetch(`${server.url}/screen/${'x'.repeat(43)}`)).status).toBe(404)
  expect((await screens(null, { method: 'POST' })).status).toBe(401)
  expect((await screens(ren, { method: 'POST' })).status).toBe(403)
  expect((await screens(ren, { method: 'DELETE' }, `?id=${id}`)).status).toBe(403)
  expect(await linksOf(ren)).toEqual([])
  expect(JSON.stringify(await linksOf(xu))).not.toContain(token)
  for (let made = (await linksOf(xu)).length; made < limits.screens; made++) await makeLink()
  expect((await screens(xu, { method: 'POST' })).status).toBe(409)
})
