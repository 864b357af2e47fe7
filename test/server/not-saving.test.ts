import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { connect, type Db } from '#db/connect'
import { signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'
import { captureLog, type CapturedLog } from '../support/captured-log'

let server: TestServer
let log: CapturedLog
let db: Db
let who: SignedIn
beforeAll(async () => {
  log = captureLog()
  server = await startTestServer({
    env: { LOG_LEVEL: 'error' },
    logTo: log.stream,
    connect: (file) => (db = connect(file)),
  })
})
afterEach(free)
afterAll(() => server.close())

/** A database that may not grow says the same as a full disk; a trigger, the same for rows that need no new page. */
async function fill(...tables: string[]): Promise<void> {
  for (const table of tables) {
    for (const event of ['INSERT', 'UPDATE', 'DELETE']) {
      await sql
        .raw(
          `CREATE TEMP TRIGGER full_${table}_${event} BEFORE ${event} ON ${table} BEGIN INSERT INTO filler VALUES (zeroblob(1000000)); END`,
        )
        .execute(db)
    }
  }
  await sql.raw('PRAGMA max_page_count = 1').execute(db)
}
async function free(): Promise<void> {
  await sql.raw('PRAGMA max_page_count = 1000000000').execute(db)
  const triggers = await sql<{ name: string }>`SELECT name FROM temp.sqlite_master WHERE type = 'trigger'`.execute(db)
  for (const { name } of triggers.rows) await sql.raw(`DROP TRIGGER temp.${name}`).execute(db)
}

const post = (path: string, body: string | URLSearchParams, cookie = who.cookie, method = 'POST') =>
  fetch(server.url + path, {
    method,
    body,
    redirect: 'manual',
    headers: { Origin: server.url, Cookie: cookie, 'Accept-Language': 'zh' },
  })

it('W6: with a full disk what people ask for is answered in words with 503, and leaves no error in the log', async () => {
  who = await signIn(server, { role: 'administrator', name: '周敏' })
  await sql.raw('CREATE TABLE filler (bytes)').execute(db)
  await fill('comments', 'preferences', 'views', 'screen_links', 'invitations', 'meetings')
  const before = log.errors().length
  const asked: [string, string | URLSearchParams][] = [
    [`/trackers/${tracker}/items/1.1/comments`, new URLSearchParams({ body: '请补充' })],
    [`/trackers/${tracker}/preferences`, '{"density":"compact"}'],
    [`/trackers/${tracker}/views`, JSON.stringify({ name: '我的', query: 'q=1', isShared: false })],
    [`/trackers/${tracker}/screens`, ''],
    [
      `/trackers/${tracker}/meeting/state`,
      JSON.stringify({
        do: 'start',
        title: '例会',
        heldOn: '2026-11-28',
        chair: '周主任',
        by: 'stream',
        secondsPerItem: null,
      }),
    ],
    ['/people', new URLSearchParams({ intent: 'invite', role: 'member', department: '', coordinates: '' })],
  ]
  for (const [path, body] of asked) {
    const answer = await post(path, body)
    expect(answer.status, path).toBe(503)
    expect(await answer.text(), path).toMatch(/暂时无法保存/)
  }
  expect(log.errors().slice(before)).toEqual([])
  await free()
  expect((await post(asked[1]![0], asked[1]![1])).status).toBe(204)
})

it('W6 X2: with a full disk who signs out is signed out, and stays so when there is space again', async () => {
  who = await signIn(server, { role: 'viewer' })
  const page = () => fetch(`${server.url}/trackers/${tracker}`, { redirect: 'manual', headers: { Cookie: who.cookie } })
  expect((await page()).status).toBe(200)
  await fill('sessions')
  const before = log.errors().length
  const answer = await post('/sign-out', '')
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/sign-in'])
  expect(answer.headers.get('set-cookie')).toContain('Max-Age=0')
  expect((await page()).status).toBe(302)
  expect(log.errors().slice(before)).toEqual([])
  await free()
  expect((await page()).status).toBe(302)
  await signIn(server, { role: 'viewer' })
  expect((await page()).status).toBe(302)
})
