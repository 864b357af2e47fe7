import { afterEach, describe, expect, it } from 'vitest'
import { readDepartmentList, departmentsFrom } from '#app/people/readDepartmentList'
import { connect } from '#db/connect'
import { startTestServer, tracker, type TestServer } from '../support/server'

let server: TestServer
afterEach(() => server.close())

/** The next server of this file has the same port. */
const once = { Connection: 'close' }
const password = '一个够长的密码 123'
/** A house that nobody has opened yet. */
const empty = async () => {
  server = await startTestServer({ example: false })
  const link = new URL((await server.people().firstLink())!)
  return `${server.url}${link.pathname}`
}
const open = async (link: string, begin: string) => {
  const answer = await fetch(link, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: server.url, ...once },
    body: new URLSearchParams({ account: 'zhou.min', name: '周敏', password, ...(begin && { begin }) }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return { answer, cookie }
}
const get = (cookie: string, address: string) =>
  fetch(`${server.url}${address}`, {
    redirect: 'manual',
    headers: { Cookie: cookie, 'Accept-Language': 'zh', ...once },
  })
const countOf = async (table: 'trackers' | 'departments') => {
  const db = connect(server.database)
  const rows = await db.selectFrom(table).select('id').execute()
  await db.destroy()
  return rows.length
}

describe('X1: the first start asks what the house begins with', () => {
  it('the example, with its departments', async () => {
    const link = await empty()
    expect(await countOf('trackers')).toBe(0)
    const page = await (await fetch(link, { headers: once })).text()
    expect(page).toContain('name="begin"')
    // A preview robot has changed nothing.
    expect(await countOf('trackers')).toBe(0)
    const { answer, cookie } = await open(link, 'example')
    expect(answer.status).toBe(302)
    expect([await countOf('trackers'), await countOf('departments')]).toEqual([1, 39])
    expect((await get(cookie, '/')).headers.get('location')).toBe(`/trackers/${tracker}`)
  })

  it.each(['empty', ''])('nothing, chosen or not said (%o): then it says what comes first', async (begin) => {
    const { cookie } = await open(await empty(), begin)
    expect([await countOf('trackers'), await countOf('departments')]).toEqual([0, 0])
    const home = await (await get(cookie, '/')).text()
    expect(home).toContain('/people/departments')
    expect(home).toContain('/trackers/new')
  })

  it('and nobody else’s link asks: only the first opens the house', async () => {
    const { cookie } = await open(await empty(), 'empty')
    const invited = await fetch(`${server.url}/people`, {
      method: 'POST',
      headers: { Origin: server.url, Cookie: cookie, ...once },
      body: new URLSearchParams({ intent: 'invite', role: 'administrator', department: '', coordinates: '' }),
    })
    const token = /\/invitations\/([\w-]+)/.exec(await invited.text())![1]!
    expect(await (await fetch(`${server.url}/invitations/${token}`, { headers: once })).text()).not.toContain(
      'name="begin"',
    )
    await fetch(`${server.url}/invitations/${token}`, {
      method: 'POST',
      headers: { Origin: server.url, ...once },
      body: new URLSearchParams({ account: 'other', name: '别人', password, begin: 'example' }),
    })
    expect(await countOf('trackers')).toBe(0)
  })
})

describe('a pasted list of departments', () => {
  const add = (cookie: string, departments: unknown) =>
    fetch(`${server.url}/people/departments`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: server.url, Cookie: cookie, ...once },
      body: new URLSearchParams({ departments: JSON.stringify(departments) }),
    })

  it('is read line by line, with what is guessed, and added as a whole or not at all', async () => {
    const { cookie } = await open(await empty(), 'empty')
    const lines = readDepartmentList('1、区人力资源和社会保障局\r\n区水务局\t水务\n\n德胜街道办事处\n区水务局', [])
    expect(lines.map(({ name, short, kind, problem }) => [name, short, kind, problem])).toEqual([
      ['区人力资源和社会保障局', '人社局', 'government', null],
      ['区水务局', '水务', 'government', null],
      ['德胜街道办事处', '德胜街道', 'subdistrict', null],
      ['区水务局', '水务局', 'government', 'doubled'],
    ])
    const departments = departmentsFrom(lines, [])
    expect((await add(cookie, departments)).status).toBe(302)
    expect(await countOf('departments')).toBe(3)
    const doubled = await add(cookie, [
      { ...departments[0]!, id: 'new', name: { zh: '区财政局', en: '' }, short: '财政局' },
      departments[1]!,
    ])
    expect([doubled.status, (await doubled.text()).includes('区水务局')]).toEqual([409, true])
    expect(await countOf('departments')).toBe(3)
    for (const wrong of [null, {}, [{ id: '__proto__', name: { zh: 'x', en: '' }, short: 'x', kind: 'no' }]])
      expect((await add(cookie, wrong)).status).toBe(400)
    const proto = await add(cookie, [{ id: '__proto__', name: { zh: '某局', en: '' }, short: '某局', kind: 'body' }])
    expect(proto.status).toBe(400)
    expect(await countOf('departments')).toBe(3)
  })
})
