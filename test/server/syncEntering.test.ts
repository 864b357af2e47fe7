import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { closeCode } from '#app/model/live/wire'
import type { Admission, Admit, Viewer } from '#server/sync/admission'
import type { Rooms } from '#server/sync/rooms'
import { attachSockets, type Sockets } from '#server/sync/socket'

const viewer = {
  id: 'session',
  pass: { ledger: { id: 't' } },
  person: { id: 'wang', name: '王敏', role: 'viewer', department: null },
} as unknown as Viewer
const letIn: Admission = { isIn: true, viewer }
const turnedAway: Admission = { isIn: false, status: 401, text: 'Sign in first.' }

let server: Server
afterEach(() => new Promise((resolve) => server.close(resolve)))

/** Somebody whose way in takes until the first answer is given: then these are the answers, one after another. */
async function enter(...answers: Admission[]) {
  let answer = (_: Admission) => {}
  const first = new Promise<Admission>((resolve) => (answer = resolve))
  let asked = 0
  let tellAsked: () => void = () => undefined
  const isAsked = new Promise<void>((resolve) => (tellAsked = resolve))
  const admit: Admit = () => {
    tellAsked()
    return asked++ === 0 ? first : Promise.resolve(answers[asked - 1]!)
  }
  server = createServer()
  const sockets: Sockets = attachSockets(server, {
    rooms: {} as Rooms,
    admit,
    isAllowedOrigin: () => true,
    log: pino({ level: 'silent' }),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const ws = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws/t?watch=1`)
  const outcome = new Promise<string>((resolve) => {
    ws.once('open', () => {
      resolve('in')
      ws.terminate()
    })
    ws.once('unexpected-response', (_, { statusCode }) => resolve(String(statusCode)))
    ws.on('error', () => undefined)
  })
  await isAsked
  return { sockets, asked: () => asked, goOn: () => (answer(answers[0]!), outcome) }
}

it.each<[what: string, during: (sockets: Sockets) => unknown, answers: Admission[], outcome: string, asked: number]>([
  [
    'their session ends',
    (sockets) => sockets.end({ session: 'session' }, closeCode.signedOut),
    [letIn, turnedAway],
    '401',
    2,
  ],
  [
    'their access changes',
    (sockets) => sockets.recheck({ ledger: 't' }, async () => new Map()),
    [letIn, letIn],
    'in',
    2,
  ],
  ['everybody is to come anew', (sockets) => sockets.end({}, closeCode.tryAgainLater), [letIn, turnedAway], '401', 2],
  [
    'somebody else’s rights change',
    (sockets) => sockets.recheck({ person: 'li' }, async () => new Map()),
    [letIn],
    'in',
    1,
  ],
])(
  'S5: while somebody is on the way in %s: who is concerned is asked anew',
  async (_, during, answers, outcome, asked) => {
    const entering = await enter(...answers)
    await during(entering.sockets)
    expect([await entering.goOn(), entering.asked()]).toEqual([outcome, asked])
    await entering.sockets.close().catch(() => undefined)
  },
)
