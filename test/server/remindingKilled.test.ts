import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { defaultLightSettings } from '#app/model/ledger/light'
import { addDays, dateIn } from '#app/model/text/dates'
import { connect, type Db } from '#db/connect'
import { insertLedger } from '#db/new-ledger'
import { prepareScene } from '../crash/prepare'
import { startServerProcess } from '../crash/server-process'
import { temporaryFolder } from '../support/temporary'

const { folder, remove } = temporaryFolder()
afterAll(remove)
const root = fileURLToPath(new URL('../..', import.meta.url))
const ledgers = Array.from({ length: 40 }, (_, n) => `l${n}`)

async function withDb<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(path.join(folder, 'luoshi.db'))
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** Of each ledger how much it has said, and whether its clock leads on to another day. */
const states = () =>
  withDb(async (db) => {
    const said = await db.selectFrom('reminders').select('tracker_id').execute()
    const clocks = await db.selectFrom('clocks').select(['tracker_id', 'due_at']).execute()
    return ledgers.map((ledger) => ({
      said: said.filter(({ tracker_id }) => tracker_id === ledger).length,
      isDone: clocks.find(({ tracker_id }) => tracker_id === ledger)!.due_at > Date.now(),
    }))
  })

/** Forty ledgers with ten items each that are due today, which is worked on, and whose morning is over. */
async function prepare(): Promise<void> {
  const { columns, streams, items } = await prepareScene(folder, { writers: 1, readers: 0 })
  const { timeZone } = defaultLightSettings
  const today = dateIn(timeZone, Date.now())
  const parents = new Set(items.map(({ parent }) => parent))
  const due = items
    .filter(({ id, parent }) => parent === '' && !parents.has(id))
    .slice(0, 10)
    .map((item) => ({ ...item, status: 'in_progress' as const, due: today }))
  expect(due).toHaveLength(10)
  await withDb(async (db) => {
    await db
      .deleteFrom('calendar_days')
      .where('day', 'in', [today, addDays(today, 1)])
      .execute()
    for (const day of [today, addDays(today, 1)])
      await db.insertInto('calendar_days').values({ day, kind: 'work', name_zh: '', name_en: '' }).execute()
    for (const id of ledgers) {
      const made = { title: { zh: id, en: id }, settings: defaultLightSettings, columns, streams, items: due }
      await db.transaction().execute((trx) => insertLedger(trx, id, made, Date.now()))
    }
    await db
      .updateTable('clocks')
      .set({ due_at: Date.now() - 60_000 })
      .execute()
  })
}

it('R3 P4: the server is killed in the middle of forty daily looks: each was done whole or not at all, and the next start does the rest', async () => {
  await prepare()
  const server = startServerProcess(root, folder)
  const done = async () => (await states()).filter(({ isDone }) => isDone).length
  await expect.poll(done, { interval: 1 }).toBeGreaterThan(0)
  server.kill('SIGKILL')
  await server.ended
  for (const { said, isDone } of await states()) expect(said).toBe(isDone ? 10 : 0)
  const next = startServerProcess(root, folder)
  await expect.poll(done).toBe(40)
  next.kill('SIGTERM')
  await next.ended
  for (const { said } of await states()) expect(said).toBe(10)
})
