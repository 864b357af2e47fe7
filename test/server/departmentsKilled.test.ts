import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { defaultLightSettings } from '#app/model/ledger/light'
import { connect, type Db } from '#db/connect'
import { unfinishedMerges } from '#db/department-merges'
import { createLedgers } from '#db/ledgers'
import { insertLedger } from '#db/new-ledger'
import { createPeople } from '#server/people/people'
import { historyProblems } from '../crash/history'
import { prepareScene, tracker } from '../crash/prepare'
import { startServerProcess } from '../crash/server-process'
import { temporaryFolder } from '../support/temporary'

const { folder, remove } = temporaryFolder()
afterAll(remove)
const root = fileURLToPath(new URL('../..', import.meta.url))
const file = path.join(folder, 'luoshi.db')
const more = ['b', 'c', 'd', 'e', 'f']

async function withDb<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(file)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** Of each ledger how many rows name it, in whatever column. */
const naming = (db: Db, department: string) =>
  Promise.all(
    [tracker, ...more].map(
      async (id) =>
        (await createLedgers(db).read(id))!.items.filter((item) => [item.lead, ...item.support].includes(department))
          .length,
    ),
  )
const changed = async (db: Db) =>
  Number(
    (
      await db
        .selectFrom('changes')
        .select((of) => of.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

it('X11 R2: the server is killed in the middle of a merge: each ledger has followed or not, and the next start ends it', async () => {
  const scene = await prepareScene(folder, { writers: 1, readers: 0 })
  const cookie = await withDb(async (db) => {
    const title = { zh: '另一本', en: 'Another' }
    const { columns, streams, items } = scene
    for (const id of more)
      await db
        .transaction()
        .execute((trx) =>
          insertLedger(trx, id, { title, settings: defaultLightSettings, columns, streams, items }, Date.now()),
        )
    const people = createPeople({ db, publicUrl: 'http://localhost', now: Date.now, acted: async () => undefined })
    const { id } = await people.addPerson({
      account: 'zhou.min',
      name: '周敏',
      houseRole: 'administrator',
      department: null,
    })
    return (await people.openSession(id)).cookie.split(';')[0]!
  })
  const before = await withDb((db) => naming(db, 'renshe'))
  expect(Math.min(...before)).toBeGreaterThan(0)

  const server = startServerProcess(root, folder)
  const url = (await server.ready).replace('ws:', 'http:').replace(/\/ws$/, '/people')
  const body = new URLSearchParams({ intent: 'department-merge', id: 'renshe', into: 'jiaowei' })
  const asked = fetch(url, { method: 'POST', headers: { cookie, origin: new URL(url).origin }, body }).catch(() => null)
  await withDb(async (db) => {
    await expect.poll(() => changed(db), { interval: 1, timeout: 10_000 }).toBeGreaterThan(0)
    server.kill('SIGKILL')
    await Promise.all([server.ended, asked])
    const left = await naming(db, 'renshe')
    expect(left.filter((rows, i) => rows !== 0 && rows !== before[i])).toEqual([])
  })

  const next = startServerProcess(root, folder)
  await next.ready
  await withDb(async (db) => {
    await expect.poll(() => unfinishedMerges(db), { timeout: 10_000 }).toEqual([])
    expect(await naming(db, 'renshe')).toEqual(before.map(() => 0))
    // Each row once in the history, and that agrees with the documents.
    const rows = await db.selectFrom('changes').select(['tracker_id', 'row_id', 'column_id', 'after']).execute()
    expect(new Set(rows.map(({ tracker_id, row_id, column_id }) => [tracker_id, row_id, column_id].join())).size).toBe(
      rows.length,
    )
    for (const id of [tracker, ...more])
      expect(await historyProblems(db, id, scene, (await createLedgers(db).read(id))!)).toEqual([])
  })
  next.kill('SIGTERM')
  await next.ended
}, 60_000)
