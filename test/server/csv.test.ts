import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dateIn } from '#app/model/text/dates'
import { setCells } from '#app/model/ledger/edit'
import { connectEditor, signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

let server: TestServer
let viewer: SignedIn

beforeAll(async () => {
  server = await startTestServer()
  viewer = await signIn(server, { role: 'viewer', name: '陈静' })
})
afterAll(() => server.close())

function get(query = '', headers: Record<string, string> = {}, id = tracker): Promise<Response> {
  return fetch(`${server.url}/trackers/${id}/export.csv${query}`, {
    redirect: 'manual',
    headers: { Cookie: viewer.cookie, 'Accept-Language': 'zh-CN', ...headers },
  })
}

async function rows(response: Response): Promise<Record<string, string>[]> {
  return parse<Record<string, string>>(Buffer.from(await response.arrayBuffer()), { bom: true, columns: true })
}

it('C1, N4: the whole first ledger, byte for byte as Excel and WPS want it', async () => {
  const start = Date.now()
  const response = await get()
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const day = (moment: number) => dateIn('Asia/Shanghai', moment)
  const names = [start, Date.now()].map((moment) => encodeURIComponent(`西城区机构改革建议落实台账 ${day(moment)}.csv`))
  expect(names.map((name) => `attachment; filename="${tracker}.csv"; filename*=UTF-8''${name}`)).toContain(
    response.headers.get('content-disposition'),
  )
  const bytes = Buffer.from(await response.arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const text = bytes.subarray(3).toString('utf8')
  expect(text.startsWith('类别,序号,督办事项,出处,牵头单位,协办单位,责任人,状态,亮灯,完成时限,')).toBe(true)
  expect(text.endsWith('\r\n')).toBe(true)
  const records = parse<Record<string, string>>(bytes, { bom: true, columns: true })
  expect(records).toHaveLength(43)
  expect(new Set(records.map((record) => record['类别'])).size).toBe(5)
  expect(records[0]).toMatchObject({ 序号: '1.1', 牵头单位: '区委编办', 完成时限: '' })
})

it('N4: as this person sees it', async () => {
  const seen = await rows(await get('?stream=s2&columns=code,lead,light&sort=-code'))
  expect(Object.keys(seen[0]!)).toEqual(['序号', '牵头单位', '亮灯'])
  expect(seen.every((row) => row['序号']!.replace(/^'/, '').startsWith('2.'))).toBe(true)
  const found = await rows(await get('?only.lead=renshe&columns=code,lead'))
  expect(found.length).toBeGreaterThan(0)
  expect(found.length).toBeLessThan(43)
})

it('N4: of changed rows alone, as this person sees them', async () => {
  const writer = await connectEditor(server, await signIn(server, { role: 'coordinator', name: '李强' }))
  const since = new Date().toISOString()
  setCells(
    {
      doc: writer.doc,
      person: { id: '', name: '', role: 'coordinator', department: null },
      departments: new Set(['renshe']),
      newId: () => '',
    },
    [{ item: '2.6', column: 'clause', value: '三（二）' }],
  )
  const asked = (more: string) => get(`?columns=code&changes=${encodeURIComponent(since)}${more}`)
  await expect
    .poll(async () => (await rows(await asked('&changed-only=any'))).map((row) => row['序号']))
    .toEqual(['2.6'])
  expect(await rows(await asked('&changed-only=any&stream=s1'))).toEqual([])
  expect(await rows(await asked('&changed-only=newlyClosed'))).toEqual([])
  expect(await rows(await asked(''))).toHaveLength(43)
  expect((await get('?changes=never&changed-only=any')).status).toBe(400)
  writer.close()
})

it("in the language that is asked for, else the reader's", async () => {
  expect(Object.keys((await rows(await get('?lang=en')))[0]!)).toContain('Lead')
  expect(Object.keys((await rows(await get('', { 'Accept-Language': 'en-GB' })))[0]!)).toContain('Lead')
})

it.each([
  ['nobody signed in', '', { Cookie: '' }, tracker, 401],
  ['a forged cookie', '', { Cookie: 'luoshi_session=x' }, tracker, 401],
  ['a ledger that is not there', '', {}, 'nothing', 404],
  ['a moment before the ledger was created', '?asOf=2019-01-01T00:00:00Z', {}, tracker, 404],
  ['a view that is not there', '?view=mine', {}, tracker, 404],
  ['a column that is none', '?columns=code,password', {}, tracker, 400],
  ['a column of the inside', '?columns=order', {}, tracker, 400],
  ['a stream that is none', '?stream=s9', {}, tracker, 400],
] as const)('X5: %s is answered with what to do', async (_name, query, headers, id, status) => {
  const response = await get(query, headers, id)
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toContain('text/plain')
  expect((await response.text()).length).toBeGreaterThan(5)
})

it('as a workbook: dates are dates, codes and what looks like a formula are text, the header stays, only http(s) is a link', async () => {
  const coordinator = await signIn(server, { role: 'coordinator' })
  const editor = await connectEditor(server, coordinator)
  const { doc } = editor
  const edits = [
    { item: '1.3', column: 'due', value: '2026-12-01' },
    { item: '1.3', column: 'owner', value: '=1+1' },
    { item: '1.3', column: 'evidence', value: ['纪要 https://a.example/1'] },
    { item: '1.4', column: 'evidence', value: ['甲 https://a.example/2', '乙 https://a.example/3'] },
  ] as const
  expect(setCells({ doc, person: coordinator.person, departments: new Set(), newId: () => '' }, [...edits])).toEqual([])
  await expect.poll(async () => (await (await get()).text()).includes('2026-12-01')).toBe(true)
  editor.close()
  const response = await fetch(`${server.url}/trackers/${tracker}/export.xlsx`, {
    headers: { Cookie: viewer.cookie, 'Accept-Language': 'zh-CN' },
  })
  expect(response.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  expect(response.headers.get('content-disposition')).toMatch(
    /filename="xicheng-2019\.xlsx"; filename\*=UTF-8''.+\.xlsx$/,
  )
  const {
    sheets: [sheet],
  } = await readXlsx(await response.arrayBuffer(), { readStyles: true })
  expect(sheet!.freezePane).toMatchObject({ rows: 1 })
  const [header, ...lines] = sheet!.rows
  const at = (name: string) => header!.indexOf(name)
  const line = (code: string) => lines.findIndex((cells) => cells[at('序号')] === code)
  expect(lines).toHaveLength(43)
  expect(lines.map((cells) => typeof cells[at('序号')])).toEqual(lines.map(() => 'string'))
  expect(lines[line('1.3')]).toEqual(expect.arrayContaining([new Date('2026-12-01T00:00:00Z'), '=1+1']))
  const cells = [...sheet!.cells!]
  expect(cells.filter(([, { formula }]) => formula !== undefined)).toEqual([])
  expect(
    cells.filter(([, { hyperlink }]) => hyperlink).map(([place, { hyperlink }]) => [place, hyperlink!.target]),
  ).toEqual([[`${line('1.3') + 1},${at('佐证材料')}`, 'https://a.example/1']])
  expect(sheet!.columns!.every(({ width }) => width! >= 8)).toBe(true)
})
