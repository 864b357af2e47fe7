import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readItems, readStreams } from '#app/model/ledger/ledger'
import type { Db } from '#db/connect'
import { createLedgers } from '#db/ledgers'
import { createLedgerLog, type LedgerLog } from '#db/log'
import { Client } from '../crash/client'
import { Evidence } from '../crash/evidence'
import { historyProblems } from '../crash/history'
import { prepareScene } from '../crash/prepare'
import { startServerProcess } from '../crash/server-process'
import { byId } from '../crash/stored'
import { Writer, type Part } from '../crash/writer'
import { FaultProxy } from '../support/fault-proxy'
import { randomFrom } from '../support/random'
import { temporaryFolder } from '../support/temporary'
import { people, removeTemporaryFiles, startSyncServer, tracker, until, type SyncServer } from './syncHarness'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})
afterAll(removeTemporaryFiles)

const rows = ['1.1', '1.2.4', '2.5', '1.2.1', '1.3']
/** Two coordinators and three departments, each with a cell of their own and texts that the coordinators share. */
const parts: Part[] = ['xu', 'yang', 'ren', 'zu', 'jiao'].map((id, i) => {
  const coordinates = people[id]!.role === 'coordinator'
  const item = { xu: '1.1', yang: '1.3', ren: '1.2.4', zu: '2.5', jiao: '1.2.1' }[id]!
  return {
    person: people[id]!,
    cookie: `as=${id}`,
    own: { item, column: coordinates ? 'clause' : 'owner' },
    shared: coordinates ? rows : [rows[i - 1]!],
  }
})
const stateOf = (doc: Y.Doc) => JSON.stringify([byId(readItems(doc)), byId(readStreams(doc))])

/** Comes back whenever it is cut off, at once, as five pages with no patience would. */
function keepConnected(client: Client, url: string): () => void {
  const leaving = new AbortController()
  void (async () => {
    while (!leaving.signal.aborted) {
      client.connect(url)
      await client.disconnected()
      await new Promise((resolve) => setImmediate(resolve))
    }
  })()
  return () => {
    leaving.abort()
    void client.close()
  }
}

/** All replicas, the projection and the history agree, and what was promised is there. */
async function expectAgreement(
  server: SyncServer,
  clients: readonly Client[],
  evidence: Evidence,
  first: Parameters<typeof historyProblems>[2],
): Promise<void> {
  await until(() => clients.every(({ doc }) => stateOf(doc) === stateOf(clients[0]!.doc)))
  const stored = (await createLedgers(server.db).read(tracker))!
  expect(JSON.stringify([byId(stored.items), byId(stored.streams)])).toBe(stateOf(clients[0]!.doc))
  expect(evidence.missingFrom(stored.items)).toEqual([])
  expect(await historyProblems(server.db, tracker, first, stored)).toEqual([])
  for (const { doc, refused } of clients) {
    expect(refused).toEqual([])
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
  }
}

it.each([3, 20_261_124])(
  'S6 W4: over a network that delays, splits, cuts, half-closes and freezes, all end equal and nothing acknowledged is missing (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    const server = await startSyncServer({ foldAfter: 50 })
    cleanUp.push(() => server.stop())
    const first = (await createLedgers(server.db).read(tracker))!
    const proxy = await FaultProxy.to(server.port)
    cleanUp.push(() => proxy.close())
    const evidence = new Evidence()
    const departments = new Set(first.departments.map(({ id }) => id))
    const clients = parts.map(({ cookie }, i) => new Client(cookie, evidence, i))
    const writers = clients.map(
      (client, i) => new Writer(client, parts[i]!, evidence, randomFrom(random.below(2 ** 31)), departments),
    )
    proxy.storm({ random, longestPiece: 4_000, longestDelay: 8, cut: 0.01, halfClose: 0.005, freeze: 0.005 })
    for (const client of clients) cleanUp.push(keepConnected(client, `ws://127.0.0.1:${proxy.port}/ws/${tracker}`))
    writers.forEach((writer) => writer.start())
    cleanUp.push(() => writers.forEach((writer) => writer.stop()))
    const { counts } = proxy
    await until(
      () => evidence.acknowledged > 60 && counts.cuts > 2 && counts.halfCloses > 0 && counts.freezes > 0,
      40_000,
    )
    // The worst moment of all, with edits under way: everybody at once, and one direction only.
    proxy.freeze('down')
    proxy.cut()
    await until(() => evidence.acknowledged > 80, 40_000)
    writers.forEach((writer) => writer.stop())
    proxy.calm()
    await until(() => clients.every(({ waiting, isSynced }) => waiting === 0 && isSynced), 20_000)
    await expectAgreement(server, clients, evidence, first)
  },
  120_000,
)

it('S2 W5: 200 who come back at once after a kill are all served the same, and the server answers others meanwhile', async () => {
  const { folder, remove } = temporaryFolder()
  cleanUp.push(remove)
  const scene = await prepareScene(folder, { writers: 2, readers: 20 })
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const evidence = new Evidence()
  const writing = scene.parts.map(({ cookie }, i) => new Client(cookie, evidence, i))
  const clients = [...writing, ...Array.from({ length: 198 }, (_, i) => new Client(scene.readers[i % 20]!, evidence))]
  const writers = writing.map(
    (client, i) => new Writer(client, scene.parts[i]!, evidence, randomFrom(i), scene.departments),
  )
  const serve = async () => {
    const server = startServerProcess(root, folder)
    cleanUp.push(() => server.kill('SIGKILL'))
    return { server, url: await server.ready }
  }
  const { server, url } = await serve()
  clients.forEach((client) => client.connect(`${url}/${tracker}`))
  await until(() => clients.every(({ isSynced }) => isSynced), 30_000)
  writers.forEach((writer) => writer.start())
  await until(() => evidence.acknowledged > 20)
  server.kill('SIGKILL')
  await Promise.all(clients.map((client) => client.disconnected()))
  writers.forEach((writer) => writer.stop())

  const again = await serve()
  let answered = 0
  let longest = 0
  const ask = async () => {
    const start = performance.now()
    const { status } = await fetch(again.url.replace('ws:', 'http:').replace(/\/ws$/, '/healthz'))
    expect(status).toBe(200)
    answered++
    longest = Math.max(longest, performance.now() - start)
  }
  clients.forEach((client) => client.connect(`${again.url}/${tracker}`))
  while (!clients.every(({ isSynced }) => isSynced)) await ask()
  await until(() => clients.every(({ waiting }) => waiting === 0))
  await until(() => new Set(clients.map(({ doc }) => stateOf(doc))).size === 1)
  expect(answered).toBeGreaterThan(0)
  expect(longest).toBeLessThan(10_000)
  expect(evidence.missingFrom(readItems(clients.at(-1)!.doc))).toEqual([])
  await Promise.all(clients.map((client) => client.close()))
}, 240_000)

it.each([5, 20_261_124])(
  'S2 W9: rooms that unload while people come in lose nothing (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    let loads = 0
    const pause = async () => {
      for (let turns = random.below(30); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve))
    }
    const openLog =
      (db: Db) =>
      (id: string): LedgerLog => {
        const log = createLedgerLog(db, id)
        loads++
        // A slow disk: somebody comes while the room is still leaving.
        return {
          ...log,
          fold: async (...fold) => (await pause(), log.fold(...fold)),
          finishBursts: async (until) => (await pause(), log.finishBursts(until)),
        }
      }
    const server = await startSyncServer({ idleAfter: 0, foldAfter: 7, openLog })
    cleanUp.push(() => server.stop())
    const first = (await createLedgers(server.db).read(tracker))!
    const evidence = new Evidence()
    const clients = parts.map(({ cookie }, i) => new Client(cookie, evidence, i))
    const departments = new Set(first.departments.map(({ id }) => id))
    const writers = clients.map(
      (client, i) => new Writer(client, parts[i]!, evidence, randomFrom(random.below(2 ** 31)), departments),
    )
    const url = `ws://127.0.0.1:${server.port}/ws/${tracker}`
    for (let round = 0; round < 60; round++) {
      const coming = clients.filter(() => random() < 0.4)
      for (const client of coming) {
        client.connect(url)
        // At any moment of the room's unloading.
        await pause()
      }
      await until(() => coming.every(({ isSynced }) => isSynced))
      for (const client of coming) if (random() < 0.7) writers[client.writer]!.edit()
      if (random() < 0.7) await until(() => coming.every(({ waiting }) => waiting === 0))
      await Promise.all(coming.map((client) => client.close()))
    }
    clients.forEach((client) => client.connect(url))
    await until(() => clients.every(({ waiting, isSynced }) => waiting === 0 && isSynced))
    await expectAgreement(server, clients, evidence, first)
    expect(evidence.acknowledged).toBeGreaterThan(30)
    expect(loads).toBeGreaterThan(10)
    await Promise.all(clients.map((client) => client.close()))
  },
  60_000,
)
