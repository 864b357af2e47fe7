import http from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pieceBytes } from '#app/model/files/attachment'
import { readItem } from '#app/model/ledger/ledger'
import { connect, type Db } from '#db/connect'
import { entryOf, newFileId, Sender } from '../support/attach'
import { breakStatements } from '../support/fault'
import { connectEditor, signIn, type SignedIn } from '../support/people'
import { padded, pdf, sha256 } from '../support/sampleFiles'
import { startTestServer, tracker, type TestServer } from '../support/server'
import { until } from './syncHarness'

const item = '1.2.4'
let server: TestServer
let db: Db
let ren: SignedIn
let clock: number
beforeEach(async () => {
  clock = Date.now()
  server = await startTestServer({ now: () => clock, env: { FILES_LIMIT_GB: '0.001' } })
  db = connect(server.database)
  ren = await signIn(server, { role: 'department', department: 'renshe', name: '任人社' })
})
afterEach(async () => {
  await db.destroy()
  await server.close()
})

const count = async (table: 'uploads' | 'contents' | 'content_pieces' | 'attachments') =>
  (
    await db
      .selectFrom(table)
      .select((of) => of.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count
const all = async () =>
  Promise.all((['uploads', 'contents', 'content_pieces', 'attachments'] as const).map((table) => count(table)))
const nothing = [0, 0, 0, 0]

async function evidence(): Promise<readonly string[]> {
  const editor = await connectEditor(server, ren)
  const said = readItem(editor.doc, item)!.evidence
  editor.close()
  return said
}

/** Sends the beginning of a piece, and breaks off. */
function breakOff(address: string, bytes: Buffer): Promise<void> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve) => {
    const request = http.request({
      ...{ hostname, port, method: 'PUT', path: `/trackers/${tracker}/${address}` },
      headers: { cookie: ren.cookie, origin: server.url, 'content-length': pieceBytes },
    })
    request.on('error', () => resolve())
    request.write(bytes, () => request.destroy())
    request.on('close', () => resolve())
  })
}

describe('R5: an upload that breaks', () => {
  it('in the middle of a piece stores nothing of that; it goes on, also in another process, and leaves nothing when it does not', async () => {
    const [sender, bytes] = [new Sender(server, ren), padded(pdf(), pieceBytes * 2 + 5)]
    const [id, left] = [newFileId(), newFileId()]
    await sender.begin(item, { id, name: 'a.pdf', bytes: bytes.length })
    await sender.put(id, 0, bytes.subarray(0, pieceBytes))
    await breakOff(`uploads/${id}?place=1`, bytes.subarray(pieceBytes, pieceBytes + 70_000))
    await sender.begin(item, { id: left, name: 'b.pdf', bytes: bytes.length })
    await sender.put(left, 2, bytes.subarray(pieceBytes * 2))
    await server.restart()
    expect(await sender.begin(item, { id, name: 'a.pdf', bytes: bytes.length })).toEqual({
      outcome: 'going',
      stored: [0],
    })
    clock += 29 * 60_000
    await sender.put(id, 1, bytes.subarray(pieceBytes, pieceBytes * 2))
    clock += 2 * 60_000
    await server.restart()
    await until(async () => (await count('uploads')) === 1)
    expect(await sender.put(left, 0, bytes.subarray(0, pieceBytes))).toEqual({ outcome: 'refused', why: 'upload-gone' })
    await sender.put(id, 2, bytes.subarray(pieceBytes * 2))
    const entry = entryOf(await sender.finish(id))
    await until(async () => JSON.stringify(await all()) === JSON.stringify([0, 1, 3, 1]))
    const back = Buffer.from(await (await sender.open(entry)).arrayBuffer())
    expect(sha256(back)).toBe(sha256(bytes))
    expect(await evidence()).toEqual([entry])
  })

  it.each([
    ['INSERT', 'attachments'],
    ['UPDATE', 'contents'],
    ['DELETE', 'uploads'],
    ['INSERT', 'changes'],
    ['INSERT', 'updates'],
  ] as const)(
    'R2: where a statement of its last step fails (%s %s), neither file nor cell is there; then both',
    async (event, table) => {
      const [sender, id, bytes] = [new Sender(server, ren), newFileId(), pdf()]
      await sender.begin(item, { id, name: 'a.pdf', bytes: bytes.length })
      await sender.putAll(id, bytes)
      const mend = await breakStatements(db, event, table)
      expect((await sender.ask(`uploads/${id}`, { method: 'POST' })).status).toBeGreaterThanOrEqual(500)
      expect(await count('attachments')).toBe(0)
      await mend()
      expect(await evidence()).toEqual([])
      // A ledger that could not be written finds out a moment later that it can.
      await until(async () => (await sender.ask(`uploads/${id}`, { method: 'POST' })).status === 201)
      const entry = entryOf(await sender.finish(id))
      expect(await evidence()).toEqual([entry])
    },
  )

  it('where pieces cannot be removed, they go later; nobody waits for that', async () => {
    const [sender, id] = [new Sender(server, ren), newFileId()]
    await sender.begin(item, { id, name: 'a.pdf', bytes: pdf().length })
    await sender.putAll(id, pdf())
    const mend = await breakStatements(db, 'DELETE', 'content_pieces')
    expect((await sender.ask(`uploads/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await count('content_pieces')).toBe(1)
    await mend()
    await server.restart()
    await until(async () => JSON.stringify(await all()) === JSON.stringify(nothing))
  })

  it('a house that has as many bytes of files as it may takes no more', async () => {
    const sender = new Sender(server, ren)
    // 0.001 GB are 1,073,742 bytes.
    entryOf(await sender.send(item, 'a.pdf', padded(pdf('a'), 700_000)))
    expect(await sender.send(item, 'b.pdf', padded(pdf('b'), 700_000))).toEqual({
      outcome: 'refused',
      why: 'house-full',
    })
    entryOf(await sender.send(item, 'c.pdf', padded(pdf('c'), 300_000)))
  })
})
