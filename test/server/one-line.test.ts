import { afterAll, beforeAll, expect, it } from 'vitest'
import { signIn, type SignedIn } from '../support/people'
import { openHouse, password, tokenOf, valueOf } from '../support/people-house'
import { startTestServer, tracker, type TestServer } from '../support/server'

const lines = ['例\ud800会\r\nX: y', 'a\x01b', '李强\t主任', 'x\u2028y', '陈\u202e静']
let server: TestServer
let coordinator: SignedIn
beforeAll(async () => {
  server = await startTestServer()
  coordinator = await signIn(server, { role: 'coordinator', department: 'bianban', name: '许协调' })
})
afterAll(() => server.close())

const post = async (path: string, body: object) => {
  // Written by hand: JSON carries halves of letters that forms replace.
  const answer = await fetch(`${server.url}/trackers/${tracker}/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { Cookie: coordinator.cookie, Origin: server.url },
  })
  const { outcome } = (await answer.json()) as { outcome: string }
  return [answer.status, outcome]
}

it('X9: names of people, accounts and departments are one line', async () => {
  const house = await openHouse()
  const { port } = await house.administrator()
  const token = tokenOf(valueOf(await port.invite({ houseRole: 'member', department: null })).url)
  const stranger = await house.port()
  for (const line of lines) {
    expect(await stranger.acceptInvitation(token, { account: 'fine', name: line, password })).toEqual({
      ok: false,
      error: 'name-missing',
    })
    expect(await stranger.acceptInvitation(token, { account: `a${line}`, name: '李强', password })).toEqual({
      ok: false,
      error: 'account-malformed',
    })
    await expect(
      house.people.addPerson({ account: 'fine', name: line, houseRole: 'member', department: null }),
    ).rejects.toThrow('name-missing')
    const name = { zh: '新单位', en: 'New' }
    for (const change of [{ name: { ...name, zh: line } }, { name: { ...name, en: line } }, { short: line }]) {
      for (const isNew of [true, false]) {
        const department = { id: isNew ? 'fresh' : 'renshe', name, short: '新', kind: 'body' as const, ...change }
        expect(await port.saveDepartment(department, isNew)).toEqual({ ok: false, error: 'name-missing' })
      }
    }
  }
  valueOf(await stranger.acceptInvitation(token, { account: 'fine', name: ' 李强\n', password }))
  expect((await port.list()).map(({ name }) => name)).toContain('李强')
  await house.close()
})

it('X9: views, meetings and decisions’ responsible are named in one line; what a decision says may have several', async () => {
  const meeting = { title: '例会', heldOn: '2026-11-28', chair: '许协调', secondsPerItem: null }
  for (const line of lines) {
    expect(await post('views', { name: line, query: 'q=1', isShared: false })).toEqual([400, 'name-missing'])
    for (const change of [{ title: line }, { chair: line }])
      expect(await post('meeting/state', { do: 'start', by: 'stream', ...meeting, ...change })).toEqual([
        400,
        'not-one-line',
      ])
  }
  expect(await post('meeting/state', { do: 'start', by: 'stream', ...meeting })).toEqual([200, 'done'])
  const decision = {
    do: 'decide',
    id: 'd1',
    item: null,
    kind: 'decision',
    text: '一、二。\n三、四。',
    department: '',
    responsible: '李强',
    due: '',
  }
  for (const line of lines) {
    for (const change of [{ title: line }, { chair: line }])
      expect(await post('meeting/state', { do: 'describe', ...meeting, ...change })).toEqual([400, 'not-one-line'])
    expect(await post('meeting/state', { ...decision, responsible: line })).toEqual([400, 'not-one-line'])
  }
  expect(await post('meeting/state', decision)).toEqual([200, 'done'])
})
