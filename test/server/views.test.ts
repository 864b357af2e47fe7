import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SavedView } from '#app/model/view/savedView'
import { signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

let server: TestServer
let xu: SignedIn
let ren: SignedIn
let zu: SignedIn
beforeAll(async () => {
  server = await startTestServer()
  xu = await signIn(server, { role: 'coordinator', department: 'bianban' })
  ren = await signIn(server, { role: 'department', department: 'renshe' })
  zu = await signIn(server, { role: 'department', department: 'zuzhibu' })
})
afterAll(() => server.close())

const ask = (who: SignedIn | null, path: string, init: RequestInit = {}) =>
  fetch(`${server.url}/trackers/${tracker}/${path}`, {
    ...init,
    headers: { ...(who ? { cookie: who.cookie } : {}), origin: server.url, 'content-type': 'application/json' },
  })
const save = async (who: SignedIn | null, name: string, query: string, isShared = false) =>
  (await ask(who, 'views', { method: 'POST', body: JSON.stringify({ name, query, isShared }) })).status
const viewsOf = async (who: SignedIn) => (await (await ask(who, 'views')).json()) as SavedView[]

it('a view is kept for its owner, and everyone’s for everyone; only coordinators make those', async () => {
  expect(await save(ren, ' 我牵头的 ', 'only.lead=renshe&sort=-due&evil=1')).toBe(201)
  expect(await save(ren, '大家的', 'q=x', true)).toBe(403)
  expect(await save(xu, '亮红灯的', 'only.light=red', true)).toBe(201)
  expect(await viewsOf(ren)).toEqual([
    { id: expect.any(String) as string, name: '亮红灯的', query: 'only.light=red', isShared: true },
    { id: expect.any(String) as string, name: '我牵头的', query: 'only.lead=renshe&sort=-due', isShared: false },
  ])
  expect((await viewsOf(zu)).map(({ name }) => name)).toEqual(['亮红灯的'])
})

it('N4: the CSV of a kept view holds what it shows; somebody else’s is not found', async () => {
  const mine = (await viewsOf(ren)).find(({ isShared }) => !isShared)!
  const csv = await (await ask(ren, `export.csv?view=${mine.id}&lang=zh`)).text()
  const seen = await (await ask(ren, 'export.csv?only.lead=renshe&sort=-due&lang=zh')).text()
  const whole = await (await ask(ren, 'export.csv?lang=zh')).text()
  expect(csv).toBe(seen)
  expect(csv.length).toBeLessThan(whole.length / 2)
  expect((await ask(zu, `export.csv?view=${mine.id}`)).status).toBe(404)
})

it('a view is removed by its owner, everyone’s by a coordinator, and by nobody else', async () => {
  const views = await viewsOf(ren)
  const remove = async (who: SignedIn, id: string) => (await ask(who, `views?id=${id}`, { method: 'DELETE' })).status
  expect([await remove(zu, views[1]!.id), await remove(ren, views[0]!.id), await remove(xu, views[1]!.id)]).toEqual([
    404, 404, 404,
  ])
  expect([await remove(ren, views[1]!.id), await remove(xu, views[0]!.id), await remove(ren, 'none')]).toEqual([
    204, 204, 404,
  ])
  expect(await viewsOf(ren)).toEqual([])
})

it('what is no view is refused with a reason; strangers see nothing', async () => {
  expect(await save(null, '陌生人', '')).toBe(401)
  expect((await ask(null, 'views')).status).toBe(401)
  expect([
    await save(ren, ' ', ''),
    await save(ren, '名'.repeat(61), ''),
    await save(ren, '长', `q=${'x'.repeat(8_001)}`),
  ]).toEqual([400, 400, 400])
  expect((await ask(ren, 'views', { method: 'POST', body: '{"name":1}' })).status).toBe(400)
  for (let i = 0; i < 50; i++) expect(await save(ren, `视图${i}`, '')).toBe(201)
  expect(await save(ren, '再一个', '')).toBe(400)
})
