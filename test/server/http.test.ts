import { connect as connectTcp } from 'node:net'
import http from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

let server: TestServer
let coordinator: SignedIn

beforeAll(async () => {
  server = await startTestServer()
  coordinator = await signIn(server, { role: 'coordinator', department: 'bianban', name: '李强' })
})
afterAll(() => server.close())

interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  body: string
}

/** A request with exactly these headers: fetch would add and forbid some. */
function ask(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      server.url + path,
      { method, headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) } },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts).toString() }),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

describe('health and metrics', () => {
  it('N2: /healthz says ok while the server can write', async () => {
    const answer = await ask('GET', '/healthz')
    expect([answer.status, answer.body]).toEqual([200, '{"ok":true}'])
  })

  it('N2: /metrics is Prometheus text for this machine, and for nobody whom a proxy speaks for', async () => {
    const answer = await ask('GET', '/metrics')
    expect(answer.headers['content-type']).toContain('text/plain')
    expect(answer.body).toContain('luoshi_sockets_open 0')
    expect(answer.body).toContain('process_cpu_seconds_total')
    expect((await ask('GET', '/metrics', { 'X-Forwarded-For': '10.0.0.9' })).status).toBe(404)
  })
})

describe('where a change may come from', () => {
  it.each([
    ['another site', { Origin: 'https://evil.example' }],
    ['another port of the same machine', { Origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { Origin: 'null' }],
    ['another site, as the browser says', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sister site', { 'Sec-Fetch-Site': 'same-site' }],
    ['nobody says where', {}],
  ])('X3: %s is refused ahead of everything', async (_name, headers) => {
    for (const path of ['/sign-in', '/sign-out', '/language', `/trackers/${tracker}/preferences`, '/nowhere']) {
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const answer = await ask(method, path, { ...headers, Cookie: coordinator.cookie })
        expect(answer.status, `${method} ${path}`).toBe(403)
        expect(answer.headers['set-cookie']).toBeUndefined()
      }
    }
  })

  it('X3: our own page is let through, by its host or by PUBLIC_URL', async () => {
    const save = (headers: Record<string, string>) =>
      ask(
        'POST',
        `/trackers/${tracker}/preferences`,
        { ...headers, Cookie: coordinator.cookie, 'Content-Type': 'application/json' },
        '{"density":"compact"}',
      )
    expect((await save({ Origin: server.url })).status).toBe(204)
    expect((await save({ 'Sec-Fetch-Site': 'same-origin', Origin: server.url })).status).toBe(204)
  })

  it('a body that is too large or of unknown length is refused unread', async () => {
    const port = Number(new URL(server.url).port)
    const post = (length: string) =>
      rawAnswer(
        port,
        `POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${server.url}\r\n${length}\r\nConnection: close\r\n\r\n`,
      )
    expect(await post('Content-Length: 5000000')).toMatch(/^HTTP\/1.1 413/)
    expect(await post('Transfer-Encoding: chunked')).toMatch(/^HTTP\/1.1 411/)
  })
})

describe('headers', () => {
  it('X4: scripts and styles by nonce only, a new nonce each time, nothing that http cannot have', async () => {
    const [first, second] = await Promise.all([ask('GET', '/sign-in'), ask('GET', '/sign-in')])
    const policy = String(first.headers['content-security-policy'])
    const nonce = /'nonce-([^']+)'/.exec(policy)![1]!
    const host = new URL(server.url).host
    const directives = Object.fromEntries(
      policy.split(';').map((part) => part.trim().split(/ (.*)/s) as [string, string]),
    )
    expect(directives).toEqual({
      'default-src': "'self'",
      'script-src': `'self' 'nonce-${nonce}'`,
      'script-src-attr': "'none'",
      'style-src': `'self' 'nonce-${nonce}'`,
      'style-src-attr': "'unsafe-inline'",
      'img-src': "'self' data:",
      'font-src': "'self' data:",
      'connect-src': `'self' ws://${host} ws://${host} wss://${host}`,
      'object-src': "'none'",
      'base-uri': "'self'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
    })
    expect(second.headers['content-security-policy']).not.toContain(nonce)
    expect(first.headers['strict-transport-security']).toBeUndefined()
    expect(first.headers['x-powered-by']).toBeUndefined()
    expect(first.headers['referrer-policy']).toBe('same-origin')
    for (const tag of first.body.match(/<(script|style)\b[^>]*>/g) ?? []) expect(tag).toContain(`nonce="${nonce}"`)
  })

  it('X4: a made-up Host cannot write into the policy', async () => {
    const { headers } = await ask('GET', '/sign-in', { Host: "x; script-src 'unsafe-eval'" })
    expect(headers['content-security-policy'] ?? '').not.toContain('unsafe-eval')
  })

  it('scripts and styles come compressed and may be kept for good, pages not at all', async () => {
    const page = await ask('GET', '/sign-in')
    expect(page.headers['cache-control']).toContain('no-cache')
    const script = /\/assets\/[\w.-]+\.js/.exec(page.body)![0]
    const { headers } = await ask('GET', script, { 'accept-encoding': 'br, gzip' })
    expect(headers['cache-control']).toBe('public,max-age=31536000,immutable')
    expect([headers['content-encoding'], headers.vary]).toEqual(['br', expect.stringContaining('Accept-Encoding')])
    expect((await ask('GET', script)).headers['content-encoding']).toBeUndefined()
  })
})

describe('errors', () => {
  it('X5: a page that is not there, and an address that cannot be read, get a short answer without insides', async () => {
    for (const [path, status] of [
      ['/nowhere', 404],
      ['/trackers/%zz', 400],
      ['/assets/nothing.js', 404],
    ] as const) {
      const answer = await ask('GET', path)
      expect(answer.status, path).toBe(status)
      expect(answer.body).not.toMatch(/node_modules|\.ts:\d|at \w+ \(/)
    }
  })

  it('a forged cookie is nobody', async () => {
    const answer = await ask('GET', `/trackers/${tracker}`, { Cookie: 'luoshi_session=forged' })
    expect(answer.status).toBe(302)
    expect(answer.headers.location).toContain('/sign-in')
  })
})

function rawAnswer(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

it('whole pages hold no zero byte, wherever a piece of them ends: in an attribute it would show as a broken character', async () => {
  const paths = ['/people', '/people/account', `/trackers/${tracker}`, `/trackers/${tracker}/as-of?at=2099-01-01`]
  for (const path of paths) {
    for (const padding of ['', 'a', 'ab']) {
      const answer = await ask('GET', `${path}${path.includes('?') ? '&' : '?'}q=${padding}`, {
        cookie: coordinator.cookie,
      })
      expect(answer.body.length).toBeGreaterThan(1_000)
      expect([path, answer.body.indexOf('\0')]).toEqual([path, -1])
    }
  }
})
