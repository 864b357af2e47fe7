import type { AddressInfo } from 'node:net'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest'
import { createConnections, type ConnectionLimits } from '#server/connections'
import { builtPages } from '#server/pages'
import { signIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

const generous: ConnectionLimits = {
  headers: 60_000,
  request: 60_000,
  silence: 60_000,
  strangers: 100,
  strangersOfOneAddress: 100,
  all: 1_000,
}
const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

interface Peer {
  socket: Socket
  isOpen: boolean
  said: string
  closed: Promise<void>
}

/** A connection that says this much and then waits. */
function peerOf(port: number, says = ''): Promise<Peer> {
  const socket = connect(port, '127.0.0.1')
  cleanUp.push(() => socket.destroy())
  return new Promise((resolve) => {
    const closed = new Promise<void>((gone) =>
      socket.once('close', () => {
        peer.isOpen = false
        gone()
      }),
    )
    const peer: Peer = { socket, isOpen: true, said: '', closed }
    socket.on('data', (data) => (peer.said += data.toString()))
    socket.on('error', () => undefined)
    socket.once('connect', () => {
      socket.write(says)
      resolve(peer)
    })
  })
}

/** A server that answers everything, and knows who says `Known`. */
async function listening(
  change: Partial<ConnectionLimits>,
  isProxy?: (address: string | undefined) => boolean,
): Promise<number> {
  const { server, recognise } = createConnections({ ...generous, ...change }, isProxy)
  server.on('request', (req, res) => {
    if (req.headers.known) recognise(req.socket)
    res.end('hello')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanUp.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

const request = (header = '') => `GET / HTTP/1.1\r\nHost: a\r\n${header}\r\n`
const answered = (peer: Peer) => expect.poll(() => peer.said, { timeout: 10_000 }).toContain('hello')

describe('strangers', () => {
  it('X6: of too many silent connections the oldest goes; who asks gets in, and who is known stays', async () => {
    const port = await listening({ strangers: 3 })
    const known = await peerOf(port, request('Known: 1\r\n'))
    await answered(known)
    const silent: Peer[] = []
    for (let n = 0; n < 5; n += 1) silent.push(await peerOf(port, n % 2 ? 'GET / HT' : ''))
    await Promise.all([silent[0]!.closed, silent[1]!.closed])
    expect(silent.map(({ isOpen }) => isOpen)).toEqual([false, false, true, true, true])
    const asking = await peerOf(port, request())
    await answered(asking)
    expect(known.isOpen).toBe(true)
  })

  it('X6: one address has a limit of its own, unless it is a proxy’s', async () => {
    const ownLimit = await listening({ strangersOfOneAddress: 2 }, () => false)
    const first = await peerOf(ownLimit)
    const second = await peerOf(ownLimit)
    await peerOf(ownLimit)
    await first.closed
    expect(second.isOpen).toBe(true)

    const proxied = await listening({ strangersOfOneAddress: 2 })
    const peers = [await peerOf(proxied), await peerOf(proxied), await peerOf(proxied)]
    for (const peer of peers) {
      peer.socket.write(request())
      await answered(peer)
    }
  })

  it('X6: who asks again is younger than who keeps silent', async () => {
    const port = await listening({ strangers: 2 })
    const [asks, silent] = [await peerOf(port), await peerOf(port)]
    asks.socket.write(request())
    await answered(asks)
    await peerOf(port)
    await silent.closed
    expect(asks.isOpen).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['half of the headers', 'POST / HTTP/1.1\r\nHost: a\r\n'],
    ['half of the body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf'],
  ])('X6: who sends %s is cut off in time', async (_what, says) => {
    const port = await listening({ headers: 50, request: 100, silence: 200 })
    const peer = await peerOf(port, says)
    await peer.closed
  })
})

describe('upgrades', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  it('S5: every upgrade that is not let in is answered and closed, whatever its path', async () => {
    const port = Number(new URL(server.url).port)
    const { cookie } = await signIn(server, { role: 'viewer' })
    const asked: [string, number][] = [
      ['/', 404],
      ['/nope', 404],
      ['/ws', 404],
      ['/ws/', 404],
      ['/ws/..', 404],
      ['/ws/.', 404],
      ['/ws/%2e%2e', 404],
      ['/ws/a/b', 404],
      ['//', 404],
      ['*', 404],
      ['http://[', 404],
      ['/ws/nothing', 404],
      ['/assets/app.js', 404],
      [`/ws/${tracker}`, 401],
    ]
    for (const [path, status] of asked) {
      const cookieLine = status === 404 ? `Cookie: ${cookie}\r\n` : ''
      const peer = await peerOf(
        port,
        `GET ${path} HTTP/1.1\r\nHost: a\r\n${cookieLine}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      )
      await peer.closed
      expect(peer.said, path).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    }
    // Nobody else's socket is one of Vite's here.
    const vites = await peerOf(
      port,
      'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: vite-hmr\r\n\r\n',
    )
    await vites.closed
    expect(vites.said).toContain('404')
  })
})

it('W7: what became a socket of another protocol is cut off at a stop, which Node would wait for without end', async () => {
  const { server, cutOff } = createConnections()
  const upgraded = new Promise((resolve) => server.once('upgrade', resolve))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.write('GET /ws/x HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  await upgraded
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  cutOff()
  await closed
  await new Promise((resolve) => socket.once('close', resolve))
})

it('S5 X6: a socket that comes while the server still starts is answered and closed, and the page comes back later', async () => {
  const early: Peer[] = []
  const upgrade = 'Host: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
  const server = await startTestServer({
    createPages: async (http) => {
      const { port } = http.address() as AddressInfo
      for (const path of [`/ws/${tracker}?ack=1`, '/elsewhere'])
        early.push(await peerOf(port, `GET ${path} HTTP/1.1\r\n${upgrade}`))
      await Promise.all(early.map(({ closed }) => closed))
      return builtPages()
    },
  })
  cleanUp.push(() => server.close())
  expect(early.map(({ said }) => said.split('\r\n')[0])).toEqual([
    'HTTP/1.1 503 Service Unavailable',
    'HTTP/1.1 503 Service Unavailable',
  ])
})
