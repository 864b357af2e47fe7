import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeCode } from '#app/model/live/wire'
import { setCells } from '#app/model/ledger/edit'
import { readItem } from '#app/model/ledger/ledger'
import { connect } from '#db/connect'
import { grantsOf } from '#db/grants'
import { connectEditor, openEditor, signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'
import { until } from './syncHarness'

const title = '西城区机构改革建议落实台账'
let server: TestServer
let zhou: SignedIn
let li: SignedIn
let wang: SignedIn
beforeAll(async () => {
  server = await startTestServer()
  zhou = await signIn(server, { role: 'administrator', name: '周敏' })
  li = await signIn(server, { role: 'coordinator', name: '李强' })
  wang = await signIn(server, { role: 'department', department: 'renshe', name: '王敏' })
})
afterAll(() => server.close())

const post = (who: SignedIn, address: string, fields: Record<string, string>) =>
  fetch(`${server.url}${address}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: server.url, Cookie: who.cookie },
    body: new URLSearchParams(fields),
  })
const settings = (who: SignedIn, fields: Record<string, string>) => post(who, `/trackers/${tracker}/settings`, fields)
const get = (who: SignedIn, address: string) =>
  fetch(`${server.url}${address}`, { redirect: 'manual', headers: { Cookie: who.cookie, 'Accept-Language': 'zh' } })

/** Of the ledgers that were taken out, the last one's. */
function newestFile(): string {
  const folder = path.join(server.dataDir, 'removed')
  const since = (file: string) => statSync(path.join(folder, file)).mtimeMs
  return readdirSync(folder).sort((a, b) => since(b) - since(a))[0]!
}

async function titleSeenBy(who: SignedIn): Promise<string | undefined> {
  const editor = await connectEditor(server, who)
  const title = readItem(editor.doc, '1.1')?.title
  editor.close()
  return title
}

/** Writes a title as this person. */
async function write(who: SignedIn, text: string): Promise<{ close(): void }> {
  const editor = await connectEditor(server, who)
  const desk = { doc: editor.doc, person: who.person, departments: new Set<string>(), newId: () => 'x' }
  expect(setCells(desk, [{ item: '1.1', column: 'title', value: text }])).toEqual([])
  return editor
}

describe('L7: a ledger is put away, and taken up again', () => {
  it('by those who coordinate it; open pages are sent to what it is now', async () => {
    expect((await settings(wang, { intent: 'archive' })).status).toBe(403)
    const open = openEditor(server, wang)
    const codes: number[] = []
    open.provider.on('connection-close', (event) => event && codes.push(event.code))
    await until(() => open.provider.synced)
    expect((await settings(li, { intent: 'archive' })).status).toBe(302)
    await until(() => codes.length > 0)
    expect(codes[0]).toBe(closeCode.forbidden)
    open.close()
    // A page that was made before, a viewer's too, is to be made anew for an archived ledger.
    const asked = async (standing: string) =>
      (await get(wang, `/ws/${tracker}?person=${wang.person.id}/${standing}`)).status
    expect([await asked('viewer/renshe'), await asked('viewer/renshe/archived')]).toEqual([403, 426])
  })

  it('then nobody writes: neither settings, nor comments, nor meetings, nor shared views', async () => {
    for (const who of [zhou, li]) {
      expect((await settings(who, { intent: 'basics', zh: '别的', en: '' })).status).toBe(403)
      expect((await post(who, `/trackers/${tracker}/items/1.1/comments`, { body: '知道了' })).status).toBe(403)
      const view = await fetch(`${server.url}/trackers/${tracker}/views`, {
        method: 'POST',
        headers: { Origin: server.url, Cookie: who.cookie },
        body: JSON.stringify({ name: '大家的', query: '', isShared: true }),
      })
      expect(view.status).toBe(403)
      expect((await get(who, `/trackers/${tracker}`)).status).toBe(200)
      expect(await (await get(who, '/?home')).text()).toContain('已归档 1')
    }
    const before = await titleSeenBy(li)
    const page = await write(zhou, '改了')
    // Asked after the write was sent, and answered after it was judged or later still.
    for (let asked = 0; asked < 5; asked++) expect(await titleSeenBy(li)).toBe(before)
    page.close()
  })

  it('and writes again once it is taken up', async () => {
    expect((await settings(li, { intent: 'reopen' })).status).toBe(302)
    const page = await write(li, '又能改了')
    await until(async () => (await titleSeenBy(wang)) === '又能改了')
    page.close()
  })
})

describe('L7: a ledger is taken out, and brought back', () => {
  it('by an administrator who types its name, and by nobody else', async () => {
    expect((await settings(li, { intent: 'remove', title })).status).toBe(403)
    expect((await settings(zhou, { intent: 'remove', title: `${title}。` })).status).toBe(409)
    expect((await get(li, `/trackers/${tracker}`)).status).toBe(200)
  })

  it('while others are inside: they are gone, it is unknown, and its file brings it back whole', async () => {
    const inside = await Promise.all([li, wang, wang, li].map((who) => connectEditor(server, who)))
    const before = readItem(inside[0]!.doc, '1.1')
    const codes: number[] = []
    for (const { provider } of inside) provider.on('connection-close', (event) => event && codes.push(event.code))
    const removal = await settings(zhou, { intent: 'remove', title })
    expect(removal.status).toBe(302)
    expect(await (await get(zhou, removal.headers.get('location')!)).text()).toMatch(
      /已删除“.*”。全部内容已写入并核对过文件 .*\.luoshi/,
    )
    for (const who of [zhou, li, wang]) expect((await get(who, `/trackers/${tracker}`)).status).toBe(404)
    await until(() => inside.every(({ provider }) => !provider.wsconnected))
    await until(() => codes.length > 0)
    expect(new Set(codes)).toEqual(new Set([closeCode.removed]))
    inside.forEach((editor) => editor.close())
    const [file] = readdirSync(path.join(server.dataDir, 'removed'))
    expect(await (await get(zhou, '/')).text()).toContain(file)
    expect(await (await get(li, '/')).text()).not.toContain(file)
    expect((await post(li, '/?index&home', { file: file! })).status).toBe(403)
    expect((await post(zhou, '/?index&home', { file: '../luoshi.db' })).status).toBe(409)
    const restored = await post(zhou, '/?index&home', { file: file! })
    expect([restored.status, restored.headers.get('location')]).toEqual([302, `/trackers/${tracker}`])
    const again = await connectEditor(server, li)
    expect(readItem(again.doc, '1.1')).toEqual(before)
    again.close()
    const history = await get(li, `/trackers/${tracker}/items/1.1/history`)
    expect(await history.text()).toContain('又能改了')
  })

  it('departments that nothing else uses go with it where that is wished', async () => {
    const names = async () => (await (await get(zhou, '/people')).text()).match(/区人力社保局|区公园管理中心/g) ?? []
    expect((await names()).length).toBeGreaterThan(0)
    expect((await settings(zhou, { intent: 'remove', title, departments: 'yes' })).status).toBe(302)
    // Somebody belongs to 人社局 still.
    expect(new Set(await names())).toEqual(new Set(['区人力社保局']))
    const file = newestFile()
    expect((await post(zhou, '/?index&home', { file })).status).toBe(302)
    const csv = await (await get(li, `/trackers/${tracker}/export.csv`)).text()
    expect(csv).toContain('又能改了')
  })
})

describe('L7 X11: departments that became part of others while a ledger was away', () => {
  /** Who leads the rows 1.2.1 to 1.2.4, as a viewer's file says. */
  const leads = async () => {
    const csv = await (await get(li, `/trackers/${tracker}/export.csv`)).text()
    return csv.split('\r\n').flatMap((line) => /,1\.2\.[1-4],[^,]*,[^,]*,([^,]*),/.exec(line)?.[1] ?? [])
  }
  const merge = (id: string, into: string) => post(zhou, '/people', { intent: 'department-merge', id, into })
  const asOf = async (at: number) =>
    (await get(li, `/trackers/${tracker}/export.csv?asOf=${encodeURIComponent(new Date(at).toISOString())}`)).text()

  it('an archived one stays as it is, and follows by edits once it is taken up again; its past keeps the names', async () => {
    expect(await leads()).toEqual(['区教委', '区司法局', '区住建委', '区人力社保局'])
    await settings(li, { intent: 'archive' })
    expect((await merge('jiaowei', 'renshe')).status).toBe(302)
    // The merge has ended all the same: nothing of it is left to do but in ledgers that are away.
    expect(await (await get(zhou, '/people')).text()).toContain('已并入区人力社保局')
    expect(await leads()).toEqual(['区教委', '区司法局', '区住建委', '区人力社保局'])
    const before = Date.now()
    await settings(li, { intent: 'reopen' })
    expect(await leads()).toEqual(['区人力社保局', '区司法局', '区住建委', '区人力社保局'])
    expect(await asOf(before)).toContain('区教委')
    const history = await (await get(li, `/trackers/${tracker}/items/1.2.1/history`)).text()
    expect(history).toContain('"before":"jiaowei","after":"renshe"')
    expect(await (await get(zhou, '/people')).text()).not.toContain('正在并入')
  })

  it('so does one that was taken out, once its file brings it back, with its grants; what is closed stays with its name', async () => {
    await settings(zhou, { intent: 'access', to: 'department:sifa', access: 'viewer' })
    expect((await settings(zhou, { intent: 'remove', title })).status).toBe(302)
    const file = newestFile()
    expect((await merge('sifa', 'renshe')).status).toBe(302)
    expect((await post(zhou, '/people', { intent: 'department-close', id: 'zhujian' })).status).toBe(302)
    expect((await post(zhou, '/?index&home', { file })).status).toBe(302)
    expect(await leads()).toEqual(['区人力社保局', '区人力社保局', '区住建委', '区人力社保局'])
    const db = connect(server.database)
    const granted = (await grantsOf(db, tracker)).filter(({ to }) => to.kind === 'department')
    await db.destroy()
    expect(granted).toEqual([{ to: { kind: 'department', id: 'renshe' }, access: 'viewer' }])
  })

  it('it follows into one that was closed meanwhile, which nobody else can name', async () => {
    await settings(li, { intent: 'archive' })
    expect((await merge('renshe', 'kexin')).status).toBe(302)
    expect((await post(zhou, '/people', { intent: 'department-close', id: 'kexin' })).status).toBe(302)
    await settings(li, { intent: 'reopen' })
    expect(await leads()).toEqual(['区科信局', '区科信局', '区住建委', '区科信局'])
    expect(await (await get(zhou, '/people')).text()).not.toContain('正在并入')
    expect((await merge('caizheng', 'kexin')).status).not.toBe(302)
  })
})
