import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notice } from '#app/model/live/wire'
import { addLedger, openTo, toPerson } from '../support/in-house'
import { hearNotices } from '../support/notices'
import { signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

let server: TestServer
let li: SignedIn
beforeAll(async () => {
  server = await startTestServer()
  li = await signIn(server, { role: 'coordinator', name: '李强' })
})
afterAll(() => server.close())

const days = { dueSoonDays: '7', silentDays: '14', blockedDays: '7', acknowledgeDays: '3', reviewDays: '7' }
const post = (who: SignedIn | null, fields: Record<string, string>) =>
  fetch(`${server.url}/trackers/${tracker}/settings`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: server.url, ...(who && { Cookie: who.cookie }) },
    body: new URLSearchParams(fields),
  })

describe('N7: a ledger’s settings', () => {
  it('are for those who coordinate it', async () => {
    const wang = await signIn(server, { role: 'department', department: 'renshe' })
    const viewer = await signIn(server, { role: 'viewer' })
    for (const who of [wang, viewer]) {
      const page = await fetch(`${server.url}/trackers/${tracker}/settings`, { headers: { Cookie: who.cookie } })
      expect(page.status).toBe(403)
      expect((await post(who, { intent: 'thresholds', ...days, silentDays: '30' })).status).toBe(403)
    }
    const stranger = await post(null, { intent: 'basics', zh: '甲', en: '' })
    expect([stranger.status, stranger.headers.get('location')?.startsWith('/sign-in')]).toEqual([302, true])
  })

  it('R1: who agrees to more time is somebody who reaches the ledger, from a time that there is, or nobody', async () => {
    const leader = await signIn(server, { role: 'viewer', name: '凌领导' })
    const save = async (leader: string, from: string) =>
      (await post(li, { intent: 'extensions', leader, from })).headers.get('location')?.split('?')[1] ?? 'refused'
    expect(await save('nobody-at-all', '3')).toBe('refused')
    for (const from of ['0', '100', '', 'x', '1.5'])
      expect([from, await save(leader.person.id, from)]).toEqual([from, 'refused'])
    expect(await save(leader.person.id, '２')).toBe('done=extensions#extensions')
    const page = await fetch(`${server.url}/trackers/${tracker}/settings`, { headers: { Cookie: li.cookie } })
    expect(await page.text()).toContain(leader.person.id)
    expect(await save('', '3')).toBe('done=extensions#extensions')
  })

  it('L7: what is saved is told to open pages, and stands in what is read next', async () => {
    const told = await hearNotices(server, li)
    expect((await post(li, { intent: 'thresholds', ...days, silentDays: '３０' })).status).toBe(302)
    expect((await post(li, { intent: 'basics', zh: ' 整改台账 ', en: '' })).status).toBe(302)
    const changed = (notice: Notice) =>
      notice.type === 'tracker' && notice.tracker.settings.silentDays === 30 && notice.tracker.title.en === '整改台账'
    await told.until((all) => all.some(changed))
    const page = await fetch(`${server.url}/trackers/${tracker}/settings`, { headers: { Cookie: li.cookie } })
    expect(await page.text()).toContain('整改台账')
    // Who opens it later is told as well: the page may have been loaded before.
    const later = await hearNotices(server, li)
    await later.until((all) => all.some(changed))
    told.close()
    later.close()
  })

  it('L1: a title is taken by no ledger that they may not see, and what is called so already stays so', async () => {
    await addLedger(server, '他人的台账', [])
    await addLedger(server, '我的台账', [toPerson(li.person, 'coordinator')])
    const rename = async (zh: string) => (await post(li, { intent: 'basics', zh, en: '' })).status
    expect(await rename('我的 台账')).toBe(409)
    expect(await rename('他人的台账')).toBe(302)
    await openTo(server, '他人的台账', toPerson(li.person, 'viewer'))
    expect((await post(li, { intent: 'thresholds', ...days })).status).toBe(302)
    expect(await rename('他人的台账')).toBe(302)
    expect(await rename('整改台账')).toBe(302)
    expect(await rename('他人的台账')).toBe(409)
  })

  it.each([
    ['basics', { zh: '  ', en: 'x' }, 'title-missing'],
    ['basics', { zh: '甲\n乙', en: '' }, 'title-malformed'],
    ['basics', { zh: '长'.repeat(101), en: '' }, 'title-malformed'],
    ['thresholds', { ...days, dueSoonDays: '7.5' }, 'bad-threshold'],
    ['thresholds', { ...days, silentDays: '-1' }, 'bad-threshold'],
    ['thresholds', { ...days, reviewDays: '367' }, 'bad-threshold'],
    ['thresholds', { ...days, blockedDays: '' }, 'bad-threshold'],
  ])('%s %o is refused: %s', async (intent, fields, problem) => {
    const answer = await post(li, { intent, ...fields })
    expect([answer.status, (await answer.text()).includes(problem)]).toEqual([400, true])
  })
})
