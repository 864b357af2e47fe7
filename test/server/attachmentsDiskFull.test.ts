import path from 'node:path'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { pieceBytes } from '#app/model/files/attachment'
import { connect, type Db } from '#db/connect'
import { readEnv } from '#server/env'
import { startServer } from '#server/index'
import { entryOf, newFileId, Sender } from '../support/attach'
import { inHouse } from '../support/in-house'
import { padded, pdf, sha256 } from '../support/sampleFiles'
import { smallDisk } from '../support/small-disk'
import { copyTemplate } from '../support/templates'
import { temporaryFolder } from '../support/temporary'

const item = '1.2.4'

interface Disk {
  folder: string
  connect?: (file: string) => Db
  fill(): unknown
  free(): unknown
}

/** Where a disk is full in the middle of a file: who sends it is told, and goes on when there is space. */
async function fullInTheMiddle({ folder, connect, fill, free }: Disk): Promise<void> {
  copyTemplate('today', path.join(folder, 'luoshi.db'))
  const env = readEnv({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: folder })
  const server = await startServer(env, { urlHost: '127.0.0.1', ...(connect && { connect }) })
  try {
    const { id: person } = await server.people.addPerson({
      ...{ account: 'ren', name: '任人社', department: 'renshe' },
      ...inHouse('department'),
    })
    const { cookie } = await server.people.openSession(person)
    const sender = new Sender(server, { cookie: cookie.split(';')[0]! })
    const [id, bytes] = [newFileId(), padded(pdf(), pieceBytes * 8)]
    const wish = { id, name: '盖章件.pdf', bytes: bytes.length }
    const put = (place: number) => {
      const body = new Uint8Array(bytes.subarray(place * pieceBytes, (place + 1) * pieceBytes))
      return sender.ask(`uploads/${id}?place=${place}`, { method: 'PUT', body })
    }
    await sender.begin(item, wish)
    expect((await put(0)).status).toBe(200)
    await fill()
    // What SQLite has at hand may hold a few more.
    let full = await put(1)
    for (let place = 2; place < 8 && full.status === 200; place++) full = await put(place)
    expect(full.status).toBe(503)
    expect(await full.text()).toMatch(/服务器暂时无法保存[\s\S]*cannot save now/)
    expect(await sender.files(item)).toEqual([])
    await free()
    const going = await sender.begin(item, wish)
    const stored = going.outcome === 'going' ? going.stored : []
    expect(stored.length).toBeLessThan(8)
    for (let place = 0; place < 8; place++)
      if (!stored.includes(place)) expect((await put(place)).status, String(place)).toBe(200)
    const entry = entryOf(await sender.finish(id))
    expect(sha256(Buffer.from(await (await sender.open(entry)).arrayBuffer()))).toBe(sha256(bytes))
  } finally {
    await server.close()
  }
}

it('R5 W6: a database that may not grow, which is what SQLite says of a full disk', async () => {
  const { folder, remove } = temporaryFolder()
  onTestFinished(remove)
  let db: Db | null = null
  const pages = (most: number) => sql`PRAGMA max_page_count = ${sql.lit(most)}`.execute(db!)
  await fullInTheMiddle({
    folder,
    connect: (file) => (db = connect(file)),
    fill: () => pages(1), // as many as there are, at least
    free: () => pages(1_000_000),
  })
})

it('R5 W6: a disk that is full, where this machine lets us have one', async ({ skip }) => {
  const disk = smallDisk(24)
  if (!disk) return skip()
  onTestFinished(() => disk.remove())
  await fullInTheMiddle(disk)
})
