import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileLimits, pieceBytes, type UploadAnswer } from '#app/model/files/attachment'
import { setCells, type CellEdit } from '#app/model/ledger/edit'
import { readItem } from '#app/model/ledger/ledger'
import { cellIn, isEqualCell } from '#app/model/ledger/rows'
import { connect, type Db } from '#db/connect'
import { bytesOfHouse } from '#db/uploads'
import { entryOf, newFileId, Sender } from '../support/attach'
import { connectEditor, signIn, type Editor, type SignedIn } from '../support/people'
import * as samples from '../support/sampleFiles'
import { startTestServer, tracker, type TestServer } from '../support/server'
import { until } from './syncHarness'

const { pdf, padded, sha256 } = samples
/** Led by the department renshe. */
const item = '1.2.4'
let server: TestServer
let db: Db
let xu: SignedIn
let ren: SignedIn
let zu: SignedIn
let ling: SignedIn
let editor: Editor
beforeAll(async () => {
  server = await startTestServer()
  db = connect(server.database)
  xu = await signIn(server, { role: 'coordinator', department: 'bianban', name: '许协调' })
  ren = await signIn(server, { role: 'department', department: 'renshe', name: '任人社' })
  zu = await signIn(server, { role: 'department', department: 'jiaowei', name: '焦教委' })
  ling = await signIn(server, { role: 'viewer', name: '凌领导' })
  editor = await connectEditor(server, xu)
})
afterAll(async () => {
  editor.close()
  await db.destroy()
  await server.close()
})

const by = (who: SignedIn) => new Sender(server, who)
const evidence = (id = item) => readItem(editor.doc, id)!.evidence
/** By a coordinator; stored. */
async function write(edits: CellEdit[]): Promise<void> {
  const desk = { doc: editor.doc, person: xu.person, departments: new Set(['jiaowei', 'renshe']), newId: newFileId }
  expect(setCells(desk, edits)).toEqual([])
  const seen = await connectEditor(server, xu)
  await until(() =>
    edits.every(({ item: id, column, value }) => isEqualCell(cellIn(readItem(seen.doc, id)!, column), value)),
  )
  seen.close()
}
const refused = (why: string): UploadAnswer => ({ outcome: 'refused', why }) as UploadAnswer
/** How much is stored of whatever is no whole file. */
const leftovers = async () => [
  (await db.selectFrom('uploads').select('id').execute()).length,
  (await db.selectFrom('contents').select('id').where('sha256', 'is', null).execute()).length,
  (
    await db
      .selectFrom('content_pieces')
      .select('place')
      .where('content_id', 'not in', (from) => from.selectFrom('contents').select('id').where('sha256', 'is not', null))
      .execute()
  ).length,
]
const nothing = [0, 0, 0]

describe('R5: a file that is handed in', () => {
  it('is named by the cell for everybody at once, with who did, and comes back as it was', async () => {
    const bytes = padded(pdf(), pieceBytes * 2 + 77)
    const entry = entryOf(await by(ren).send(item, '../盖章 总结.pdf', bytes))
    expect(entry).toMatch(new RegExp(`^盖章 总结\\.pdf /trackers/${tracker}/files/f[\\w-]{21}$`))
    await until(() => evidence().includes(entry))
    const response = await by(ling).open(entry)
    expect(response.status).toBe(200)
    expect(sha256(new Uint8Array(await response.arrayBuffer()))).toBe(sha256(bytes))
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="file.pdf"; filename*=UTF-8''${encodeURIComponent('盖章 总结.pdf')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-cache, no-transform',
    })
    expect(await by(ling).files(item)).toEqual([
      {
        ...{ id: entry.split('/').at(-1), name: '盖章 总结.pdf', type: 'application/pdf', bytes: bytes.length },
        by: { id: ren.person.id, name: '任人社', department: 'renshe' },
        at: expect.any(Number) as number,
      },
    ])
    expect(await leftovers()).toEqual(nothing)
  })

  it('H1: is in the history as its sender’s edit, and a report', async () => {
    const entry = entryOf(await by(ren).send(item, '历史.pdf', pdf('历史')))
    const [change] = await db.selectFrom('changes').selectAll().orderBy('id', 'desc').limit(1).execute()
    expect(change).toMatchObject({ row_id: item, column_id: 'evidence', person_name: '任人社', is_report: 1 })
    expect((JSON.parse(change!.after!) as string[]).at(-1)).toBe(entry)
  })

  it('asked twice at any step, it is handed in once', async () => {
    const [sender, id, bytes] = [by(ren), newFileId(), padded(pdf('两次'), pieceBytes + 1)]
    const wish = { id, name: '两次.pdf', bytes: bytes.length }
    expect(await sender.begin(item, wish)).toEqual({ outcome: 'going', stored: [] })
    await sender.put(id, 1, bytes.subarray(pieceBytes))
    await sender.put(id, 1, Buffer.from([9]))
    expect(await sender.begin(item, wish)).toEqual({ outcome: 'going', stored: [1] })
    expect(await sender.finish(id)).toEqual(refused('incomplete'))
    await sender.put(id, 0, bytes.subarray(0, pieceBytes))
    const [one, other] = await Promise.all([sender.finish(id), sender.finish(id)])
    expect(one).toEqual(other)
    expect(await sender.finish(id)).toEqual(one)
    expect(await sender.begin(item, wish)).toEqual(one)
    const entry = entryOf(one)
    await until(() => evidence().includes(entry))
    expect(evidence().filter((line) => line === entry)).toHaveLength(1)
    const back = Buffer.from(await (await sender.open(entry)).arrayBuffer())
    expect(sha256(back)).toBe(sha256(bytes))
  })

  it('C1: stands in files for spreadsheets with an address that leads to it', async () => {
    const since = new Date().toISOString()
    const entry = entryOf(await by(ren).send(item, '导出.pdf', pdf('导出')))
    const inFile = `导出.pdf ${server.url}${entry.split(' ').at(-1)!}`
    expect(await (await by(ling).ask('export.csv')).text()).toContain(inFile)
    expect(await (await by(ling).ask(`changes.csv?from=${since}`)).text()).toContain(inFile)
  })

  it('of the same bytes is kept once in a ledger, under either name', async () => {
    const bytes = pdf('同一份')
    const before = await bytesOfHouse(db)
    const [one, other] = [
      entryOf(await by(ren).send(item, '甲.pdf', bytes)),
      entryOf(await by(xu).send('1.1', '乙.pdf', bytes)),
    ]
    await until(async () => (await bytesOfHouse(db)) === before + bytes.length)
    for (const [entry, name] of [
      [one, '甲.pdf'],
      [other, '乙.pdf'],
    ] as const) {
      const response = await by(ling).open(entry)
      expect(response.headers.get('content-disposition')).toContain(encodeURIComponent(name))
      expect(sha256(Buffer.from(await response.arrayBuffer()))).toBe(sha256(bytes))
    }
    await until(async () => JSON.stringify(await leftovers()) === JSON.stringify(nothing))
  })

  it('whose entry is taken out of the cell stays in the history, and comes back with undo', async () => {
    const entry = entryOf(await by(ren).send(item, '移除.pdf', pdf('移除')))
    await until(() => evidence().includes(entry))
    const kept = evidence()
    await write([{ item, column: 'evidence', value: kept.filter((line) => line !== entry) }])
    expect((await by(ling).open(entry)).status).toBe(200)
    await write([{ item, column: 'evidence', value: kept }])
    expect(evidence()).toContain(entry)
  })
})

describe('R5: what is shown, and what is only handed out', () => {
  it('pictures and PDF are shown in pages of ours alone, where they run nothing; all else stays a download', async () => {
    const show = async (name: string, bytes: Buffer) => {
      const { headers } = await by(ling).open(entryOf(await by(ren).send('1.1', name, bytes)), '?show')
      return {
        how: headers.get('content-disposition')!.split(';')[0],
        policy: headers.get('content-security-policy')!,
        frames: headers.get('x-frame-options'),
      }
    }
    ren = await signIn(server, { role: 'coordinator', name: '任人社' })
    const picture = await show('红点.png', samples.png())
    expect(picture).toMatchObject({ how: 'inline', frames: 'SAMEORIGIN' })
    expect(picture.policy).toMatch(/^default-src 'none';.*frame-ancestors 'self'; sandbox$/)
    const pages = await show('文.pdf', pdf('文'))
    expect(pages).toEqual(picture)
    const document = await show('文.docx', samples.docx())
    expect(document).toEqual({ how: 'attachment', frames: 'DENY', policy: "default-src 'none'; sandbox" })
    ren = await signIn(server, { role: 'department', department: 'renshe', name: '任人社' })
  })

  it('a part is answered as a part, what is known not at all, and HEAD without the bytes', async () => {
    const bytes = padded(pdf('部分'), pieceBytes + 1000)
    const entry = entryOf(await by(ren).send(item, '部分.pdf', bytes))
    const open = (headers: Record<string, string>) => by(ling).open(entry, '', headers)
    const part = await open({ range: `bytes=${pieceBytes - 10}-${pieceBytes + 9}` })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes ${pieceBytes - 10}-${pieceBytes + 9}/${bytes.length}`)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(pieceBytes - 10, pieceBytes + 10))
    const end = await open({ range: 'bytes=-3' })
    expect(Buffer.from(await end.arrayBuffer())).toEqual(bytes.subarray(-3))
    const rest = await open({ range: `bytes=${bytes.length - 2}-` })
    expect(Buffer.from(await rest.arrayBuffer())).toEqual(bytes.subarray(-2))
    expect((await open({ range: `bytes=${bytes.length}-` })).status).toBe(416)
    for (const range of ['bytes=5-2', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=-'])
      expect((await open({ range })).status).toBe(200)
    const etag = part.headers.get('etag')!
    expect(etag).toBe(`"${sha256(bytes)}"`)
    expect((await open({ 'if-none-match': etag })).status).toBe(304)
    expect((await open({ range: 'bytes=0-0', 'if-range': '"another"' })).status).toBe(200)
  })
})

describe('R5: files that are not taken, and leave nothing', () => {
  it.each([
    ['空.pdf', Buffer.alloc(0), 'empty'],
    ['网页.pdf', samples.html(), 'not-what-it-says'],
    ['程序.pdf', samples.program(), 'not-what-it-says'],
    ['网页.html', samples.html(), 'not-accepted'],
    ['图.svg', Buffer.from('<svg/>'), 'not-accepted'],
    ['..', pdf(), 'not-accepted'],
  ])('%s', async (name, bytes, why) => {
    expect(await by(ren).send(item, name, bytes)).toEqual(refused(why))
    await until(async () => JSON.stringify(await leftovers()) === JSON.stringify(nothing))
  })

  it('of 2 GB, whether it says so or only sends it', async () => {
    const sender = by(ren)
    expect(await sender.begin(item, { id: newFileId(), name: '大.pdf', bytes: 2 * 1024 ** 3 })).toEqual(
      refused('over-limit'),
    )
    const id = newFileId()
    await sender.begin(item, { id, name: '小.pdf', bytes: 100 })
    expect(await sender.put(id, 0, Buffer.alloc(101))).toEqual(refused('not-understood'))
    expect(await sender.put(id, 1, Buffer.alloc(1))).toEqual(refused('not-understood'))
    expect(
      (await sender.ask(`uploads/${id}?place=0`, { method: 'PUT', body: new Uint8Array(1024 * 1024 + 1) })).status,
    ).toBe(413)
    await sender.ask(`uploads/${id}`, { method: 'DELETE' })
    expect(await leftovers()).toEqual(nothing)
  })

  it('a name of 300 characters keeps its ending', async () => {
    const entry = entryOf(await by(ren).send(item, `${'长'.repeat(300)}.pdf`, pdf('长名')))
    expect(entry.split(' ')[0]).toHaveLength(fileLimits.name)
    expect(entry.split(' ')[0]).toMatch(/长\.pdf$/)
  })

  it('more than one person may have begun, or a row may have', async () => {
    const [sender, ids] = [by(ren), Array.from({ length: fileLimits.unfinished + 1 }, newFileId)]
    const begun = []
    for (const id of ids) begun.push(await sender.begin(item, { id, name: 'a.pdf', bytes: 9 }))
    expect(begun.at(-1)).toEqual(refused('too-many-uploads'))
    expect(begun.slice(0, -1).every(({ outcome }) => outcome === 'going')).toBe(true)
    for (const id of ids) await sender.ask(`uploads/${id}`, { method: 'DELETE' })
    expect(await leftovers()).toEqual(nothing)
    const full = by(xu)
    for (let count = 0; count < fileLimits.together; count++)
      entryOf(await full.send('1.2.1', `${count}.pdf`, pdf(String(count))))
    expect(await full.send('1.2.1', 'zu-viel.pdf', pdf('zu viel'))).toEqual(refused('too-many-files'))
  })

  it('what is no request of a page: ids, columns and places that are none', async () => {
    const sender = by(xu)
    const wish = { name: 'a.pdf', bytes: 9 }
    for (const id of ['', 'f', 'x'.repeat(22), `f${'-'.repeat(22)}`, '../../../../../../..'])
      expect(await sender.begin(item, { ...wish, id })).toEqual(refused('not-understood'))
    for (const column of ['nothing', '__proto__', 'title', 'light', 'c_none'])
      expect(await sender.begin(item, { ...wish, id: newFileId(), column })).toEqual(refused('unknown-column'))
    expect(await sender.begin('none', { ...wish, id: newFileId() })).toEqual(refused('unknown-row'))
    expect(await sender.put(newFileId(), 0, pdf())).toEqual(refused('upload-gone'))
    for (const body of [
      '',
      'null',
      '{}',
      '{"id":1}',
      JSON.stringify({ ...wish, id: newFileId(), column: 'evidence', bytes: -1 }),
    ])
      expect((await sender.ask(`items/${item}/files`, { method: 'POST', body })).status).toBe(400)
    for (const id of ['none', '%00', newFileId()]) expect((await sender.ask(`files/${id}`)).status, id).not.toBe(200)
  })
})

describe('R5: everybody who must not', () => {
  it('a viewer, another department, and who takes another’s upload', async () => {
    const wish = { id: newFileId(), name: 'a.pdf', bytes: pdf().length }
    expect(await by(ling).begin(item, wish)).toEqual(refused('read-only'))
    expect(await by(zu).begin(item, wish)).toEqual(refused('not-your-item'))
    expect((await by(ren).begin(item, wish)).outcome).toBe('going')
    for (const other of [ling, zu, xu]) {
      expect((await by(other).put(wish.id, 0, pdf())).outcome).toBe('refused')
      expect((await by(other).finish(wish.id)).outcome).toBe('refused')
      await by(other).ask(`uploads/${wish.id}`, { method: 'DELETE' })
    }
    await by(ren).putAll(wish.id, pdf())
    const entry = entryOf(await by(ren).finish(wish.id))
    expect((await by(xu).begin(item, wish)).outcome).toBe('refused')
    await until(() => evidence().includes(entry))
  })

  it('the row is handed in, goes to another department, or is deleted while the file comes: nothing of it is kept', async () => {
    for (const [column, value, why] of [
      ['lead', 'jiaowei', 'not-your-item'],
      ['status', 'submitted', 'submitted'],
    ] as const) {
      const before = readItem(editor.doc, item)!
      const [id, bytes] = [newFileId(), pdf(why)]
      expect((await by(ren).begin(item, { id, name: 'a.pdf', bytes: bytes.length })).outcome).toBe('going')
      await by(ren).putAll(id, bytes)
      await write([
        { item, column: 'progress', value: '已办' },
        { item, column, value },
      ])
      expect(await by(ren).finish(id)).toEqual(refused(why))
      await until(async () => JSON.stringify(await leftovers()) === JSON.stringify(nothing))
      expect(evidence()).toEqual(before.evidence)
      await write([{ item, column, value: before[column] || 'in_progress' }])
    }
  })

  it('L7: an archived ledger takes none, and still hands out what it has', async () => {
    const entry = entryOf(await by(ren).send(item, '归档前.pdf', pdf('归档前')))
    const id = newFileId()
    await by(ren).begin(item, { id, name: 'a.pdf', bytes: pdf().length })
    const settings = (intent: string) =>
      by(xu).ask('settings', { method: 'POST', body: new URLSearchParams({ intent }) })
    expect((await settings('archive')).status).toBe(302)
    expect((await by(ren).put(id, 0, pdf())).outcome).toBe('refused')
    expect(await by(ren).begin(item, { id: newFileId(), name: 'a.pdf', bytes: 9 })).toEqual(refused('archived'))
    expect((await by(ling).open(entry)).status).toBe(200)
    expect((await settings('reopen')).status).toBe(302)
    await by(ren).ask(`uploads/${id}`, { method: 'DELETE' })
    expect(await leftovers()).toEqual(nothing)
  })
})
