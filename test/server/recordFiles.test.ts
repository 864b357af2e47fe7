import { newId } from '#app/sync/newId'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileLimits, pieceBytes, type RecordOfFile, type UploadAnswer } from '#app/model/files/attachment'
import type { LedgerRecord, RecordOf } from '#app/model/records/record'
import type { WhistlesNow } from '#app/model/records/whistles'
import { connect, type Db } from '#db/connect'
import { newFileId, Sender } from '../support/attach'
import { breakStatements } from '../support/fault'
import { signIn, type SignedIn } from '../support/people'
import { openRecordScene } from '../support/record-scene'
import * as samples from '../support/sampleFiles'
import { tracker } from '../support/server'
import { until } from './syncHarness'

const { jpeg, padded, png, sha256 } = samples
let scene: Awaited<ReturnType<typeof openRecordScene>>
let de: SignedIn
/** Its own: the server is started anew. */
let db: Db
beforeAll(async () => {
  scene = await openRecordScene()
  db = connect(scene.server.database)
  de = await signIn(scene.server, { role: 'department', department: 'desheng', name: '德街道' })
})
afterAll(async () => {
  await db.destroy()
  await scene.close()
})

const by = (who: SignedIn) => new Sender(scene.server, who)
const refused = (why: string): UploadAnswer => ({ outcome: 'refused', why }) as UploadAnswer
/** What is only being asked. */
const whistling = (record = newId(), item: string | null = null): RecordOfFile & { record: string } => ({
  record,
  opens: { kind: 'whistle', item },
})
/** One that is whole, by its id. */
async function handedIn(
  who: SignedIn,
  to: RecordOfFile,
  name = '现场.png',
  bytes: Uint8Array = png(),
): Promise<string> {
  const id = await by(who).sendFor(to, name, bytes)
  if (typeof id !== 'string') throw new Error(`It was not taken: ${JSON.stringify(id)}`)
  return id
}
const whistle = (who: SignedIn, record: string, files: string[]) =>
  scene.acts.send(who, {
    ...{ do: 'open', kind: 'whistle', rows: [{ id: record, item: null }], files },
    facts: { urgency: 'urgent', place: '新街口', text: '渗水', tried: '', departments: ['renshe'] },
  })
const whistlesFor = async (who: SignedIn) => (await (await scene.acts.ask(who, 'whistles/now')).json()) as WhistlesNow
/** Names of what came with each step of a record, as somebody sees them. */
const seenOf = async (who: SignedIn, id: string) =>
  (await whistlesFor(who)).records
    .find(({ record }) => record.id === id)!
    .events.flatMap(({ event, files }) => (files.length > 0 ? [[event, ...files.map(({ name }) => name)]] : []))
const open = (who: SignedIn | null, id: string, query = '') =>
  fetch(`${scene.server.url}/trackers/${tracker}/files/${id}${query}`, {
    redirect: 'manual',
    headers: who ? { cookie: who.cookie } : {},
  })
const uploads = async () => (await db.selectFrom('uploads').select('id').execute()).length
/** Whistles; its one call. */
async function called(): Promise<RecordOf<'call'>> {
  return (await scene.acts.whistled(de)).calls[0]!
}

describe('R1 R5: what comes along with a record', () => {
  it('is whole before the whistle is blown, stands with it for all who read the ledger, and comes back as it was', async () => {
    const { record, opens } = whistling()
    const photograph = padded(png(), pieceBytes + 77)
    const [first, second] = [
      await handedIn(de, { record, opens }, '../墙体 开裂.png', photograph),
      await handedIn(de, { record, opens }, '远景.jpg', jpeg()),
    ]
    // Nobody sees what was not sent along, nor who handed it in.
    for (const who of [de, scene.xu]) expect((await open(who, first)).status).toBe(404)
    expect(await whistle(de, record, [first, second])).toMatchObject({ status: 200, made: 1 })
    // A request that comes twice.
    expect(await whistle(de, record, [first, second])).toMatchObject({ status: 200, made: 1 })
    for (const who of [de, scene.xu, scene.ren, scene.ling]) {
      expect(await seenOf(who, record)).toEqual([['open', '墙体 开裂.png', '远景.jpg']])
      const response = await open(who, first, '?show')
      expect(response.headers.get('content-type')).toBe('image/png')
      expect(response.headers.get('content-security-policy')).toContain('sandbox')
      expect(sha256(Buffer.from(await response.arrayBuffer()))).toBe(sha256(photograph))
    }
    expect((await open(null, first)).status).toBe(302)
    expect(await uploads()).toBe(0)
    const { events } = (await whistlesFor(scene.xu)).records.find((one) => one.record.id === record)!
    expect(events[0]!.files[1]).toEqual({
      ...{ id: second, name: '远景.jpg', type: 'image/jpeg', bytes: jpeg().length, at: scene.clock.now },
      by: { id: de.person.id, name: '德街道', department: 'desheng' },
    })
  })

  it('its own department adds to an open whistle, and who is called brings some along, each step its own', async () => {
    const { whistle: whole, calls } = await scene.acts.whistled(de)
    const added = await handedIn(de, { record: whole.id }, '补充.png')
    expect((await scene.acts.step(de, whole, 'add')).outcome).toBe('files-missing')
    expect((await scene.acts.step(de, whole, 'add', { files: [added] })).outcome).toBe('done')
    const call = calls[0]!
    const spot = await handedIn(scene.ren, { record: call.id }, '到场.png')
    const came = await scene.acts.step(scene.ren, call, 'arrive', { files: [spot] })
    const done = await handedIn(scene.ren, { record: call.id }, '办结.png')
    const more = { words: '已抽排', files: [done] }
    expect((await scene.acts.step(scene.ren, came.record!, 'handle', more)).outcome).toBe('done')
    expect(await seenOf(scene.ling, whole.id)).toEqual([['add', '补充.png']])
    expect(await seenOf(scene.ling, call.id)).toEqual([
      ['arrive', '到场.png'],
      ['handle', '办结.png'],
    ])
  })

  it('grounds of a dispute, and evidence for more time', async () => {
    const call = await called()
    const clause = await handedIn(scene.ren, { record: call.id }, '三定方案.pdf', samples.pdf())
    const named = { words: '不属本单位', department: 'jiaowei', clause: '第五条', files: [clause] }
    expect((await scene.acts.step(scene.ren, call, 'dispute', named)).outcome).toBe('done')
    expect(await seenOf(scene.xu, call.id)).toEqual([['dispute', '三定方案.pdf']])
    const [row, record] = [await scene.acts.row(), newId()]
    const asked = { record, opens: { kind: 'extension', item: row } as const }
    const evidence = await handedIn(scene.ren, asked, '批复.pdf', samples.pdf('批复'))
    expect(await by(scene.jiao).beginFor(asked, { id: newFileId(), name: 'a.pdf', bytes: 9 })).toEqual(
      refused('not-taken'),
    )
    const facts = { due: '2026-12-20', cause: '等待批复', done: '', plan: '', evidence: [], late: '' }
    const body = { do: 'open', kind: 'extension', rows: [{ id: record, item: row }], facts, files: [evidence] }
    expect(await scene.acts.send(scene.ren, body)).toMatchObject({ status: 200, made: 1 })
    const [known] = await scene.acts.on(row)
    expect(known!.events[0]!.files.map(({ name }) => name)).toEqual(['批复.pdf'])
  })

  it('stays with a whistle that becomes an item, in the row’s panel, and is no evidence that the trouble is over', async () => {
    const { record, opens } = whistling()
    const file = await handedIn(de, { record, opens })
    await whistle(de, record, [file])
    const whole = (await scene.acts.all()).open.find(({ id }) => id === record)!
    const { record: now } = await scene.acts.step(scene.xu, whole, 'adopt', { stream: 's1' })
    const row = (now as RecordOf<'whistle'>).facts.became
    const known = (await scene.acts.on(row)).find((one) => one.record.id === record)!
    expect(known.events[0]!.files.map(({ id }) => id)).toEqual([file])
    expect((await scene.acts.stored(row))!.evidence).toEqual([])
  })
})

describe('R5: everybody who must not, and what is not taken', () => {
  it('a viewer, who is not called, and who takes what another handed in', async () => {
    const { record, opens } = whistling()
    const wish = () => ({ id: newFileId(), name: 'a.png', bytes: png().length })
    expect(await by(scene.ling).beginFor({ record, opens }, wish())).toEqual(refused('read-only'))
    const { whistle: whole, calls } = await scene.acts.whistled(de)
    for (const who of [scene.jiao, scene.xu, de])
      expect(await by(who).beginFor({ record: calls[0]!.id }, wish())).toEqual(refused('not-taken'))
    for (const who of [scene.jiao, scene.ren, scene.xu])
      expect(await by(who).beginFor({ record: whole.id }, wish())).toEqual(refused('not-taken'))
    const file = await handedIn(de, { record, opens })
    for (const who of [scene.jiao, scene.xu]) expect((await whistle(who, record, [file])).outcome).toBe('files-gone')
    // For another record than it was handed in for.
    expect((await whistle(de, newId(), [file])).outcome).toBe('files-gone')
    expect((await whistle(de, record, [file, newFileId()])).outcome).toBe('files-gone')
    expect((await whistle(de, record, ['../x'])).status).toBe(400)
    expect(await whistle(de, record, [file])).toMatchObject({ status: 200, made: 1 })
  })

  it('a ledger without access has none, as if it were not there', async () => {
    const outside = new Sender(scene.server, de, 'another')
    const { record } = whistling()
    const answer = await outside.ask(`records/${record}/files`, {
      method: 'POST',
      body: JSON.stringify({ id: newFileId(), name: 'a.png', bytes: 9 }),
    })
    expect(answer.status).toBe(404)
  })

  it.each([
    ['a web page that is named .jpg', '照片.jpg', samples.html(), 'not-what-it-says'],
    ['of no bytes', '照片.jpg', Buffer.alloc(0), 'empty'],
    ['a web page', '照片.html', samples.html(), 'not-accepted'],
  ])('%s', async (_, name, bytes, why) => {
    expect(await by(de).sendFor(whistling(), name, bytes)).toEqual(refused(why))
    await until(async () => (await uploads()) === 0)
  })

  it('too long, too many, and a step that takes none', async () => {
    const { record, opens } = whistling()
    const long = { id: newFileId(), name: 'a.jpg', bytes: fileLimits.bytes + 1 }
    expect(await by(de).beginFor({ record, opens }, long)).toEqual(refused('over-limit'))
    const files: string[] = []
    for (let n = 0; n < fileLimits.together; n++) files.push(await handedIn(de, { record, opens }))
    expect(await by(de).sendFor({ record, opens }, 'b.png', png())).toEqual(refused('too-many-files'))
    expect(await by(de).sendFor(whistling(), 'b.png', png())).toEqual(refused('too-many-uploads'))
    expect(await whistle(de, record, files)).toMatchObject({ made: 1 })
    expect(await by(de).sendFor({ record }, 'b.png', png())).toEqual(refused('too-many-files'))
    const call = await called()
    const spot = await handedIn(scene.ren, { record: call.id })
    expect((await scene.acts.step(scene.ren, call, 'answer', { files: [spot] })).outcome).toBe('files-not-taken')
    expect((await scene.acts.step(scene.ren, call, 'arrive', { files: [spot] })).outcome).toBe('done')
  })

  it('a call whose whistle was withdrawn meanwhile takes none any more, neither whole nor on its way', async () => {
    const { whistle: whole, calls } = await scene.acts.whistled(de)
    const call: LedgerRecord = calls[0]!
    const file = await handedIn(scene.ren, { record: call.id })
    expect((await scene.acts.step(de, whole, 'withdraw', { words: '已自行处置' })).outcome).toBe('done')
    expect((await scene.acts.step(scene.ren, { ...call, version: 2 }, 'arrive', { files: [file] })).outcome).toBe(
      'not-now',
    )
    expect(await by(scene.ren).sendFor({ record: call.id }, 'a.png', png())).toEqual(refused('not-taken'))
    expect((await open(scene.ren, file)).status).toBe(404)
    await by(scene.ren).ask(`uploads/${file}`, { method: 'DELETE' })
    expect(await uploads()).toBe(0)
  })
})

it.each([
  ['INSERT', 'attachments'],
  ['DELETE', 'uploads'],
  ['UPDATE', 'contents'],
] as const)(
  'R2: where a statement of it fails (%s %s), there is neither whistle nor file; then both',
  async (event, table) => {
    const { record, opens } = whistling()
    const file = await handedIn(de, { record, opens }, '断.png', padded(png(), 300 + table.length))
    const mend = await breakStatements(db, event, table)
    expect((await whistle(de, record, [file])).status).toBeGreaterThanOrEqual(500)
    await mend()
    expect((await scene.acts.all()).open.filter(({ id }) => id === record)).toEqual([])
    expect((await open(de, file)).status).toBe(404)
    await until(async () => (await whistle(de, record, [file])).made === 1)
    expect(await seenOf(scene.xu, record)).toEqual([['open', '断.png']])
  },
)

it('R5: what was handed in and never sent along is given up, and nothing of it stays; the page sends it anew', async () => {
  const { record, opens } = whistling()
  const bytes = padded(png(), pieceBytes * 2)
  const file = await handedIn(de, { record, opens }, '放弃.png', bytes)
  expect(await by(de).finish(file)).toEqual({ outcome: 'whole' })
  const begin = () => by(de).beginFor({ record, opens }, { id: file, name: '放弃.png', bytes: bytes.length })
  expect(await begin()).toEqual({ outcome: 'whole' })
  scene.clock.now += 31 * 60_000
  await scene.server.restart()
  await until(async () => (await uploads()) === 0)
  const pieces = db.selectFrom('content_pieces').select('place').where('content_id', '=', file)
  await until(async () => (await pieces.execute()).length === 0)
  expect((await whistle(de, record, [file])).outcome).toBe('files-gone')
  await until(async () => (await begin()).outcome === 'going')
  await by(de).putAll(file, bytes)
  await by(de).finish(file)
  expect(await whistle(de, record, [file])).toMatchObject({ made: 1 })
  expect(await seenOf(scene.xu, record)).toEqual([['open', '放弃.png']])
})
