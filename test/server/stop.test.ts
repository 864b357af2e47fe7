import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it, vi } from 'vitest'
import { closeCode } from '#app/model/live/wire'
import { Client } from '../crash/client'
import { Evidence } from '../crash/evidence'
import { prepareScene, tracker } from '../crash/prepare'
import { startServerProcess } from '../crash/server-process'
import { readStored } from '../crash/stored'
import { Writer } from '../crash/writer'
import { randomFrom } from '../support/random'
import { temporaryFolder } from '../support/temporary'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

it('W7: SIGTERM under load ends with 0 in under 5 s, says 1012, loses nothing acknowledged or seen, and folds the log', async () => {
  const { folder, remove } = temporaryFolder()
  cleanUp.push(remove)
  const scene = await prepareScene(folder, { writers: 20, readers: 5 })
  const evidence = new Evidence()
  const writing = scene.parts.map(({ cookie }, i) => new Client(cookie, evidence, i))
  const clients = [...writing, ...scene.readers.map((cookie) => new Client(cookie, evidence))]
  const writers = writing.map(
    (client, i) => new Writer(client, scene.parts[i]!, evidence, randomFrom(i), scene.departments),
  )
  const server = startServerProcess(fileURLToPath(new URL('../..', import.meta.url)), folder)
  cleanUp.push(
    () => server.kill('SIGKILL'),
    () => writers.forEach((writer) => writer.stop()),
  )
  const url = `${await server.ready}/${tracker}`
  clients.forEach((client) => client.connect(url))
  writers.forEach((writer) => writer.start())
  await vi.waitFor(() => expect(evidence.acknowledged).toBeGreaterThan(150), { timeout: 20_000 })

  const start = performance.now()
  server.kill('SIGTERM')
  expect(await server.ended).toEqual({ code: 0, signal: null })
  expect(performance.now() - start).toBeLessThan(5_000)
  await Promise.all(clients.map((client) => client.disconnected()))
  expect(new Set(clients.map((client) => client.closeCode))).toEqual(new Set([closeCode.restarting]))
  expect(readdirSync(folder).filter((name) => name.startsWith('luoshi.db'))).toEqual(['luoshi.db'])
  const stored = await readStored(folder, scene)
  expect([...stored.problems, ...evidence.missingFrom(stored.items)]).toEqual([])
  expect(stored.folded).toBe(stored.seq)
}, 60_000)
