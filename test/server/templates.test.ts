import { afterAll, beforeAll, expect, it } from 'vitest'
import type { KeptTemplate, LedgerTemplate } from '#app/model/ledger/template'
import { hotline } from '#app/newledger/templates/hotline'
import { signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

let server: TestServer
let coordinator: SignedIn
let liaison: SignedIn
beforeAll(async () => {
  server = await startTestServer()
  coordinator = await signIn(server, { role: 'coordinator', name: '李强' })
  liaison = await signIn(server, { role: 'department', department: 'renshe' })
})
afterAll(() => server.close())

const ask = (path: string, method: string, body?: object, who = coordinator) =>
  fetch(`${server.url}${path}`, {
    ...{ method, body: body && JSON.stringify(body), redirect: 'manual' },
    headers: { 'Content-Type': 'application/json', Origin: server.url, Cookie: who.cookie },
  })
const kept = async (who = coordinator) =>
  (await (await ask('/templates', 'GET', undefined, who)).json()) as KeptTemplate[]
const mine: LedgerTemplate = { ...hotline, title: { zh: '我的模板', en: 'Mine' } }

it('L6: a template is kept, made of a ledger too, and removed again; those who make no ledgers have none', async () => {
  expect((await ask('/templates', 'POST', mine)).status).toBe(201)
  expect((await ask('/templates', 'POST', mine)).status).toBe(409)
  expect((await ask(`/trackers/${tracker}/template`, 'POST', { zh: '西城', en: '' })).status).toBe(201)
  const [first, second] = await kept()
  expect(first).toMatchObject({ template: mine, madeBy: '李强' })
  expect(second!.template.streams).toHaveLength(5)
  expect((await ask('/templates', 'POST', { ...mine, title: { zh: '别的', en: '' } }, liaison)).status).toBe(403)
  expect(await kept(liaison)).toEqual([])
  expect((await ask(`/templates?id=${first!.id}`, 'DELETE', undefined, liaison)).status).toBe(403)
  expect((await ask(`/templates?id=${first!.id}`, 'DELETE')).status).toBe(204)
  expect((await ask(`/templates?id=${first!.id}`, 'DELETE')).status).toBe(404)
  expect(await kept()).toHaveLength(1)
})

it('L6: what no ledger could be made of is no template', async () => {
  const wrong = [
    { ...mine, columns: [{ ...mine.columns.at(-1)!, kind: '' }] },
    { ...mine, streams: [...mine.streams, mine.streams[0]] },
    { ...mine, settings: { ...mine.settings, silentDays: -1 } },
    { ...mine, title: { zh: '', en: '' } },
    {},
  ]
  for (const body of wrong) expect((await ask('/templates', 'POST', body)).status).toBe(400)
})

it('L6: a copy is a ledger of its own, which its maker coordinates', async () => {
  const wish = { id: 'copy', title: { zh: '西城副本', en: '' }, parts: [] }
  expect((await ask(`/trackers/${tracker}/copy`, 'POST', wish)).status).toBe(201)
  expect((await ask(`/trackers/${tracker}/copy`, 'POST', wish)).status).toBe(201)
  const csv = async (id: string, who = coordinator) =>
    (await ask(`/trackers/${id}/export.csv`, 'GET', undefined, who)).text()
  expect((await csv('copy')).split('\r\n')).toHaveLength((await csv(tracker)).split('\r\n').length)
  expect((await ask('/trackers/copy', 'GET', undefined, liaison)).status).toBe(404)
  expect((await ask(`/trackers/${tracker}/copy`, 'POST', { ...wish, id: 'theirs' }, liaison)).status).toBe(403)
  expect((await ask('/trackers/nowhere/copy', 'POST', { ...wish, id: 'x' })).status).toBe(404)
  expect((await ask(`/trackers/${tracker}/copy`, 'POST', { ...wish, parts: ['all'] })).status).toBe(400)
})
