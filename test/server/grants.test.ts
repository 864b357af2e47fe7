import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { standingOf, type Person } from '#app/model/ledger/person'
import { closeCode } from '#app/model/live/wire'
import { openOnlyTo, toPerson } from '../support/in-house'
import { signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

let server: TestServer
let li: SignedIn
let wang: SignedIn
let ling: SignedIn
let zhou: SignedIn
beforeAll(async () => {
  server = await startTestServer()
  li = await signIn(server, { role: 'coordinator', department: 'bianban', name: '李强' })
  wang = await signIn(server, { role: 'department', department: 'renshe', name: '王敏' })
  ling = await signIn(server, { role: 'viewer', name: '凌领导' })
  zhou = await signIn(server, { role: 'administrator', name: '周敏' })
})
beforeEach(() =>
  openOnlyTo(server, [
    { to: { kind: 'department', id: 'renshe' }, access: 'department' },
    toPerson(li.person, 'coordinator'),
    toPerson(ling.person, 'viewer'),
  ]),
)
afterAll(() => server.close())

const settings = `/trackers/${tracker}/settings`
const headers = ({ cookie }: SignedIn) => ({ cookie, origin: server.url })

/** The status of the answer, and where it leads. */
async function set(who: SignedIn, to: string, access: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(server.url + settings, {
    ...{ method: 'POST', redirect: 'manual', headers: headers(who) },
    body: new URLSearchParams({ intent: 'access', to, access, ...more }),
  })
  return [answer.status, answer.headers.get('location') ?? []].flat().join(' ')
}
const done = `302 ${settings}?done=access#access`

async function socketOf(who: SignedIn): Promise<{ ws: WebSocket; closedWith: Promise<number> }> {
  const ws = new WebSocket(`${server.socketUrl}/${tracker}`, { headers: headers(who) })
  const closedWith = new Promise<number>((resolve) => ws.once('close', resolve))
  await new Promise((resolve, reject) => ws.once('open', resolve).once('error', reject))
  return { ws, closedWith }
}
const statusOf = async (who: SignedIn, made?: Person) =>
  (
    await fetch(`${server.url}/ws/${tracker}${made ? `?person=${encodeURIComponent(standingOf(made))}` : ''}`, {
      headers: headers(who),
    })
  ).status

describe('L1: access to a ledger', () => {
  it('S5: who loses it is out at once, and is answered as if there were no ledger; nobody else is disturbed', async () => {
    const [theirs, others] = [await socketOf(wang), await socketOf(ling)]
    expect(await set(li, 'department:renshe', '')).toBe(done)
    expect(await theirs.closedWith).toBe(closeCode.forbidden)
    expect([await statusOf(wang), await statusOf(wang, wang.person)]).toEqual([404, 404])
    expect(others.ws.readyState).toBe(WebSocket.OPEN)
    others.ws.close()
  })

  it('S5: who may do something else by it has to come again, as what they are now', async () => {
    const theirs = await socketOf(ling)
    expect(await set(li, `person:${ling.person.id}`, 'coordinator')).toBe(done)
    expect(await theirs.closedWith).toBe(closeCode.forbidden)
    expect(await statusOf(ling, ling.person)).toBe(403)
    expect(await statusOf(ling, { ...ling.person, role: 'coordinator' })).toBe(426)
    // Of another person's page nothing is said but to sign in.
    expect(await statusOf(ling, wang.person)).toBe(401)
  })

  it('S5: what changes nothing for somebody leaves their page alone', async () => {
    const theirs = await socketOf(wang)
    expect(await set(li, 'everyone:', 'viewer')).toBe(done)
    expect(await set(li, `person:${wang.person.id}`, 'viewer')).toBe(done)
    await expect.poll(() => theirs.ws.readyState).toBe(WebSocket.OPEN)
    theirs.ws.close()
  })

  it('a coordinator who takes their own is asked first, and is then nobody there', async () => {
    const own = `person:${li.person.id}`
    const theirs = await socketOf(li)
    expect(await set(li, own, '')).toBe('409')
    expect(await set(li, own, 'viewer')).toBe('409')
    expect(theirs.ws.readyState).toBe(WebSocket.OPEN)
    expect(await set(li, own, '', { sure: '1' })).toBe('302 /')
    expect(await theirs.closedWith).toBe(closeCode.forbidden)
    expect(await set(li, own, 'coordinator')).toBe('404')
    // An administrator coordinates everywhere, and may give it back.
    expect(await set(zhou, own, 'coordinator')).toBe(done)
  })

  it('only those who coordinate say so, and only to whom there is', async () => {
    expect(await set(wang, 'everyone:', 'coordinator')).toBe('403')
    expect(await set(ling, `person:${ling.person.id}`, 'coordinator')).toBe('403')
    for (const to of ['person:nobody', 'department:nowhere', 'everyone:x'])
      expect(await set(li, to, 'viewer')).toBe('400')
    for (const to of ['king:x', '', 'person']) expect(await set(li, to, 'viewer')).toBe('400')
    expect(await set(li, 'everyone:', 'owner')).toBe('400')
  })

  it('S5: who is moved to another department is out of what that opened', async () => {
    const sun = await signIn(server, { role: 'department', department: 'renshe', name: '孙悦' })
    const theirs = await socketOf(sun)
    const form = new URLSearchParams({
      intent: 'person-save',
      id: sun.person.id,
      name: '孙悦',
      role: 'member',
      department: 'jiaowei',
    })
    await fetch(`${server.url}/people`, { method: 'POST', redirect: 'manual', headers: headers(zhou), body: form })
    expect(await theirs.closedWith).toBe(closeCode.forbidden)
    expect(await statusOf(sun)).toBe(404)
  })
})
