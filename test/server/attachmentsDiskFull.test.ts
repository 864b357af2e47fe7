import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { pieceBytes } from '#app/model/files/attachment'
import { connect, type Db } from '#db/connect'
import { entryOf, newFileId, Sender } from '../support/attach'
import { signIn } from '../support/people'
import { padded, pdf, sha256 } from '../support/sampleFiles'
import { startTestServer } from '../support/server'

const item = '1.2.4'

it('R5 W6: the disk is full in the middle of a file: it is told, nobody’s reading is disturbed, and it goes on when there is space', async () => {
  let db: Db | null = null
  // A database that may not grow: SQLite says the same as when the disk is full.
  const server = await startTestServer({ connect: (file) => (db = connect(file)) })
  const pages = (most: number) => sql`PRAGMA max_page_count = ${sql.lit(most)}`.execute(db!)
  try {
    const sender = new Sender(server, await signIn(server, { role: 'department', department: 'renshe' }))
    const [id, bytes] = [newFileId(), padded(pdf(), pieceBytes * 4)]
    const wish = { id, name: '盖章件.pdf', bytes: bytes.length }
    await sender.begin(item, wish)
    await sender.put(id, 0, bytes.subarray(0, pieceBytes))
    await pages(1)
    const put = (place: number) =>
      sender.ask(`uploads/${id}?place=${place}`, {
        method: 'PUT',
        body: new Uint8Array(bytes.subarray(place * pieceBytes, (place + 1) * pieceBytes)),
      })
    const answers = [await put(1), await put(2), await put(3)]
    const full = answers.find(({ status }) => status === 503)!
    expect(await full.text()).toMatch(/服务器暂时无法保存[\s\S]*cannot save now/)
    expect((await sender.files(item)).length).toBe(0)
    await pages(1_000_000)
    const going = await sender.begin(item, wish)
    const stored = going.outcome === 'going' ? going.stored : []
    expect(stored.length).toBeLessThan(4)
    for (const place of [0, 1, 2, 3]) if (!stored.includes(place)) await put(place)
    const entry = entryOf(await sender.finish(id))
    expect(sha256(Buffer.from(await (await sender.open(entry)).arrayBuffer()))).toBe(sha256(bytes))
  } finally {
    await server.close()
  }
})
