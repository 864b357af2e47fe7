import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readItems, readColumns } from '#app/model/ledger/ledger'
import type { LedgerWish } from '#app/model/ledger/newLedger'
import { openOnlyTo, toPerson } from '../support/in-house'
import { item } from '../support/ledger'
import { newLedger, water, wish } from '../support/newLedger'
import { connectEditor, signIn, type SignedIn } from '../support/people'
import { startTestServer, type TestServer } from '../support/server'

let server: TestServer
let coordinator: SignedIn
let liaison: SignedIn
beforeAll(async () => {
  server = await startTestServer()
  coordinator = await signIn(server, { role: 'coordinator', name: '李强' })
  liaison = await signIn(server, { role: 'department', department: 'renshe' })
})
afterAll(() => server.close())

async function make(body: LedgerWish | string, who: SignedIn | null = coordinator) {
  const response = await fetch(`${server.url}/trackers`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: server.url, ...(who && { Cookie: who.cookie }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    redirect: 'manual',
  })
  const text = await response.text()
  return { status: response.status, answer: text.startsWith('{') ? (JSON.parse(text) as unknown) : null }
}

const statusOf = async (id: string, who = coordinator) =>
  (await fetch(`${server.url}/trackers/${id}/views`, { headers: { Cookie: who.cookie } })).status

describe('L6: making a ledger', () => {
  it('is there at once, whole, with its department, and is edited like any other; asked twice, it is made once', async () => {
    expect(await make(wish())).toEqual({ status: 201, answer: { kind: 'made', id: 'made' } })
    expect((await make(wish())).answer).toEqual({ kind: 'made', id: 'made' })
    const editor = await connectEditor(server, coordinator, 'made')
    expect(readItems(editor.doc).map(({ id }) => id)).toEqual(['i1', 'i2', 'i3'])
    expect(readColumns(editor.doc).map(({ kind }) => kind)).toEqual(['choice'])
    editor.close()
    // L1: whoever made it coordinates it; to others it is open when they say so.
    expect(await statusOf('made', liaison)).toBe(404)
    // The department that came along is one of the house's.
    const again = await make(
      wish({ id: 'other', ledger: titled('另一个', [item('i1', { lead: water.id })]), departments: [] }),
    )
    expect(again.status).toBe(201)
  })

  it('is refused as a whole, with all reasons, and leaves nothing', async () => {
    const ledger = titled('错的', [item('i1', { lead: 'nobody' }), item('i2', { due: 'soon' })])
    const departments = [{ ...water, id: 'park', name: { zh: '园林局', en: '园林局' }, short: '园林' }]
    const { status, answer } = await make({ id: 'wrong', ledger, departments })
    expect(status).toBe(400)
    expect(answer).toMatchObject({ kind: 'refused', refusals: [{ code: 'unknown-department' }, { code: 'bad-date' }] })
    expect(await statusOf('wrong')).toBe(404)
    // Else its name would be taken.
    const made = await make({ id: 'right', ledger: titled('对的'), departments })
    expect(made.status).toBe(201)
  })

  it('says which name is taken', async () => {
    await make(wish())
    expect((await make(wish({ id: 'two', departments: [] }))).answer).toEqual({ kind: 'title-taken' })
    const taken = { ...wish().departments[0]!, id: 'another' }
    expect((await make(wish({ id: 'two', departments: [taken] }))).answer).toEqual({
      kind: 'department-taken',
      name: '水务局',
    })
    expect((await make(wish({ id: 'new' }))).answer).toEqual({ kind: 'id-taken' })
  })

  it('L1: a name is taken by no ledger that the maker may not see', async () => {
    await make(wish({ id: 'seen', ledger: titled('看得见的'), departments: [] }))
    const other = await signIn(server, { role: 'coordinator', name: '外人' })
    await openOnlyTo(server, [toPerson(coordinator.person, 'coordinator')])
    const asked = (zh: string) => wish({ id: 'unseen', ledger: titled(zh), departments: [] })
    expect((await make(asked('西城区机构改革建议落实台账'), coordinator)).answer).toEqual({ kind: 'title-taken' })
    expect((await make(asked(' 看得见的 '), other)).answer).toEqual({ kind: 'made', id: 'unseen' })
    // An administrator sees both.
    const zhou = await signIn(server, { role: 'administrator', name: '周敏' })
    const third = wish({ id: 'third', ledger: titled('看得见的'), departments: [] })
    expect((await make(third, zhou)).answer).toEqual({ kind: 'title-taken' })
  })

  it('is for those who may make ledgers', async () => {
    const asked = wish({ id: 'theirs', ledger: titled('他们的'), departments: [] })
    expect((await make(asked, liaison)).status).toBe(403)
    expect((await make(asked, null)).status).toBe(302)
    expect(await statusOf('theirs')).toBe(404)
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another shape', '{"id":"x","ledger":{},"departments":[]}'],
    ['a cell named __proto__', JSON.stringify(wish({ id: 'x' })).replace('"c_level":"high"', '"__proto__":"high"')],
    ['a kind that is none', JSON.stringify(wish({ id: 'x' })).replace('"choice"', '"constructor"')],
    ['a status that is none', JSON.stringify(wish({ id: 'x' })).replace('"issued"', '"toString"')],
  ])('D3: %s is a bad request', async (_what, body) => {
    expect((await make(body)).status).toBe(400)
    expect(await statusOf('x')).toBe(404)
  })
})

function titled(zh: string, items = [item('i1')]): LedgerWish['ledger'] {
  return newLedger({ title: { zh, en: '' }, items })
}
