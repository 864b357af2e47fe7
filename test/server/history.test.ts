import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Doc } from 'yjs'
import type { HistoryPage } from '#app/model/history/historyPage'
import { addItem, deleteItems, setCells, type CellEdit, type Desk } from '#app/model/ledger/edit'
import { readCell, readItem } from '#app/model/ledger/ledger'
import type { Item } from '#app/model/ledger/rows'
import { connectEditor, openSession, signIn, type Editor, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

const minute = 60_000
const start = Date.parse('2026-11-02T01:00:00Z')
const departments = new Set(['renshe', 'jiaowei', 'bianban'])

let server: TestServer
let clock = start
let coordinator: SignedIn
let liaison: SignedIn
let viewer: SignedIn
let writing = {} as { coordinator: Editor; liaison: Editor; viewer: Editor }
/** What was exported, by the moment when it was. */
const exported = new Map<number, Record<'zh' | 'en', Buffer>>()
let added = ''

beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
  coordinator = await signIn(server, { role: 'coordinator', department: 'bianban', name: '许协调' })
  liaison = await signIn(server, { role: 'department', department: 'renshe', name: '任人社' })
  viewer = await signIn(server, { role: 'viewer', name: '陈静' })
  await comeIn()
  await record()
  await write('coordinator', [
    { item: '1.3', column: 'lead', value: 'renshe' },
    { item: '1.3', column: 'due', value: '2026-11-20' },
  ])
  await record()
  await write('liaison', [{ item: '1.3', column: 'owner', value: '王敏' }])
  await write('liaison', [{ item: '1.3', column: 'status', value: 'in_progress' }])
  await write('liaison', [{ item: '1.3', column: 'progress', value: '已印发方案，\n正在征求意见。' }])
  await record()
  const made = addItem(deskOf('coordinator'), { stream: 's1', parent: '', after: '' })
  if (!('id' in made)) throw new Error('the row was not added')
  added = made.id
  await seen((doc) => readItem(doc, added) !== null)
  await write('coordinator', [{ item: added, column: 'title', value: '=新增事项' }])
  await record()
  expect(deleteItems(deskOf('coordinator'), [added, '2.1'])).toEqual([])
  await seen((doc) => readItem(doc, '2.1') === null)
  await write('liaison', [{ item: '1.3', column: 'progress', value: '已印发方案。' }])
  await record(30 * 24 * 60 * minute)
  // A month later everybody has to sign in again, and their open pages with them (S5).
  await comeIn()
  await write('coordinator', [{ item: '1.3', column: 'due', value: '' }])
  await record()
})
afterAll(async () => {
  for (const editor of Object.values(writing)) editor.close()
  await server.close()
})

/** Everybody opens the ledger, in a session of today. */
async function comeIn(): Promise<void> {
  for (const editor of Object.values(writing)) editor.close()
  const open = async ({ person }: SignedIn) => connectEditor(server, { cookie: await openSession(server, person.id) })
  writing = { coordinator: await open(coordinator), liaison: await open(liaison), viewer: await open(viewer) }
}

/** Exports what everybody now sees, and lets time go on before anything else happens. */
async function record(pause = 10 * minute): Promise<void> {
  clock += minute
  // A month without a request ends a session.
  viewer = { ...viewer, cookie: await openSession(server, viewer.person.id) }
  exported.set(clock, { zh: await bytes('?lang=zh'), en: await bytes('?lang=en') })
  clock += pause
}

function deskOf(who: 'coordinator' | 'liaison'): Desk {
  const { person } = who === 'coordinator' ? coordinator : liaison
  return { doc: writing[who].doc, person, departments, newId: () => crypto.randomUUID() }
}

/** Writes, and waits until somebody else sees it: then it is stored (W1). */
async function write(who: 'coordinator' | 'liaison', edits: CellEdit[]): Promise<void> {
  clock += 2 * minute
  expect(setCells(deskOf(who), edits)).toEqual([])
  await seen((doc) => edits.every(({ item, column, value }) => String(readCell(doc, item, column)) === String(value)))
}

function seen(isThere: (doc: Doc) => boolean): Promise<void> {
  const docs = Object.values(writing).map(({ doc }) => doc)
  return Promise.all(
    docs.map(
      (doc) =>
        new Promise<void>((resolve) => {
          const look = () => {
            if (!isThere(doc)) return
            doc.off('afterTransaction', look)
            resolve()
          }
          doc.on('afterTransaction', look)
          look()
        }),
    ),
  ).then(() => undefined)
}

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}/trackers/${path}`, {
    redirect: 'manual',
    headers: { Cookie: viewer.cookie, 'Accept-Language': 'zh-CN', ...headers },
  })
}

async function bytes(query: string): Promise<Buffer> {
  const response = await get(`${tracker}/export.csv${query}`)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

async function historyOf(item: string, query = ''): Promise<HistoryPage> {
  const response = await get(`${tracker}/items/${item}/history${query}`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('application/json')
  return (await response.json()) as HistoryPage
}

describe('H1: what happened to a row, as JSON', () => {
  it('H1: one cell: who, when, from what to what, newest first', async () => {
    const { changes, more } = await historyOf('1.3', '?column=due')
    expect(more).toBe(false)
    expect(changes).toMatchObject([
      {
        item: '1.3',
        column: 'due',
        before: '2026-11-20',
        after: '',
        person: { name: '许协调', department: 'bianban' },
      },
      {
        item: '1.3',
        column: 'due',
        before: '',
        after: '2026-11-20',
        person: { id: coordinator.person.id, name: '许协调', department: 'bianban' },
        at: start + minute + 12 * minute,
      },
    ])
    expect(await historyOf('1.3', `?column=due&before=${changes[0]!.id}`)).toEqual({
      changes: [changes[1]],
      more: false,
    })
  })

  it('H1: the whole row, by two people, typing among it', async () => {
    const { changes } = await historyOf('1.3')
    expect(changes.map(({ column, person }) => `${column} ${person.name}`)).toEqual([
      'due 许协调',
      'progress 任人社',
      'progress 任人社',
      'status 任人社',
      'owner 任人社',
      'due 许协调',
      'lead 许协调',
    ])
    expect(changes[2]).toMatchObject({ before: '', after: '已印发方案，\n正在征求意见。' })
  })

  it('H1: a row that is gone', async () => {
    const { changes } = await historyOf(added)
    expect(changes).toMatchObject([
      { column: null, after: null, before: { title: '=新增事项' } },
      { column: 'title', after: '=新增事项' },
      { column: null, before: null },
    ])
    expect((changes[0]!.before as Item).id).toBe(added)
  })

  it.each([
    ['nobody signed in', `${tracker}/items/1.3/history`, { Cookie: '' }, 401],
    ['a ledger that is not there', 'nothing/items/1.3/history', {}, 404],
    ['a row that never was', `${tracker}/items/99.99/history`, {}, 404],
    ['a column that is none', `${tracker}/items/1.3/history?column=password`, {}, 400],
  ] as const)('X5: %s is answered with what to do', async (_name, path, headers, status) => {
    const response = await get(path, headers)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('text/plain')
    expect((await response.text()).length).toBeGreaterThan(5)
  })
})

describe('H3, N4: the ledger as of a past moment as CSV', () => {
  it('H3: equals what was exported at that moment, byte for byte, in both languages', async () => {
    expect(exported.size).toBe(6)
    expect(new Set([...exported.values()].map(({ zh }) => zh.toString())).size).toBe(6)
    for (const [moment, { zh, en }] of exported) {
      const asOf = encodeURIComponent(new Date(moment).toISOString())
      expect((await bytes(`?asOf=${asOf}&lang=zh`)).toString()).toBe(zh.toString())
      expect((await bytes(`?asOf=${asOf}&lang=en`)).equals(en)).toBe(true)
    }
  })

  it("N4: by the ledger's own clocks, as a date, and with a + that arrives as a space", async () => {
    const [first] = exported.values()
    expect((await bytes('?asOf=2026-11-02T09:01:30&lang=zh')).equals(first!.zh)).toBe(true)
    expect((await bytes('?asOf=2026-11-02T09:01:30+08:00&lang=zh')).equals(first!.zh)).toBe(true)
    expect((await bytes('?asOf=2026-11-03&lang=zh')).toString()).toContain('已印发方案。')
  })

  it("N4: lights are those of that day, and the file's name carries it", async () => {
    const lights = async (query: string) =>
      (await bytes(`${query}&lang=zh&columns=code,light&stream=s1`))
        .toString()
        .split('\r\n')
        .find((line) => line.startsWith('1.3,'))
    expect(await lights('?asOf=2026-11-19')).toBe('1.3,黄')
    expect(await lights('?asOf=2026-11-21')).toBe('1.3,红')
    const response = await get(`${tracker}/export.csv?asOf=2026-11-19&lang=zh`)
    expect(response.headers.get('content-disposition')).toContain(
      encodeURIComponent('西城区机构改革建议落实台账 2026-11-19.csv'),
    )
  })

  it("N4: with the reader's own view", async () => {
    expect(
      (await bytes('?asOf=2026-11-19&lang=zh&stream=s1&columns=code,owner&only.owner=王敏')).toString('utf8'),
    ).toMatch(/^\uFEFF序号,责任人\r\n1\.\d+,王敏\r\n$/)
  })

  it.each([
    ['no date', 'asOf=yesterday', 400, '无法识别'],
    ['a day that is none', 'asOf=2026-02-30', 400, '无法识别'],
    ['nothing', 'asOf=', 400, '无法识别'],
    ['the future', 'asOf=2036-01-01', 400, '还没有到'],
    ['before the ledger was created', 'asOf=2019-01-01', 404, '还没有这个台账'],
  ])('N4, X5: %s is answered with what to do', async (_name, query, status, sentence) => {
    const response = await get(`${tracker}/export.csv?${query}`)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(sentence)
  })
})

describe('H3: the ledger as of a past moment as a page', () => {
  const page = async (query: string, headers: Record<string, string> = {}) => {
    const response = await get(`${tracker}/as-of${query}`, headers)
    return {
      status: response.status,
      location: response.headers.get('location'),
      html: (await response.text()).replace(/<script[\s\S]*?<\/script>/g, ''),
    }
  }

  it('H3: says which moment it is, and shows the rows of then, without a script', async () => {
    const { status, html } = await page('?at=2026-11-02T09:35')
    expect(status).toBe(200)
    expect(html).toContain('这是 2026-11-02 09:35 时的台账')
    expect(html).toContain('已印发方案，\n正在征求意见。')
    expect(html).toMatch(/data-item="2\.1"/)
    expect(html).toContain(`href="/trackers/${tracker}/export.csv?asOf=2026-11-02T01%3A35%3A00.000Z&amp;lang=zh"`)
    expect(html).toContain(`href="/trackers/${tracker}"`)
    expect(html).toMatch(/<input[^>]*type="datetime-local"[^>]*value="2026-11-02T09:35:00"/)
    const later = await page(`?at=${encodeURIComponent(new Date(clock).toISOString())}`)
    expect(later.html).not.toMatch(/data-item="2\.1"/)
  })

  it('H3: in English, and without a moment the present, to choose from', async () => {
    const { status, html } = await page('', { 'Accept-Language': 'en' })
    expect(status).toBe(200)
    expect(html).toContain('Choose a moment in the past')
    expect(html).toMatch(/data-item="1\.3"/)
  })

  it.each([
    ['?at=soon', 400, '无法识别'],
    ['?at=2036-01-01', 400, '还没有到'],
    ['?at=2019-01-01', 404, '还没有这个台账'],
  ])('X5: %s says what to do, and keeps the form', async (query, status, sentence) => {
    const answer = await page(query)
    expect(answer.status).toBe(status)
    expect(answer.html).toContain(sentence)
    expect(answer.html).toContain('type="datetime-local"')
    expect(answer.html).not.toContain('<table')
  })

  it('X: strangers are sent to sign in and come back; an unknown ledger is 404', async () => {
    const stranger = await page('?at=2026-11-02', { Cookie: '' })
    expect([stranger.status, stranger.location]).toEqual([
      302,
      `/sign-in?next=${encodeURIComponent(`/trackers/${tracker}/as-of?at=2026-11-02`)}`,
    ])
    expect((await get('nothing/as-of')).status).toBe(404)
  })
})
