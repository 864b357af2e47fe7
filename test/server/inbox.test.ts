import { afterAll, beforeAll, expect, it } from 'vitest'
import { everyone } from '#app/model/house/grant'
import { setCells, type CellEdit } from '#app/model/ledger/edit'
import type { Inbox } from '#app/model/records/inbox'
import { openOnlyTo, toPerson } from '../support/in-house'
import { connectEditor, signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

const day = 86_400_000
/** How much later it is than it was at first (ms). */
let later = 0
let server: TestServer
let xu: SignedIn
let ren: SignedIn
let zu: SignedIn
let ling: SignedIn
beforeAll(async () => {
  const began = Date.now()
  server = await startTestServer({ now: () => began + later })
  xu = await signIn(server, { role: 'coordinator', department: 'bianban', name: '许协调' })
  ren = await signIn(server, { role: 'department', department: 'renshe', name: '任人社' })
  zu = await signIn(server, { role: 'department', department: 'zuzhibu', name: '祖组织' })
  ling = await signIn(server, { role: 'viewer', department: 'renshe', name: '凌领导' })
  // A leader of a department whose liaison is somebody else.
  await openOnlyTo(server, [
    { to: everyone, access: 'viewer' },
    toPerson(xu.person, 'coordinator'),
    ...[ren, zu].map(({ person }) => toPerson(person, 'department')),
  ])
})
afterAll(() => server.close())

const inboxOf = async (who: SignedIn) => {
  const answer = await fetch(`${server.url}/trackers/${tracker}/inbox`, { headers: { cookie: who.cookie } })
  return (await answer.json()) as Inbox
}
const tasksOf = async (who: SignedIn) =>
  (await inboxOf(who)).tasks.map(({ item, reasons, by, text }) => [item, reasons.join(' '), by?.name ?? '', text])
const newsOf = async (who: SignedIn) =>
  // What the ledger reminds of by itself, while the clock here is moved by days, is another test's.
  (await inboxOf(who)).news.flatMap(({ item, reason, by }) => (reason === 'reminder' ? [] : [[item, reason, by?.name]]))

/** Writes as somebody, and waits until the server has it. */
async function write(who: SignedIn, edits: CellEdit[]): Promise<void> {
  const [editor, witness] = [await connectEditor(server, who), await connectEditor(server, ling)]
  const arrived = new Promise<void>((resolve) => witness.doc.once('update', () => resolve()))
  const desk = { doc: editor.doc, person: who.person, departments: new Set(['renshe', 'zuzhibu']), newId: () => 'x' }
  expect(setCells(desk, edits)).toEqual([])
  await arrived
  editor.close()
  witness.close()
}
const move = (status: string, more: Record<string, string | string[]> = {}): CellEdit[] =>
  Object.entries({ ...more, status }).map(([column, value]) => ({ item: '1.2.4', column, value }) as CellEdit)

it('from assigned to closed each finds what waits for them, with who sent it and why, and nobody anything else', async () => {
  expect(await tasksOf(ren)).toEqual([['1.2.4', 'acknowledge', '', '']])
  expect(await tasksOf(xu)).not.toContainEqual(expect.arrayContaining(['1.2.4']))
  expect(await tasksOf(ling)).toEqual([])

  await write(ren, move('in_progress', { owner: '任人社' }))
  expect(await tasksOf(ren)).toEqual([])
  await write(ren, move('submitted', { progress: '已印发' }))
  expect(await tasksOf(ren)).toEqual([])
  expect(await tasksOf(xu)).toContainEqual(['1.2.4', 'review', '任人社', ''])

  const why = '缺少盖章的佐证材料。\n请附：一、方案；二、会议纪要。'
  await write(xu, move('returned', { reason: why }))
  expect(await tasksOf(ren)).toEqual([['1.2.4', 'returned', '许协调', why]])
  expect(await tasksOf(xu)).not.toContainEqual(expect.arrayContaining(['1.2.4']))
  expect(await newsOf(ren)).toEqual([])

  await write(ren, move('in_progress', { evidence: ['方案 https://example.org/fangan.pdf'] }))
  await write(ren, move('submitted'))
  expect(await tasksOf(ren)).toEqual([])
  expect(await tasksOf(xu)).toContainEqual(['1.2.4', 'review', '任人社', ''])
  await write(xu, move('closed'))
  expect(await tasksOf(xu)).not.toContainEqual(expect.arrayContaining(['1.2.4']))
  expect(await inboxOf(ren)).toMatchObject({
    tasks: [],
    news: [{ item: '1.2.4', reason: 'closed', by: { name: '许协调', department: 'bianban' } }],
    unread: 1,
  })
  expect(await newsOf(xu)).toEqual([])
})

it('who supports a row from now on is told, who leads it finds it waiting; an item with sub-items waits for nobody', async () => {
  const before = await tasksOf(zu)
  await write(xu, [
    { item: '5.1', column: 'support', value: ['zuzhibu'] },
    { item: '5.2', column: 'lead', value: 'zuzhibu' },
    { item: '1.2', column: 'lead', value: 'zuzhibu' },
  ])
  expect(await newsOf(zu)).toContainEqual(['5.1', 'assigned', '许协调'])
  const added = (await tasksOf(zu)).filter(([item]) => !before.some(([known]) => known === item))
  expect(added).toEqual([['5.2', 'acknowledge', '', '']])
})

it('who asks for a closed item to be opened again is heard until somebody answers, and asks once', async () => {
  const ask = async (who: SignedIn, request: string | null, body: string) => {
    const answer = await fetch(`${server.url}/trackers/${tracker}/items/1.2.4/comments`, {
      method: 'POST',
      headers: { cookie: who.cookie, origin: server.url },
      body: new URLSearchParams({ body, ...(request && { request }) }),
    })
    return ((await answer.json()) as { outcome: string }).outcome
  }
  const requests = async () => (await tasksOf(xu)).filter(([item]) => item === '1.2.4')
  expect(await ask(zu, 'reopen', '请重新打开')).toBe('not-allowed')
  expect(await ask(ling, 'reopen', '请重新打开')).toBe('not-allowed')
  expect(await ask(ren, 'reopen', '方案有调整')).toBe('added')
  expect(await ask(ren, 'reopen', '方案有调整')).toBe('already-asked')
  expect(await requests()).toEqual([['1.2.4', 'reopen', '任人社', '方案有调整']])
  // What they add themselves is no answer.
  expect(await ask(ren, null, '调整的内容见附件')).toBe('added')
  expect(await requests()).toHaveLength(1)
  expect(await ask(xu, null, '请先报送调整的内容')).toBe('added')
  expect(await requests()).toEqual([])
  expect(await ask(ren, 'reopen', '已经报送')).toBe('added')
  expect(await requests()).toHaveLength(1)
  await write(xu, move('in_progress'))
  expect(await requests()).toEqual([])
  expect(await ask(ren, 'reopen', '再次')).toBe('not-allowed')
})

it('what waits does so however long ago it came, by whom is still known; what happened is forgotten', async () => {
  await write(xu, move('returned', { reason: '重新打开：数字有误' }))
  await write(xu, [{ item: '1.2.4', column: 'due', value: '2020-01-06' }])
  later = 100 * day
  // Nobody stays signed in that long.
  ren = await signIn(server, { role: 'department', department: 'renshe', name: '任人社' })
  zu = await signIn(server, { role: 'department', department: 'zuzhibu', name: '祖组织' })
  await openOnlyTo(server, [{ to: everyone, access: 'department' }])
  expect(await tasksOf(ren)).toEqual([['1.2.4', 'overdue returned silent', '许协调', '重新打开：数字有误']])
  expect(await newsOf(zu)).toEqual([])
})
