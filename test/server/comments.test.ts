import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CommentRecord } from '#app/model/records/comment'
import type { Inbox } from '#app/model/records/inbox'
import { limits } from '#app/model/ledger/limits'
import { connect } from '#db/connect'
import { signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

let server: TestServer
let xu: SignedIn
let ren: SignedIn
let zu: SignedIn
let ling: SignedIn
beforeAll(async () => {
  server = await startTestServer()
  xu = await signIn(server, { role: 'coordinator', department: 'bianban', name: '许协调' })
  ren = await signIn(server, { role: 'department', department: 'renshe', name: '任人社' })
  zu = await signIn(server, { role: 'department', department: 'zuzhibu', name: '祖组织' })
  ling = await signIn(server, { role: 'viewer', name: '凌领导' })
})
afterAll(() => server.close())

const ask = (who: SignedIn | null, address: string, init: RequestInit = {}) =>
  fetch(`${server.url}/trackers/${tracker}/${address}`, {
    ...init,
    headers: { ...(who ? { cookie: who.cookie } : {}), origin: server.url },
    redirect: 'manual',
  })
const say = (who: SignedIn | null, item: string, body: string) =>
  ask(who, `items/${item}/comments`, { method: 'POST', body: new URLSearchParams({ body }) })
const inboxOf = async (who: SignedIn) => (await (await ask(who, 'inbox')).json()) as Inbox

it('X5: character 0 is no text that anybody writes, in a form or in JSON: 400, and nothing of it is kept', async () => {
  expect((await say(xu, '1.2.3', '编制\0数')).status).toBe(400)
  const put = (body: string) =>
    fetch(`${server.url}/trackers/${tracker}/views`, {
      method: 'POST',
      headers: { cookie: xu.cookie, origin: server.url, 'Content-Type': 'application/json' },
      body,
    })
  const view = { id: 'v1', name: '我的', view: {}, isShared: false }
  for (const body of [
    { ...view, name: '我\0的' },
    { ...view, view: { 'a\0': 1 } },
  ])
    expect((await put(JSON.stringify(body))).status).toBe(400)
  expect(await (await ask(ling, 'items/1.2.3/comments')).json()).toEqual([])
})

it('a comment is kept with its author, is read by everybody, and comes to those whom it names', async () => {
  expect((await say(xu, '1.2.4', '  请@人社局和@祖组织 核对编制数。 ')).status).toBe(201)
  const comments = (await (await ask(ling, 'items/1.2.4/comments')).json()) as CommentRecord[]
  expect(comments).toEqual([
    {
      id: expect.any(String) as string,
      body: '请@人社局和@祖组织 核对编制数。',
      at: expect.any(Number) as number,
      person: { id: xu.person.id, name: '许协调', department: 'bianban' },
    },
  ])
  for (const who of [ren, zu]) {
    const inbox = await inboxOf(who)
    expect(inbox).toMatchObject({
      unread: 1,
      news: [
        { reason: 'mention', item: '1.2.4', by: { name: '许协调', department: 'bianban' }, text: comments[0]!.body },
      ],
    })
  }
  expect((await inboxOf(xu)).news).toEqual([])
  const mark = async (body: unknown) => (await ask(ren, 'inbox', { method: 'POST', body: JSON.stringify(body) })).status
  const { at } = comments[0]!
  expect(await mark({ upTo: at - 1 })).toBe(204)
  expect((await inboxOf(ren)).unread).toBe(1)
  expect(await mark({ upTo: at })).toBe(204)
  expect((await inboxOf(ren)).unread).toBe(0)
  expect((await inboxOf(zu)).unread).toBe(1)
  // Another page that had seen less takes nothing back, and what is still to come is not seen yet.
  expect(await mark({ upTo: at - 1 })).toBe(204)
  expect(await mark({ upTo: at + 1e12 })).toBe(204)
  const inbox = await inboxOf(ren)
  expect([inbox.unread, inbox.readAt >= at, inbox.readAt < at + 1e11]).toEqual([0, true, true])
  for (const body of [null, {}, { upTo: '1' }, { upTo: -1 }, { upTo: 1.5 }]) expect(await mark(body)).toBe(400)
})

it('what the coordinators are asked comes to each of them, and to nobody else', async () => {
  for (const name of ['专班', 'Coordinators']) {
    const body = `@${name} 申请重新打开：材料有误`
    expect((await say(ren, '1.2.3', body)).status).toBe(201)
    expect((await inboxOf(xu)).news[0]).toMatchObject({ reason: 'mention', item: '1.2.3', text: body })
    for (const who of [ren, zu, ling]) expect((await inboxOf(who)).news.map(({ text }) => text)).not.toContain(body)
  }
})

it('X2 G9: strangers see nothing, viewers write nothing; empty, endless and orphaned comments are refused', async () => {
  expect((await ask(null, 'items/1.1/comments')).status).toBe(401)
  expect((await say(null, '1.1', '陌生人')).status).toBe(401)
  expect((await ask(null, 'inbox')).status).toBe(401)
  expect((await ask(null, 'mentionables')).status).toBe(401)
  const outcome = async (response: Promise<Response>) => [
    (await response).status,
    ((await (await response).json()) as { outcome: string }).outcome,
  ]
  expect(await outcome(say(ling, '1.1', '领导批示'))).toEqual([403, 'not-allowed'])
  expect(await outcome(say(ren, '1.1', ' \n '))).toEqual([400, 'empty'])
  expect(await outcome(say(ren, '1.1', '长'.repeat(limits.comment + 1)))).toEqual([400, 'too-long'])
  expect(await outcome(say(ren, '99.9', '没有这一行'))).toEqual([404, 'unknown-item'])
  expect(await (await ask(ren, 'items/1.1/comments')).json()).toEqual([])
})

it('X3: a comment from another site’s page is refused', async () => {
  const response = await fetch(`${server.url}/trackers/${tracker}/items/1.1/comments`, {
    method: 'POST',
    body: new URLSearchParams({ body: 'x' }),
    headers: { cookie: ren.cookie, origin: 'https://elsewhere.example' },
  })
  expect(response.status).toBe(403)
})

it('what was said stays said: comments are append-only', async () => {
  await server.stop()
  const db = connect(server.database)
  await expect(db.updateTable('comments').set({ body: '改过' }).execute()).rejects.toThrow('append-only')
  await expect(db.deleteFrom('comments').execute()).rejects.toThrow('append-only')
  await db.destroy()
  await server.restart()
})
