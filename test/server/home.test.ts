import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyone } from '#app/model/house/grant'
import type { LedgerWish } from '#app/model/ledger/newLedger'
import { emptyItem } from '#app/model/ledger/rows'
import { connect } from '#db/connect'
import { grantTo } from '#db/grants'
import { newId } from '#app/sync/newId'
import { wish } from '../support/newLedger'
import { signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

let server: TestServer
let li: SignedIn
let wang: SignedIn
beforeAll(async () => {
  server = await startTestServer()
  li = await signIn(server, { role: 'coordinator', name: '李强' })
  wang = await signIn(server, { role: 'department', department: 'renshe', name: '王敏' })
})
afterAll(() => server.close())

const get = (who: SignedIn, path: string) =>
  fetch(`${server.url}${path}`, { redirect: 'manual', headers: { Cookie: who.cookie, 'Accept-Language': 'zh' } })
const textOf = async (who: SignedIn, path: string) =>
  (await (await get(who, path)).text())
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<\/?(mark|span|strong)[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

/** A ledger with one overdue item that 人社局 leads. */
function overdueLedger(): LedgerWish {
  const made = wish({ departments: [] })
  const [stream] = made.ledger.streams
  const item = {
    ...emptyItem('late'),
    stream: stream!.id,
    order: 'a1',
    title: '清理在建工程欠薪',
    lead: 'renshe',
    status: 'in_progress' as const,
    due: '2020-01-31',
  }
  return { ...made, ledger: { ...made.ledger, items: [item] } }
}

describe('N7, L8: the house’s home', () => {
  it('who has one ledger lands in it, and finds the home when they ask for it', async () => {
    const bare = await get(wang, '/')
    expect([bare.status, bare.headers.get('location')]).toEqual([302, `/trackers/${tracker}`])
    expect(await textOf(wang, '/?home')).toContain('等我办理')
  })

  it('tells what waits over all ledgers, the most harmful first, each with a link to its row', async () => {
    const second = overdueLedger()
    const made = await fetch(`${server.url}/trackers`, {
      method: 'POST',
      headers: { Origin: server.url, Cookie: li.cookie, 'Content-Type': 'application/json' },
      body: JSON.stringify(second),
    })
    expect(made.status).toBe(201)
    const db = connect(server.database)
    await db.transaction().execute((trx) => grantTo(trx, second.id, everyone, 'department'))
    await db.destroy()
    const page = await (await get(wang, '/')).text()
    const rows = [...page.matchAll(/href="(\/trackers\/[^"]+\?item=[^"]+)"/g)].map(([, href]) => href)
    // The overdue one stands before what is only to be acknowledged, in whichever ledger.
    expect(rows).toEqual([`/trackers/${second.id}?item=late`, `/trackers/${tracker}?item=1.2.4`])
    const text = await textOf(wang, '/')
    expect(text).toContain('等我办理 2')
    expect(text).toMatch(/逾期 \d+ 天/)
    expect(text).toContain('我：牵头 1 · 协办 2 · 待签收 1')
    // Nobody waits for the coordinator, to whom it is red all the same.
    expect(await textOf(li, '/')).toMatch(/亮红灯 1 .*清理在建工程欠薪/)
  })

  it('folds nothing red away, however much is asked that is not due, and says what is red', async () => {
    for (let n = 0; n < 13; n++) {
      const made = await fetch(`${server.url}/trackers/${tracker}/records`, {
        method: 'POST',
        headers: { Origin: server.url, Cookie: li.cookie, 'Content-Type': 'application/json' },
        body: JSON.stringify({
          ...{ do: 'open', kind: 'order', rows: [{ id: newId(), item: '1.2.4' }], files: [] },
          facts: { department: 'renshe', text: '请报送进展', until: '2999-12-01' },
        }),
      })
      expect(await made.text()).toContain('"made":1')
    }
    const page = await (await get(wang, '/')).text()
    expect(page.match(/href="(\/trackers\/[^"]+\?item=[^"]+)"/)?.[1]).toMatch(/\?item=late$/)
    const text = await textOf(wang, '/')
    expect(text).toContain('另有 3 项')
    expect(text).toMatch(/亮红灯 1 其中 1 项等您办理，列在“等我办理”中。/)
    expect(text).not.toContain('没有亮红灯')
  })

  it('finds rows in all ledgers by every word, and says where', async () => {
    const text = await textOf(wang, `/?q=${encodeURIComponent('人社')}`)
    expect(text).toContain('找到 4 行')
    expect(text).toMatch(/清理在建工程欠薪\s*牵头单位\s*：\s*人社局/)
    expect(await textOf(wang, `/?q=${encodeURIComponent('人社 欠薪')}`)).toContain('找到 1 行')
    expect(await textOf(wang, '/?q=%01%F0%9F%98%80nowhere')).toContain('没有找到')
  })
})
