import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setCells, type CellEdit } from '#app/model/ledger/edit'
import { readCell } from '#app/model/ledger/ledger'
import { connect, type Db } from '#db/connect'
import { insertLedger } from '#db/new-ledger'
import { inHouse } from '#db/transactions'
import { readWorkbook } from '#app/transfer/readWorkbook'
import { newLedger } from '../support/newLedger'
import { connectEditor, openSession, signIn, type Editor, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'
import { until } from './syncHarness'

const day = 86_400_000
/** A Monday, 09:00 in Beijing. */
const start = Date.parse('2026-11-02T01:00:00Z')

let server: TestServer
let db: Db
let clock = start
let coordinator: SignedIn
let liaison: SignedIn
let viewer: SignedIn
let writing: { coordinator: Editor; liaison: Editor }
beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
  db = connect(server.database)
  coordinator = await signIn(server, { role: 'coordinator', department: 'bianban' })
  liaison = await signIn(server, { role: 'department', department: 'renshe' })
  viewer = await signIn(server, { role: 'viewer' })
  writing = { coordinator: await connectEditor(server, coordinator), liaison: await connectEditor(server, liaison) }
  clock += day
  await write('coordinator', [
    { item: '1.3', column: 'lead', value: 'renshe' },
    { item: '1.3', column: 'due', value: '2026-11-08' },
  ])
  clock += day
  await write('liaison', [{ item: '1.3', column: 'owner', value: '王敏' }])
  await write('liaison', [{ item: '1.3', column: 'status', value: 'in_progress' }])
  clock = start + 8 * day
  viewer = { ...viewer, cookie: await openSession(server, viewer.person.id) }
})
afterAll(async () => {
  Object.values(writing).forEach((editor) => editor.close())
  await db.destroy()
  await server.close()
})

async function write(who: keyof typeof writing, edits: CellEdit[]): Promise<void> {
  const { person } = who === 'coordinator' ? coordinator : liaison
  const departments = new Set(['renshe', 'bianban'])
  expect(setCells({ doc: writing[who].doc, person, departments, newId: () => crypto.randomUUID() }, edits)).toEqual([])
  for (const { doc } of Object.values(writing))
    await until(() => edits.every(({ item, column, value }) => String(readCell(doc, item, column)) === String(value)))
}

const get = (path: string, who = viewer) =>
  fetch(server.url + path, { headers: { cookie: who.cookie, 'Accept-Language': 'zh-CN' }, redirect: 'manual' })
async function page(path: string, status = 200): Promise<string> {
  const answer = await get(path)
  expect(answer.status).toBe(status)
  return (await answer.text()).replace(/<!-- -->/g, '').replaceAll('&amp;', '&')
}
const report = `/trackers/${tracker}/report`
async function csv(table: string, query = ''): Promise<string[][]> {
  const answer = await get(`${report}.csv?table=${table}&lang=zh${query}`)
  expect(answer.status).toBe(200)
  const text = await answer.text()
  return text
    .trim()
    .split('\r\n')
    .map((line) => line.split(','))
}
/** Of a table as CSV, the row of that name, by its columns. */
async function row(table: string, name: string, query = ''): Promise<Record<string, string>> {
  const [header, ...rows] = await csv(table, query)
  const found = rows.find(([first]) => first === name)
  return Object.fromEntries((found ?? []).map((cell, i) => [header![i]!, cell]))
}

describe('E1: a report of what was written through the room', () => {
  it('E1: says what the edits made of it, as of now and as of then', async () => {
    expect(await row('lateness', '区人力社保局')).toMatchObject({ 红: '1', 逾期: '1', 逾期合计: '2', 最长逾期: '2' })
    expect((await row('lateness', '区人力社保局', '&to=2026-11-06')).红).toBe('0')
    expect(await row('steps', '签收', '&from=2026-11-02T09:00')).toMatchObject({ 完成: '1', 最长: '1' })
    expect((await csv('lights')).map(([date]) => date).slice(1)).toEqual(
      Array.from({ length: 9 }, (_, i) => `2026-11-${String(2 + i).padStart(2, '0')}`),
    )
  })

  it('E1: each figure opens what it counts, as of then', async () => {
    const text = await page(`${report}?from=2026-11-02T09:00`)
    const link = /href="([^"]*report\/counted\?[^"]*table=lateness&row=renshe&column=red)"/.exec(text)![1]!
    const opened = await page(link)
    expect(opened).toContain('区人力社保局 · 红：1')
    expect(opened).toMatch(/逾期 2 天/)
    expect(opened).toContain(`/trackers/${tracker}?item=1.3`)
    expect(opened.match(/\?item=/g)).toHaveLength(1)
    const steps = await page(`${report}/counted?table=steps&row=acknowledge&column=taken&from=2026-11-02T09:00`)
    expect(steps).toContain('2026-11-04 09:00')
    await page(`${report}/counted?table=lateness&row=renshe&column=nothing`, 404)
    await page(`${report}/counted?table=__proto__&row=renshe&column=red`, 404)
  })

  it('E1: as a workbook figures are numbers', async () => {
    const answer = await get(`${report}.xlsx?table=lateness&lang=en`)
    const [sheet] = await readWorkbook(new Uint8Array(await answer.arrayBuffer()))
    const [header, ...rows] = sheet!.rows.map(({ cells }) => cells)
    expect(header!.slice(0, 3)).toEqual(['Lights and delays by department', 'Open', 'Red'])
    expect(rows.map(([name]) => name)).toContain('Human Resources and Social Security Bureau')
  })
})

describe('a report of what cannot be told', () => {
  it('says why: no moment, one to come, one before the ledger, a meeting that is none', async () => {
    expect(await page(`${report}?to=2026-13-40`, 400)).toContain('时间的写法不对')
    expect(await page(`${report}?to=2036-01-01`, 400)).toContain('还没到这个时间')
    expect(await page(`${report}?to=2026-10-01&from=2026-09-01`, 404)).toContain('那时台账还没有建立')
    expect(await page(`${report}?to=meeting:none`, 404)).toContain('没有这次会议')
    expect((await get(`${report}.csv?table=none`)).status).toBe(400)
    expect((await get(`${report}.csv?table=lights&to=x`)).status).toBe(400)
  })

  it('against a moment before it began it is told from its beginning, and the later moment comes last', async () => {
    const text = await page(`${report}?to=2026-10-01&from=2026-11-06`)
    expect(text).toContain('截至 2026-11-06 23:59，与 2026-11-02 09:00 相比')
  })

  it('an empty ledger, of a minute ago, says so', async () => {
    await inHouse(db).execute((trx) =>
      insertLedger(trx, 'empty', newLedger({ streams: [], items: [] }), clock - 60_000),
    )
    await db
      .insertInto('grants')
      .values({ tracker_id: 'empty', to_kind: 'everyone', to_id: '', access: 'viewer' })
      .execute()
    expect(await page('/trackers/empty/report')).toContain('那时台账里还没有事项')
  })

  it('E1: all ledgers that one may see, and no others', async () => {
    await inHouse(db).execute((trx) => insertLedger(trx, 'hidden', newLedger(), clock - day))
    const text = await page('/report')
    expect(text).toContain(`/trackers/${tracker}/report?`)
    expect(text).not.toContain('/trackers/hidden')
  })
})
