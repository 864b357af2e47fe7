import { afterAll, afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readItem, readItems, roots, rowFrom } from '#app/model/ledger/ledger'
import { emptyItem } from '#app/model/ledger/rows'
import { connect } from '#db/connect'
import { createLedgerLog } from '#db/log'
import {
  Editor,
  RawSocket,
  removeTemporaryFiles,
  startSyncServer,
  temporaryDatabase,
  tracker,
  until,
  type SyncServer,
} from './syncHarness'

const open: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})
afterAll(removeTemporaryFiles)

async function start(options: Parameters<typeof startSyncServer>[0] = {}): Promise<SyncServer> {
  const server = await startSyncServer(options)
  open.push(() => server.stop())
  return server
}

/** Edits that leave many tombstones behind: two people take turns at one cell, so that Yjs can merge none of them. */
async function wear(server: SyncServer, turns: number): Promise<void> {
  for (const as of ['xu', 'yang']) {
    const editor = await new Editor(server, as, { ack: true }).synced()
    for (let i = 0; i < turns; i++) {
      editor.row('1.1').set('clause', `${as} ${i}`)
      editor.row('1.2').set('clause', `${as} ${i}`)
    }
    editor.text('1.1').insert(0, `${as}。`)
    await until(() => editor.acked === 2 * turns + 2)
    editor.close()
  }
}

async function storedOf(server: SyncServer | string) {
  const db = typeof server === 'string' ? connect(server) : server.db
  const stored = (await createLedgerLog(db, tracker).load())!
  if (typeof server === 'string') await db.destroy()
  const doc = new Y.Doc()
  roots(doc)
  stored.updates.forEach((update) => Y.applyUpdate(doc, update))
  return { ...stored, doc, bytes: stored.updates.reduce((sum, update) => sum + update.length, 0) }
}

const sorted = (doc: Y.Doc) => readItems(doc).sort((a, b) => (a.id < b.id ? -1 : 1))

describe('W9: an epoch', () => {
  it('begins when an overgrown room unloads: the same values, the length of a fresh document, one author', async () => {
    const server = await startSyncServer({ renewal: { spare: 0, spareWhenOpen: Infinity, quiet: 0 } })
    const fresh = await storedOf(server)
    await wear(server, 600)
    const worn = await storedOf(server)
    expect(worn.bytes).toBeGreaterThan(fresh.bytes * 1.5)
    await server.stop()
    const renewed = await storedOf(server.database)
    expect(sorted(renewed.doc)).toEqual(sorted(worn.doc))
    expect(renewed.updates).toHaveLength(1)
    expect(renewed.bytes).toBeLessThan(fresh.bytes * 1.1)
    expect(renewed.owners).toEqual(new Map([[renewed.author, 'server']]))
    expect(renewed.author).toBeGreaterThan(2 ** 32)
    expect(renewed.author).not.toBe(fresh.author)
    expect([...renewed.doc.store.clients.keys()]).toEqual([renewed.author])
    expect([...renewed.vector!]).toEqual([...Y.encodeStateVector(renewed.doc)])
  })

  it('does not begin while the document has not overgrown', async () => {
    const server = await startSyncServer()
    await wear(server, 3)
    const before = await storedOf(server)
    await server.stop()
    expect((await storedOf(server.database)).author).toBe(before.author)
  })

  it('goes on from the last commit: history, stamps and the numbers of updates stay, and people edit on', async () => {
    const database = await temporaryDatabase()
    const first = await startSyncServer({ database, renewal: { spare: 0, spareWhenOpen: Infinity, quiet: 0 } })
    await wear(first, 600)
    const { stamps } = await storedOf(first)
    await first.stop()
    const server = await start({ database })
    const xu = await new Editor(server, 'xu', { ack: true }).synced()
    open.push(() => xu.close())
    const lastChange = () =>
      server.db
        .selectFrom('changes')
        .selectAll()
        .where('row_id', '=', '1.2')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
    const last = await lastChange()
    expect(stamps.get('1.2')).toEqual((await storedOf(server)).stamps.get('1.2'))
    xu.row('1.2').set('clause', '新一期')
    await until(() => xu.acked === 2)
    const change = await lastChange()
    expect(change).toMatchObject({ row_id: '1.2', before: last.after, after: '"新一期"' })
    expect(change.seq).toBeGreaterThan(last.seq)
  })

  it('begins under open pages in a quiet moment; who holds the old document is told to start over and loses nothing else', async () => {
    let time = 0
    const server = await start({
      now: () => time,
      sweepEvery: 20,
      renewal: { spare: Infinity, spareWhenOpen: 0, quiet: 200 },
    })
    const closed: number[] = []
    const xu = await new Editor(server, 'xu', { ack: true }).synced()
    open.push(() => xu.close())
    xu.provider.on('closed', ({ code }) => closed.push(code))
    await wear(server, 600)
    const before = await storedOf(server)
    time += 1_000
    await until(() => closed.length === 1)
    expect(closed).toEqual([4409])
    expect((await storedOf(server)).author).not.toBe(before.author)
    const again = await new Editor(server, 'xu', { ack: true }).synced()
    open.push(() => again.close())
    expect(sorted(again.doc)).toEqual(sorted(before.doc))
    again.row('1.1').set('due', '2026-12-31')
    await until(() => again.acked === 2)
    expect(again.refused).toEqual([])
  })

  it('keeps apart what must never meet: a document of the old epoch is turned away before it is read, with all it holds', async () => {
    const database = await temporaryDatabase()
    const first = await startSyncServer({ database, renewal: { spare: 0, spareWhenOpen: Infinity, quiet: 0 } })
    const old = await new Editor(first, 'yang').synced()
    old.provider.disconnect()
    old.row('1.1').set('due', '2030-01-01')
    old.text('1.2').insert(0, '离线写的')
    await wear(first, 600)
    await first.stop()
    const server = await start({ database })
    const before = sorted((await storedOf(server)).doc)
    const raw = await RawSocket.open(server, 'yang')
    raw.sendSync(0, Y.encodeStateVector(old.doc))
    raw.sendSync(1, Y.encodeStateAsUpdate(old.doc))
    await until(() => raw.closeCode === 4409)
    expect(raw.frames.filter((frame) => frame[0] === 0 && frame[1] !== 0)).toEqual([])
    // Nor without the question that would give it away.
    const sly = await RawSocket.open(server, 'yang')
    sly.sendSync(2, Y.encodeStateAsUpdate(old.doc))
    sly.sendSync(1, Y.encodeStateAsUpdate(old.doc))
    await until(() => sly.refusals.length === 2)
    expect(sly.refusals.map(({ refusals }) => refusals[0]!.code)).toEqual(['foreign-client', 'foreign-client'])
    expect(sorted((await storedOf(server)).doc)).toEqual(before)
    expect(await server.db.selectFrom('updates').select('seq').execute()).toEqual([])
    sly.close()
    old.close()
  })
})

it('W9: a newcomer gets what is stored before the server has built its document, and edits at once', async () => {
  const server = await start()
  const raw = await RawSocket.open(server, 'xu')
  raw.sendSync(0, new Uint8Array([0]))
  await until(() => raw.frames.some((frame) => frame[0] === 0 && frame[1] === 1))
  const doc = new Y.Doc()
  const { updates, doc: whole } = await storedOf(server)
  const frame = raw.frames.find((bytes) => bytes[0] === 0 && bytes[1] === 1)!
  expect(Buffer.from(frame.subarray(-updates[0]!.length)).equals(updates[0]!)).toBe(true)
  Y.applyUpdate(doc, frame.subarray(-updates[0]!.length))
  expect(readItem(doc, '1.1')).toEqual(readItem(whole, '1.1'))
  let update!: Uint8Array
  doc.once('update', (bytes: Uint8Array) => (update = bytes))
  roots(doc).items.get('1.1')!.set('due', '2026-12-01')
  raw.sendSync(1, new Uint8Array([0, 0]))
  raw.sendSync(2, update)
  await until(() => raw.acked === 2)
  expect(raw.refusals).toEqual([])
  raw.close()
})

it('G7: a stock client that was refused is told to start over: it has no other way to hear of it', async () => {
  const server = await start()
  const ren = await new Editor(server, 'ren').synced()
  open.push(() => ren.close())
  const closed: { code: number; reason: string }[] = []
  ren.provider.on('closed', (close) => closed.push(close))
  ren.row('1.1').set('title', '改')
  await until(() => closed.length === 1)
  expect(closed[0]).toEqual({ code: 4409, reason: 'refused: structure-only' })
})

it('G7: refusals that cost too much are no longer judged for a while; others are', async () => {
  const server = await start()
  const source = await new Editor(server, 'xu', { ack: true }).synced()
  const ren = await RawSocket.open(server, 'ren')
  open.push(
    () => source.close(),
    () => ren.close(),
  )
  // So many rows that a refusal costs far more than the least that is counted.
  let update!: Uint8Array
  const copy = new Y.Doc()
  copy.once('update', (bytes: Uint8Array) => (update = bytes))
  copy.transact(() => {
    for (let row = 0; row < 6_000; row++) roots(copy).items.set(`new-${row}`, rowFrom(emptyItem(`new-${row}`)))
  })
  for (let sent = 1; ren.closeCode === null && sent < 5_000; sent++) {
    ren.sendSync(2, update)
    await until(() => ren.refusals.length >= sent || ren.closeCode !== null)
  }
  expect(ren.closeCode).toBe(1013)
  source.row('1.1').set('due', '2026-12-01')
  await until(() => source.acked === 2)
}, 60_000)

it('W9: an epoch begins too when so many clients have written that the state vector grows long', async () => {
  const server = await startSyncServer({ renewal: { spare: Infinity, spareWhenOpen: Infinity, quiet: 0 } })
  const raw = await RawSocket.open(server, 'xu')
  const source = await new Editor(server, 'yang').synced()
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(source.doc))
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  for (let client = 1; client <= 5_010; client++) {
    copy.clientID = client
    roots(copy).items.get('1.1')!.set('clause', String(client))
  }
  // Not more than 256 at once: that many are no pages (G3).
  for (let from = 0; from < updates.length; from += 250)
    raw.sendSync(2, Y.mergeUpdates(updates.slice(from, from + 250)))
  await until(() => raw.acked === Math.ceil(updates.length / 250))
  expect(raw.refusals).toEqual([])
  raw.close()
  source.close()
  await server.stop()
  const { owners, doc } = await storedOf(server.database)
  expect([owners.size, readItem(doc, '1.1')!.clause]).toEqual([1, '5010'])
})
