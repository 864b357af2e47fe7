import { sql } from 'kysely'
import { afterEach, expect, it, vi } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { readItem } from '#app/model/ledger/ledger'
import { connect, type Db } from '#db/connect'
import { readEnv } from '#server/env'
import { startServer } from '#server/index'
import { Client } from '../crash/client'
import { Evidence } from '../crash/evidence'
import { prepareScene, tracker, type Scene } from '../crash/prepare'
import { readStored } from '../crash/stored'
import { smallDisk } from '../support/small-disk'
import { temporaryFolder } from '../support/temporary'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

interface Room {
  folder: string
  connect?: (file: string) => Db
  fill(): unknown
  free(): unknown
}

/** A database that may not grow: SQLite says the same as when the disk is full. */
function smallDatabase(): Room {
  const { folder, remove } = temporaryFolder()
  cleanUp.push(remove)
  let db: Db
  const pages = (most: string) => sql`PRAGMA max_page_count = ${sql.raw(most)}`.execute(db)
  return {
    folder,
    connect: (file) => (db = connect(file)),
    fill: () => pages('1'), // as many as there are, at least
    free: () => pages('1000000000'),
  }
}

const until = (condition: () => boolean | Promise<boolean>, timeout = 20_000) =>
  vi.waitFor(
    async () => {
      if (!(await condition())) throw new Error(`not in time: ${String(condition)}`)
    },
    { timeout, interval: 10 },
  )

async function fullDisk({ folder, connect, fill, free }: Room): Promise<void> {
  const scene = await prepareScene(folder, { writers: 3, readers: 2 })
  const server = await startServer(readEnv({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: folder }), {
    urlHost: '127.0.0.1',
    connect,
    // Folding may find room where an edit finds none: not before this has looked.
    rooms: { sweepEvery: 15_000 },
  })
  cleanUp.push(() => server.close())
  const socketUrl = `${server.url.replace('http', 'ws')}/ws/${tracker}`
  const health = async () => (await fetch(`${server.url}/healthz`)).status
  const enter = async (cookie: string, writer = -1) => {
    const client = new Client(cookie, new Evidence(), writer)
    cleanUp.push(() => client.close())
    client.connect(socketUrl)
    await until(() => client.isSynced)
    return client
  }
  const [first, second, third] = scene.parts.map(({ cookie }, i) => enter(cookie, i))
  const [writer, other, late] = [await first!, await second!, await third!]
  const reader = await enter(scene.readers[0]!)
  const write = (client: Client, column: 'progress' | 'owner' | 'clause', value: string) =>
    writeCell(scene, client, column, value)
  expect(await health()).toBe(200)

  await fill()
  const text = '落实'.repeat(9_000)
  write(writer, 'progress', text)
  await until(() => reader.notices.includes('not-saving'))
  expect([writer.isConnected, writer.waiting]).toEqual([true, 1])
  await until(async () => (await health()) === 503)

  // Reading goes on, for those who are here, for those who come back, and over HTTP.
  expect(reader.isConnected).toBe(true)
  await writer.close()
  writer.connect(socketUrl)
  await until(() => writer.isSynced && writer.notices.includes('not-saving'))
  const newcomer = await enter(scene.readers[1]!)
  expect(readItem(newcomer.doc, '1.1')!.progress).toBe(readItem(reader.doc, '1.1')!.progress)
  expect(readItem(newcomer.doc, '1.1')!.progress).not.toBe(text)
  const csv = await fetch(`${server.url}/trackers/${tracker}/export.csv`, { headers: { Cookie: scene.readers[0]! } })
  expect(csv.status).toBe(200)

  // What is typed meanwhile is neither tried, nor told to others, nor acknowledged, and nobody is sent away.
  write(other, 'owner', '王敏')
  write(writer, 'clause', '三（一）')
  write(late, 'clause', '三（二）')
  expect(await health()).toBe(503)
  await expect
    .poll(() => [other, writer, late].map(({ waiting, isConnected }) => [waiting, isConnected]))
    .toEqual([
      [1, true],
      [2, true],
      [1, true],
    ])
  // One of them goes, and what they sent stays.
  await late.close()

  await free()
  await until(() => [writer, other].every((client) => client.waiting === 0), 40_000)
  await until(async () => (await health()) === 200)
  const [item, beside, last] = [0, 1, 2].map((i) => scene.parts[i]!.own.item)
  await until(() => readItem(reader.doc, last!)!.clause === '三（二）')
  expect(readItem(reader.doc, item!)).toMatchObject({ progress: text, clause: '三（一）' })
  expect(readItem(reader.doc, beside!)!.owner).toBe('王敏')
  expect(reader.notices).toContain('saving-again')
  await server.close()
  expect((await readStored(folder, scene)).problems).toEqual([])
}

function writeCell(scene: Scene, client: Client, column: 'progress' | 'owner' | 'clause', value: string): void {
  const { person, own } = scene.parts[client.writer]!
  const desk = { doc: client.doc, person, departments: scene.departments, newId: () => crypto.randomUUID() }
  client.edit([{ key: `${own.item}/${column}`, writer: client.writer, step: 1 }], () => {
    expect(setCells(desk, [{ item: own.item, column, value }])).toEqual([])
  })
}

it(
  'W6 N2: a database that may not grow: nothing is promised, reading goes on, all arrives when there is space',
  () => fullDisk(smallDatabase()),
  120_000,
)

it('W6 N2: a disk without space, where this machine lets us have a small one', async ({ skip }) => {
  const disk = smallDisk(16)
  if (!disk) return skip('mounting a tmpfs needs root on Linux')
  cleanUp.push(() => disk.remove())
  await fullDisk(disk)
}, 120_000)
