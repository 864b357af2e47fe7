import { connect } from 'node:net'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseLink } from '#app/model/text/links'
import { signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'
import { captureLog, type CapturedLog } from '../support/captured-log'

let server: TestServer
let log: CapturedLog
let coordinator: SignedIn
beforeAll(async () => {
  log = captureLog()
  server = await startTestServer({ env: { LOG_LEVEL: 'trace' }, logTo: log.stream })
  coordinator = await signIn(server, { role: 'coordinator', department: 'bianban', name: '李强' })
})
afterAll(() => server.close())

/** Sends just this and tells what comes back. */
function say(line: string, headers: string[] = []): Promise<string> {
  const { host, port } = new URL(server.url)
  const all = [
    ...(headers.some((header) => header.startsWith('Host:')) ? [] : [`Host: ${host}`]),
    ...headers,
    'Connection: close',
  ]
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write(`${line} HTTP/1.1\r\n${all.join('\r\n')}\r\n\r\n`),
    )
    socket
      .on('data', (data) => (answer += data.toString()))
      .on('close', () => resolve(answer))
      .on('error', reject)
  })
}
const statusOf = (answer: string) => Number(answer.slice(9, 12))

describe('what makes no sense', () => {
  it.each([
    ['GET /?_data=x'],
    ['GET /sign-in?a=1&%5Fdata=routes%2Fhome'],
    ['GET /trackers/x.data?_data'],
    ['OPTIONS *'],
    ['GET *'],
    ['GET http://evil.example/sign-in'],
    ['GET http://[/sign-in'],
    ['POST https://evil.example/sign-in'],
    ['GET /sign-in', 'Host: a b'],
    ['GET /sign-in', 'Host: '],
    ['GET /sign-in', 'Host: a/b'],
    ['GET /sign-in', 'Host: x@y'],
    ['GET /sign-in', 'Host: a:99999'],
    ['GET /sign-in', 'Host: [::1'],
    ['GET /sign-in', 'X-Forwarded-Host: a b'],
    ['GET /sign-in', 'X-Forwarded-Host: a:99999'],
    ['GET /sign-in', 'X-Forwarded-Proto: a b'],
    ['GET /sign-in', 'X-Forwarded-Proto: javascript'],
  ])('X5: %s %s is answered with 400 and leaves no error in the log', async (line, ...headers) => {
    const before = log.errors().length
    const answer = await say(line, headers)
    expect(statusOf(answer)).toBe(400)
    expect(answer).not.toMatch(/node_modules|\.ts:\d|at \w+ \(/)
    expect(log.errors().slice(before)).toEqual([])
  })

  it.each([['X-Forwarded-Host: luoshi.example, inner:3000'], ['X-Forwarded-Proto: https'], ['Host: [::1]:3000']])(
    'X5: %s is well',
    async (header) => {
      expect(statusOf(await say('GET /sign-in', [header]))).toBe(200)
    },
  )

  it('X3: a proxy may rename the host, as PUBLIC_URL says; Remix does not judge it once more', async () => {
    for (const header of ['Host: inner:3000', 'X-Forwarded-Host: elsewhere.example']) {
      const before = log.errors().length
      const answer = await say('POST /language', [
        header,
        `Origin: ${server.url}`,
        'Content-Length: 0',
        `Cookie: ${coordinator.cookie}`,
      ])
      // No form, and so the page's own answer: it was let through to it.
      expect(statusOf(answer)).toBe(400)
      expect(log.errors().slice(before)).toEqual([])
    }
  })

  it('X4: an evidence link is what a browser can open', () => {
    for (const text of ['http://[::1', '报告 https://a:99999/x', 'http://a b', 'http://%zz/'])
      expect(parseLink(text), text).toBeNull()
    expect(parseLink('报告 http://[::1]:80/x')).toEqual({ label: '报告', url: 'http://[::1]:80/x' })
  })
})

describe('methods', () => {
  const files = readFileSync(path.resolve('app/routes.ts'), 'utf8').match(/routes\/[\w-]+/g)!
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'X5: %s where it is not for: 405, which names no file',
    async (method) => {
      const posts = [
        '/',
        '/_root.data',
        `/trackers/${tracker}/preferences`,
        `/trackers/${tracker}/meeting/state`,
        '/people',
        '/sign-in',
        '/sign-out',
        '/language',
        '/people.data',
        `/trackers/${tracker}/items/1.1/comments`,
      ]
      const others = [
        `/trackers/${tracker}`,
        `/trackers/${tracker}.data`,
        `/trackers/${tracker}/mentionables`,
        `/trackers/${tracker}/export.csv`,
        '/screen/x',
        '/nowhere',
        '/Trackers/x/',
      ]
      for (const asked of [
        ...others,
        ...(method === 'OPTIONS' ? [] : ['/healthz']),
        ...(method === 'POST' ? [] : posts),
      ]) {
        const answer = await say(`${method} ${asked}`, [
          `Origin: ${server.url}`,
          `Cookie: ${coordinator.cookie}`,
          'Content-Length: 0',
        ])
        expect(statusOf(answer), asked).toBe(405)
        expect(answer, asked).toMatch(/\r\nAllow: GET, HEAD/)
        for (const file of files) expect(answer).not.toContain(file)
      }
    },
  )

  it('X5: a route has the methods that it names', async () => {
    const asked = async (line: string) =>
      statusOf(await say(line, [`Origin: ${server.url}`, `Cookie: ${coordinator.cookie}`, 'Content-Length: 0']))
    expect(await asked(`DELETE /trackers/${tracker}/views?id=x`)).toBe(404)
    expect(await asked(`DELETE /trackers/${tracker}/screens?id=x`)).toBe(404)
    expect(await asked(`PUT /trackers/${tracker}/meetings/x/minutes`)).toBe(400)
    expect(await asked(`PUT /trackers/${tracker}/views`)).toBe(405)
    expect(await asked(`POST /trackers/${tracker}/meetings/x/minutes`)).toBe(405)
    expect(await asked('POST /sign-out.data')).toBe(202)
  })
})
