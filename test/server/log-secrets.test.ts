import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { errorForLog, pathForLog } from '#server/for-log'
import { readPercents, withoutTokens } from '#server/without-tokens'
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
  '/reset/T',
  '/Reset/T.data',
  '/demo/T',
  '/ws/x?screen=T',
  '/sign-in?next=/screen/T',
  '/screen/T?x=T',
  '/screen/%zz/T',
  '/trackers/..%2fscreen/T',
  '/trackers/..%252fscreen%252fT',
  '/assets/..%2fscreen%2fT',
  '/ws/T',
  '/people/T',
  '/people/T.data?_data=T',
  '/trackers/xT/as-of',
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
        `Host: a\r\nReferer: ${server.url}/screen/${secret}`,
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

/** A token in one of its innumerable spellings: each letter as it is, or in percents, once or more often. */
const spellings = fc
  .tuple(
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.boolean()), { minLength: 43, maxLength: 43 }),
  )
  .map(([bytes, ways]) => {
    const plain = Buffer.from(bytes).toString('base64url')
    const spelt = Array.from(plain, (letter, at) => {
      const [times, isUpper] = ways[at]!
      const hex = letter.charCodeAt(0).toString(16)
      return times === 0 ? letter : `%${'25'.repeat(times - 1)}${isUpper ? hex.toUpperCase() : hex}`
    })
    return { plain, spelt: spelt.join('') }
  })

/** Whether somebody who reads this, in whatever encoding, has nearly all of a token. */
const tells = (text: string, plain: string) =>
  [0, 5, 11].some((at) => readPercents(text).includes(plain.slice(at, at + 32)))

it('X7: nothing of a token is told in any spelling, wherever it stands', () => {
  const address = fc.constantFrom(...addresses, '/T/T', '/assets/a-T.js', '/trackers/x/T/y', '/people%2fT')
  fc.assert(
    fc.property(spellings, address, ({ plain, spelt }, place) => {
      const req = requestOf(place.replaceAll('T', spelt))
      req.headers.referer = `http://a/screen/${spelt}`
      const error = new Error(`Bad address ${place.replaceAll('T', spelt)}, from http://a/screen/${plain}: ${spelt}!`)
      const told = [pathForLog(req), JSON.stringify(errorForLog(error, req))]
      expect(told.filter((text) => tells(text, plain))).toEqual([])
      // Nor by whoever knows nothing of the request.
      expect(tells(withoutTokens(JSON.stringify({ message: error.message })), plain)).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})

it('X7: most of a token is as good as all of it', () => {
  const cut = token.slice(0, -3)
  expect(pathForLog(requestOf(`/people/${cut}`))).toBe('/people/…')
})

it('X7: what is spelt beyond reason takes no time, and is not told', () => {
  const deep = `/people/%${'25'.repeat(7_000)}41`
  expect(pathForLog(requestOf(deep))).toBe('/people/…')
})

it('X7: the log still tells the pages that are no secret', () => {
  const told = (url: string) => pathForLog(requestOf(url))
  expect([
    told('/'),
    told(`/trackers/${tracker}/views?id=x`),
    told('/sign-in?next=/'),
    told('/screen/abc'),
    told('/people'),
    told(`/trackers/${tracker}/meetings/V1StGXR8_Z5jdHi6B-myT`),
    told('/assets/LedgerGrid.client-B4Nuh4XI.js'),
    told('/trackers/台账/100%'),
  ]).toEqual([
    '/',
    `/trackers/${tracker}/views`,
    '/sign-in',
    '/…',
    '/people',
    `/trackers/${tracker}/meetings/V1StGXR8_Z5jdHi6B-myT`,
    '/assets/LedgerGrid.client-B4Nuh4XI.js',
    expect.stringMatching(/^\/trackers\/.*\/100%/),
  ])
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
