import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { errorForLog, pathForLog } from '#server/for-log'
import { captureLog, type CapturedLog } from '../support/captured-log'
import { startTestServer, tracker, type TestServer } from '../support/server'

const token = 'Tq3-x_Y0aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789'.slice(0, 43)
const spelt = token.replace('T', '%54').replace('q', '%71')
let server: TestServer
let log: CapturedLog
beforeAll(async () => {
  log = captureLog()
  server = await startTestServer({ env: { LOG_LEVEL: 'trace' }, logTo: log.stream })
})
afterAll(() => server.close())

const requestOf = (url: string, cookie?: string) => {
  const req = new IncomingMessage(new Socket())
  req.url = url
  if (cookie) req.headers.cookie = cookie
  return req
}

const addresses = [
  '/screen/T',
  '/screen/T/state',
  '/%73creen/T',
  '/Screen/T',
  '/SCREEN/T/state',
  '//screen/T',
  '/screen//T',
  '/./screen/T',
  '/screen/T.data',
  '/screen/T/state.data',
  '/trackers/../screen/T',
  '/assets/%2e%2e/screen/T',
  '/\\screen\\T',
  '/x/T',
  '/T',
  '/invitations/T',
  '/Invitations/T.data',
  '/demo/T',
  '/ws/x?screen=T',
  '/sign-in?next=/screen/T',
  '/screen/T?x=T',
  '/screen/%zz/T',
]

it.each(addresses)('X7: nothing of a secret in %s comes into the log', async (address) => {
  const { port } = new URL(server.url)
  for (const secret of [token, spelt]) {
    const url = address.replaceAll('T', secret).replace(/^(\/)Sc/, '$1Sc')
    for (const line of [`GET ${url}`, `POST ${url}`, `PUT ${url}`]) {
      for (const headers of [
        'Host: a',
        'Host: a b',
        'Host: a\r\nConnection: Upgrade\r\nUpgrade: websocket',
        `Host: a\r\nOrigin: ${server.url}\r\nContent-Length: 0`,
      ]) {
        await new Promise<void>((resolve, reject) => {
          const socket = connect(Number(port), '127.0.0.1', () =>
            socket.end(`${line} HTTP/1.1\r\n${headers}\r\nCookie: luoshi_session=${token}\r\n\r\n`),
          )
          socket
            .resume()
            .on('close', () => resolve())
            .on('error', reject)
        })
      }
    }
  }
  expect(log.text()).not.toContain(token)
  expect(log.text()).not.toContain(spelt)
})

it('X7: the log still tells the pages that are no secret', () => {
  const told = (url: string) => pathForLog(requestOf(url))
  expect([
    told('/'),
    told(`/trackers/${tracker}/views?id=x`),
    told('/sign-in?next=/'),
    told('/screen/abc'),
    told('/people'),
  ]).toEqual(['/', `/trackers/${tracker}/views`, '/sign-in', '/…', '/people'])
})

it('X7: an error that repeats the address, the cookie or a part of them is logged without', () => {
  const req = requestOf(`/Screen/${spelt}/state?screen=${token}x`, `luoshi_session=${token}y`)
  const error = Object.assign(new TypeError(`Invalid URL http://a/screen/${token}: ${spelt}, ${token}x, ${token}y`), {
    code: 'ERR_INVALID_URL',
    input: `http://a b/screen/${token}`,
  })
  const logged = errorForLog(error, req)
  expect(JSON.stringify(logged)).not.toContain(token)
  expect(JSON.stringify(logged)).not.toContain(spelt)
  expect(logged).toMatchObject({
    type: 'TypeError',
    code: 'ERR_INVALID_URL',
    message: 'Invalid URL http://a/screen/…: …, …, …',
  })
})
