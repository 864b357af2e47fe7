import { afterEach, beforeEach, expect, it } from 'vitest'
import { setCells, type CellEdit } from '#app/model/ledger/edit'
import type { Inbox } from '#app/model/records/inbox'
import { connect } from '#db/connect'
import { hearNotices } from '../support/notices'
import { connectEditor, signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

const clock = { now: 0 }
/** By the clocks of the house. */
const at = (text: string) => Date.parse(`${text}:00+08:00`)
let server: TestServer
let li: SignedIn
let wang: SignedIn
beforeEach(async () => {
  // A Monday.
  clock.now = at('2026-11-23T09:00')
  server = await startTestServer({ now: () => clock.now, lookEvery: 30 })
  li = await signIn(server, { role: 'coordinator', department: 'bianban', name: '李强' })
  wang = await signIn(server, { role: 'department', department: 'renshe', name: '王敏' })
})
afterEach(() => server.close())

async function remindersOf(who: SignedIn) {
  const answer = await fetch(`${server.url}/trackers/${tracker}/inbox`, { headers: { cookie: who.cookie } })
  const { news } = (await answer.json()) as Inbox
  return news.flatMap(({ item, reminder }) => (reminder ? [{ item, ...reminder }] : []))
}
const short = (list: Awaited<ReturnType<typeof remindersOf>>) =>
  list.map(({ item, rule, days, version }) => `${item} ${rule} ${days} ${version}`)
async function inDatabase<T>(work: (db: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const db = connect(server.database)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}
const lookedOn = () =>
  inDatabase(async (db) => (await db.selectFrom('reminding').select('looked_on').executeTakeFirst())?.looked_on ?? '')
/** Goes on to a moment, and waits until the ledger has looked on that day. */
async function goTo(moment: string, day = moment.slice(0, 10)): Promise<void> {
  clock.now = at(moment)
  await expect.poll(lookedOn).toBe(day)
}
async function write(edits: CellEdit[]): Promise<void> {
  const editor = await connectEditor(server, li)
  const witness = await connectEditor(server, wang)
  const arrived = new Promise<void>((resolve) => witness.doc.once('update', () => resolve()))
  const desk = { doc: editor.doc, person: li.person, departments: new Set(['renshe', 'bianban']), newId: () => 'x' }
  expect(setCells(desk, edits)).toEqual([])
  await arrived
  editor.close()
  witness.close()
}
const cells = (item: string, values: Record<string, string>): CellEdit[] =>
  Object.entries(values).map(([column, value]) => ({ item, column, value }) as CellEdit)

it('R3: each working morning once, the department that leads is reminded, and nobody else', async () => {
  await write(cells('1.2.4', { due: '2026-11-27' }))
  await goTo('2026-11-24T08:30')
  expect(short(await remindersOf(wang))).toEqual(['1.2.4 before 3 2026-11-27'])
  // Issued on Monday, and not acknowledged on Thursday.
  await goTo('2026-11-25T08:30')
  await goTo('2026-11-26T08:30')
  const said = await remindersOf(wang)
  expect(short(said)).toContain('1.2.4 unacknowledged 3 2026-11-23')
  expect(said.every(({ why, dueAt, department }) => why === null && dueAt === null && department === 'renshe')).toBe(
    true,
  )
  // Of departments without a liaison the coordinators hear, and why; of 人社局 not.
  const theirs = await remindersOf(li)
  expect(theirs.length).toBeGreaterThan(20)
  expect(
    theirs.filter(({ why, department }) => (why === null ? department !== 'bianban' : department === 'renshe')),
  ).toEqual([])
  expect(new Set(theirs.map(({ why }) => why))).toEqual(new Set([null, 'no-liaison']))
  // Somebody who can answer: from now on it is theirs.
  const other = theirs.find(({ why }) => why !== null)!
  const liaison = await signIn(server, { role: 'department', department: other.department, name: '任联络' })
  expect(short(await remindersOf(liaison))).toEqual(
    short(theirs.filter(({ department }) => department === other.department)),
  )
  expect((await remindersOf(li)).some(({ department }) => department === other.department)).toBe(false)
})

it('R3: a deadline that moves takes what it made superfluous along, and is reminded of anew', async () => {
  await write(cells('1.2.4', { due: '2026-11-27' }))
  await goTo('2026-11-24T08:30')
  expect(short(await remindersOf(wang))).toEqual(['1.2.4 before 3 2026-11-27'])
  await write(cells('1.2.4', { due: '2026-12-02' }))
  expect(await remindersOf(wang)).toEqual([])
  await goTo('2026-11-25T08:30')
  expect(short(await remindersOf(wang))).toEqual(['1.2.4 before 7 2026-12-02'])
})

it('R3: the server was down from Thursday to Tuesday: what fell into those days is said once, and that it is late', async () => {
  await write(cells('1.2.4', { due: '2026-11-30', status: 'in_progress', owner: '王敏' }))
  await goTo('2026-11-25T08:30')
  await server.stop()
  clock.now = at('2026-12-01T15:00')
  await server.restart()
  await goTo('2026-12-01T15:00')
  const said = await remindersOf(wang)
  expect(short(said)).toEqual(['1.2.4 after 1 2026-11-30'])
  // Since it became due, not since the first morning that was missed.
  expect(said[0]!.dueAt).toBe(at('2026-12-01T08:30'))
  await server.restart()
  await goTo('2026-12-02T08:30')
  expect(short(await remindersOf(wang))).toEqual(['1.2.4 after 1 2026-11-30'])
})

it('R3: nothing on days that are off by the house’s calendar', async () => {
  await inDatabase((db) =>
    db.insertInto('calendar_days').values({ day: '2026-11-24', kind: 'off', name_zh: '', name_en: '' }).execute(),
  )
  await write(cells('1.2.4', { due: '2026-11-24' }))
  clock.now = at('2026-11-24T12:00')
  const next = () => inDatabase((db) => db.selectFrom('clocks').select('due_at').executeTakeFirstOrThrow())
  await expect.poll(next).toEqual({ due_at: at('2026-11-25T08:30') })
  expect([await lookedOn(), await remindersOf(wang)]).toEqual(['', []])
})

it('P5: a ledger that a process of an older version made begins to look with the next start', async () => {
  await inDatabase((db) => db.deleteFrom('clocks').execute())
  await server.restart()
  await goTo('2026-11-23T09:00')
  await goTo('2026-11-24T08:30')
})

it('R3 R4: an open page hears of it, and a policy that was switched off says nothing', async () => {
  await write(cells('1.2.4', { due: '2026-11-27' }))
  const heard = await hearNotices(server, wang)
  clock.now = at('2026-11-24T08:30')
  await heard.until((all) => all.some(({ type }) => type === 'reminded'))
  heard.close()
  const form = { intent: 'reminders', before: '', after: '', unacknowledged: '', silent: '' }
  const save = (who: SignedIn, fields: Record<string, string>) =>
    fetch(`${server.url}/trackers/${tracker}/settings`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: server.url, Cookie: who.cookie },
      body: new URLSearchParams({ ...form, ...fields }),
    })
  expect((await save(wang, {})).status).toBe(403)
  expect((await save(li, { before: '400' })).status).toBe(400)
  expect((await save(li, {})).headers.get('location')).toBe(`/trackers/${tracker}/settings?done=reminders#reminders`)
  await goTo('2026-11-27T08:30')
  // What was said stays said; nothing came to it.
  expect(short(await remindersOf(wang))).toEqual(['1.2.4 before 3 2026-11-27'])
})
