import { fileURLToPath } from 'node:url'
import * as decoding from 'lib0/decoding'
import { afterAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { readItem, readItems } from '#app/model/ledger/ledger'
import { messageType, type Notice } from '#app/model/live/wire'
import type { MeetingState } from '#app/model/meeting/meeting'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import type { Presenting } from '#app/model/meeting/presenting'
import { announcePresenting, presentingOf } from '#app/sync/presenting'
import { startPostgres } from '#server/throw-away/postgres'
import { startRedis } from '#server/throw-away/redis'
import { prepareScene, tracker } from '../crash/prepare'
import { startServerProcess, type ServerProcess } from '../crash/server-process'
import { connectEditor, type Editor } from '../support/people'
import { temporaryFolder } from '../support/temporary'
import { until } from './syncHarness'

const cleanUp: (() => unknown)[] = []
afterAll(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

const facts = { title: '例会', heldOn: '2026-11-29', chair: '周主任', by: 'stream', secondsPerItem: null } as const

interface Place {
  server: ServerProcess
  url: string
  socketUrl: string
}

async function threePlaces() {
  const [postgres, redis, { folder, remove }] = [await startPostgres(), await startRedis(), temporaryFolder()]
  cleanUp.push(
    remove,
    () => postgres.close(),
    () => redis.close(),
  )
  await postgres.run('CREATE DATABASE luoshi')
  const scene = await prepareScene(folder, { writers: 2, readers: 0 }, postgres.url('luoshi'))
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const places: Place[] = []
  for (let n = 0; n < 3; n++) {
    const server = startServerProcess(root, folder, { DATABASE_URL: postgres.url('luoshi'), REDIS_URL: redis.url })
    cleanUp.push(async () => {
      server.kill('SIGKILL')
      await server.ended
    })
    const socketUrl = await server.ready
    places.push({ server, socketUrl, url: socketUrl.replace('ws:', 'http:').replace(/\/ws$/, '') })
  }
  return { scene, places: places as [Place, Place, Place] }
}

const asked = (cookie: string, url: string, path: string, body?: object) =>
  fetch(url + path, {
    method: 'POST',
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })

async function join(place: Place, cookie: string): Promise<Editor> {
  const editor = await connectEditor(place, { cookie })
  cleanUp.push(() => editor.close())
  return editor
}

/** A shared screen by its link, and the notices that it hears. */
async function showOn(place: Place, token: string) {
  const doc = new Y.Doc()
  const notices: Notice[] = []
  const provider = new WebsocketProvider(place.socketUrl, tracker, doc, {
    params: { ack: '1', screen: token },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  provider.messageHandlers[messageType.notice] = (_encoder, decoder) =>
    void notices.push(JSON.parse(decoding.readVarString(decoder)) as Notice)
  provider.messageHandlers[messageType.ack] = (_encoder, decoder) => void decoding.readVarUint(decoder)
  cleanUp.push(() => [provider, doc].forEach((one) => one.destroy()))
  await until(() => provider.synced)
  return { doc, provider, notices }
}

it('M1–M5 G8 P2 P4: presenter, follower and screen on three processes, of which the presenter’s is killed in the middle', async () => {
  const { scene, places } = await threePlaces()
  const [a, b, c] = places
  const [presenter, liaison] = scene.parts.map(({ cookie, person }) => ({ cookie, id: person.id })) as [
    { cookie: string; id: string },
    { cookie: string; id: string },
  ]
  const meeting = `/trackers/${tracker}/meeting/state`
  const command = async (place: Place, said: MeetingCommand) =>
    (await (await asked(presenter.cookie, place.url, meeting, said)).json()) as {
      outcome: unknown
      state: MeetingState
    }
  const stateAt = async (place: Place, cookie: string) =>
    ((await (await fetch(place.url + meeting, { headers: { cookie } })).json()) as { state: MeetingState }).state

  const presenting = await join(a, presenter.cookie)
  const following = await join(b, liaison.cookie)
  const items = readItems(presenting.doc)
  const item = items.find(({ id }) => !items.some(({ parent }) => parent === id))!.id
  expect((await command(a, { do: 'start', ...facts })).outcome).toBe('done')
  await command(a, { do: 'add', item })
  await command(a, { do: 'go', to: { slide: 'item', item } })
  const { url } = (await (await asked(presenter.cookie, a.url, `/trackers/${tracker}/screens`)).json()) as {
    url: string
  }
  const token = new URL(url).pathname.replace('/screen/', '')
  const screen = await showOn(c, token)
  expect((await stateAt(b, liaison.cookie)).meeting.position).toMatchObject({ slide: 'item', item })
  const draft = { item, kind: 'defer', text: '缓办', department: '', responsible: '', due: '2027-01-31' } as const
  const shown: Presenting = { at: 1, view: '', cell: { item, column: 'due' }, draft }
  announcePresenting(presenting.provider.awareness, shown)
  for (const { provider } of [following, screen])
    await until(() => presentingOf(provider.awareness, presenter.id).presenting?.draft?.text === '缓办')

  a.server.kill('SIGKILL')
  await a.server.ended
  presenting.close()
  const back = await join(b, presenter.cookie)
  announcePresenting(back.provider.awareness, { ...shown, at: 2 })
  await until(() => presentingOf(screen.provider.awareness, presenter.id).presenting?.at === 2)
  const heard = screen.notices.length
  expect((await command(b, { do: 'decide', id: 'd1', ...draft })).outcome).toBe('done')
  for (const { doc } of [following, screen, back]) await until(() => readItem(doc, item)!.due === '2027-01-31')
  await until(() => screen.notices.slice(heard).some(({ type }) => type === 'meeting'))
  expect((await stateAt(c, presenter.cookie)).decisions).toMatchObject([{ id: 'd1', kind: 'defer' }])

  expect((await command(c, { do: 'close' })).outcome).toBe('done')
  const { state: ended } = (await (
    await fetch(`${b.url}${meeting}`, { headers: { cookie: liaison.cookie } })
  ).json()) as {
    state: MeetingState | null
  }
  expect(ended).toBe(null)
}, 240_000)
