import { pino } from 'pino'
import { afterAll, expect, it, vi } from 'vitest'
import type { Inbox } from '#app/model/records/inbox'
import type { MeetingState } from '#app/model/meeting/meeting'
import { isDepartmentUsed } from '#db/department-use'
import { createClockActs } from '#server/clock-acts'
import { createScheduler } from '#server/scheduler'
import type { SignedIn } from '../support/people'
import { openRecordScene } from '../support/record-scene'
import { tracker } from '../support/server'

const scene = await openRecordScene()
const { server, db, acts, clock, xu, yang, ren, ling } = scene
afterAll(scene.close)

const inboxOf = async (who: SignedIn) => (await (await acts.ask(who, 'inbox')).json()) as Inbox
const asksOf = async (who: SignedIn, row: string) =>
  (await inboxOf(who)).asks.filter(({ item }) => item === row).map(({ kind, state }) => [kind, state])
const newsOf = async (who: SignedIn, row: string) =>
  (await inboxOf(who)).news
    .filter(({ item, reason }) => item === row && reason === 'answered')
    .map(({ answered, by, text }) => [answered?.kind, answered?.event, by?.name ?? null, text])

it('L8 R1: each finds what is asked of them, nobody what is asked of others, and what became of what they asked', async () => {
  const row = await acts.row()
  const extension = await acts.opened(ren, 'extension', row)
  const order = await acts.opened(xu, 'order', row)
  expect(await asksOf(xu, row)).toEqual([['extension', 'asked']])
  expect(await asksOf(yang, row)).toEqual([['extension', 'asked']])
  expect(await asksOf(ren, row)).toEqual([['order', 'issued']])
  expect(await asksOf(ling, row)).toEqual([])
  await acts.step(xu, extension, 'refuse', { words: '按期完成' })
  await acts.step(ren, order, 'reply', { words: '已报送' })
  expect(await asksOf(xu, row)).toEqual([['order', 'replied']])
  expect(await asksOf(ren, row)).toEqual([])
  expect(await newsOf(ren, row)).toEqual([['extension', 'refuse', '许协调', '按期完成']])
  expect(await newsOf(xu, row)).toEqual([])
  expect(await newsOf(ling, row)).toEqual([])
  await acts.remove(row)
  expect(await asksOf(xu, row)).toEqual([])
})

it('R1: from the second on a leader agrees first, who only looks otherwise; then the coordinators decide', async () => {
  const headers = { cookie: xu.cookie, origin: server.url }
  const body = new URLSearchParams({ intent: 'extensions', leader: ling.person.id, from: '2' })
  const saved = await fetch(`${server.url}/trackers/${tracker}/settings`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body,
  })
  expect(saved.status).toBe(302)
  const row = await acts.row()
  await acts.step(xu, await acts.opened(ren, 'extension', row), 'grant')
  const second = await acts.opened(ren, 'extension', row, { due: '2027-01-15' })
  expect(second).toMatchObject({ state: 'with-leader', leader: ling.person.id })
  expect([await asksOf(ling, row), await asksOf(xu, row)]).toEqual([[['extension', 'with-leader']], []])
  expect((await acts.step(xu, second, 'grant')).outcome).toBe('not-now')
  expect((await acts.step(xu, second, 'agree')).outcome).toBe('not-yours')
  const agreed = (await acts.step(ling, second, 'agree')).record!
  expect(agreed.state).toBe('asked')
  expect((await acts.step(ling, agreed, 'grant')).outcome).toBe('not-yours')
  expect((await acts.step(yang, agreed, 'grant')).outcome).toBe('done')
  expect((await acts.stored(row))!.due).toBe('2027-01-15')
})

it('R3: an order that is not answered goes up a step, then another, once each, also after a stop; an answer stops it', async () => {
  const [row, other] = [await acts.row(), await acts.row()]
  const facts = { until: '2026-11-24' }
  const [order, answered] = [await acts.opened(xu, 'order', row, facts), await acts.opened(xu, 'order', other, facts)]
  await acts.step(ren, answered, 'reply', { words: '已报送' })
  let later = clock.now
  const scheduler = createScheduler({ db, acts: createClockActs(db), now: () => later, log: pino({ level: 'silent' }) })
  const levelOn = async (item: string) => {
    const { record } = (await acts.on(item))[0]!
    return record.kind === 'order' ? record.facts.level : null
  }
  const at = async (moment: string) => {
    later = Date.parse(moment)
    await scheduler.look()
    return [await levelOn(row), await levelOn(other)]
  }
  expect(await at('2026-11-24T15:59:59Z')).toEqual([0, 0])
  expect(await at('2026-11-24T16:00:00Z')).toEqual([1, 0])
  expect(await at('2026-11-27T15:59:59Z')).toEqual([1, 0])
  // Three working days, a weekend among them, and then a stop.
  expect(await at('2026-12-07T01:00:00Z')).toEqual([2, 0])
  expect(await at('2027-12-07T01:00:00Z')).toEqual([2, 0])
  const { events } = (await acts.on(row)).find(({ record }) => record.id === order.id)!
  expect(events.map(({ event, by }) => [event, by?.name ?? null])).toEqual([
    ['open', '许协调'],
    ['escalate', null],
    ['escalate', null],
  ])
  await scheduler.close()
})

it('M3 M4: a request comes before the meeting, and what it decides answers it in one step', async () => {
  const row = await acts.row()
  const record = await acts.opened(ren, 'extension', row)
  const send = async (command: object) => {
    const response = await acts.ask(xu, 'meeting/state', command)
    return (await response.json()) as { outcome: unknown; state: MeetingState }
  }
  const starting = { title: '例会', heldOn: '2026-11-23', chair: '周主任', by: 'stream', secondsPerItem: null }
  const { state } = await send({ do: 'start', ...starting })
  expect(state.agenda.find(({ item }) => item === row)!.reasons).toContain('extension')
  expect(state.requests).toMatchObject([{ item: row, due: '2026-12-20', cause: '等待批复', by: { name: '任人社' } }])
  const facts = { text: '同意', department: '', responsible: '', due: '2026-12-10' }
  const decided = await send({ do: 'decide', id: 'd1', item: row, kind: 'extend', ...facts })
  expect(decided).toMatchObject({ outcome: 'done', state: { requests: [] } })
  expect((await acts.on(row))[0]!.record).toMatchObject({
    id: record.id,
    state: 'granted',
    facts: { granted: '2026-12-10' },
  })
  expect((await acts.stored(row))!.due).toBe('2026-12-10')
})

it('N8 C2: files tell the first deadline, how often it was moved, and what is open; a ledger without any has no more columns', async () => {
  const row = await acts.row({ due: '2026-12-01' })
  await acts.step(xu, await acts.opened(ren, 'extension', row), 'grant')
  await acts.opened(ren, 'extension', row, { due: '2027-02-01' })
  await acts.opened(xu, 'order', row)
  const csv = async (query = '') => {
    const lines = (await (await acts.ask(xu, `export.csv?lang=zh${query}`)).text()).split('\r\n')
    return [lines[0]!, lines.find((line) => line.includes(row))!]
  }
  await vi.waitFor(async () => expect((await csv())[1]).toContain('2026-12-20'), { timeout: 30_000 })
  const [header, line] = (await csv()) as [string, string]
  expect(header.endsWith(',首次时限,延期次数,在办事项')).toBe(true)
  expect(line.endsWith(',2026-12-01,1,延期申请、督办单')).toBe(true)
  expect((await csv('&columns=code,title'))[0]).toBe('序号,督办事项')
  expect((await csv(`&asOf=${new Date(clock.now).toISOString()}`))[0]).toMatch(/^类别,(?!.*首次时限)/)
})

it('C1 C2: what changed says of a deadline that moved by more time how often that was, and what it was at first', async () => {
  const [row, moved] = [await acts.row({ due: '2026-12-01' }), await acts.row({ due: '2026-12-01' })]
  const moment = () => new Date((clock.now += 1_000)).toISOString()
  const begin = moment()
  clock.now += 1_000
  await acts.set(moved, { due: '2026-12-24' })
  await acts.step(xu, await acts.opened(ren, 'extension', row, { due: '2026-12-20' }), 'grant')
  // From the second on a leader agrees first.
  const second = await acts.opened(ren, 'extension', row, { due: '2027-01-20' })
  const agreed = await acts.step(ling, second, 'agree')
  expect(await acts.step(xu, agreed.record!, 'grant')).toMatchObject({ outcome: 'done' })
  const changes = async (what: string, from: string) =>
    (await acts.ask(xu, `${what}?${new URLSearchParams({ from, to: 'now', lang: 'zh' })}`)).text()
  const csv = await changes('changes.csv', begin)
  const lineOf = (of: string) => csv.split('\r\n').find((line) => line.includes(of) && line.includes('完成时限'))!
  expect(csv.split('\r\n')[0]!.endsWith(',修改时间,首次时限,延期次数')).toBe(true)
  expect(lineOf(row)).toMatch(/,2026-12-01,2027-01-20,.*,2026-12-01,2$/)
  expect(lineOf(moved)).toMatch(/,2026-12-01,2026-12-24,.*,,$/)
  expect((await changes('compare', begin)).match(/延 2 次，原定 2026-12-01/g)).toHaveLength(1)
  expect(await changes('changes.csv', moment())).not.toContain('首次时限')
})

it('N8: a file of a view has the rows on which something of what it asks is open, also of a kept view; of the past nobody knows', async () => {
  const [urged, ordered] = [await acts.row(), await acts.row()]
  const csv = async (query: string) => acts.ask(xu, `export.csv?lang=zh&columns=title&${query}`)
  const rowsOf = async (query: string) => {
    const lines = (await (await csv(query)).text()).split('\r\n')
    return [urged, ordered].filter((row) => lines.includes(row))
  }
  await acts.opened(xu, 'urge', urged)
  await acts.opened(xu, 'order', ordered)
  expect([await rowsOf('open=urge'), await rowsOf('open=urged-again')]).toEqual([[urged], []])
  await acts.opened(xu, 'urge', urged)
  expect(await rowsOf('open=urged-again&open=order')).toEqual([urged, ordered])
  expect(await rowsOf('open=nothing-known')).toEqual([urged, ordered])
  await acts.ask(xu, 'views', { name: '多次催办', query: 'open=urged-again&open=nothing-known', isShared: false })
  const kept = (await (await acts.ask(xu, 'views')).json()) as { id: string; query: string }[]
  expect(kept.map(({ query }) => query)).toEqual(['open=urged-again'])
  expect(await rowsOf(`view=${kept[0]!.id}`)).toEqual([urged])
  await acts.set(urged, { lead: 'jiaowei' })
  expect(await rowsOf('open=urge')).toEqual([])
  const past = await csv(`open=order&asOf=${new Date(clock.now).toISOString()}`)
  expect([past.status, await past.text()]).toEqual([400, expect.stringContaining('只知道现在的')])
})

it('X11: a department to which an order went is used from then on, also when that was recalled', async () => {
  const park = { id: 'park', name_zh: '公园管理中心', name_en: 'Parks', short: '公园', kind: 'service', position: 99 }
  await db.insertInto('departments').values(park).execute()
  expect(await isDepartmentUsed(db, 'park', clock.now)).toBe(false)
  const order = await acts.opened(xu, 'order', await acts.row(), { department: 'park' })
  await acts.step(xu, order, 'recall', { words: '误发' })
  expect(await isDepartmentUsed(db, 'park', clock.now)).toBe(true)
})
