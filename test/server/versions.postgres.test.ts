import { sql, type Migration } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { connect, type Db } from '#db/connect'
import { engineOf } from '#db/engine'
import { createLedgers } from '#db/ledgers'
import { migrate, NewerDatabaseError } from '#db/migrate'
import { inHouse } from '#db/transactions'
import { historyProblems } from '../crash/history'
import { hearNotices } from '../support/notices'
import { signIn } from '../support/people'
import { startTestServer, tracker } from '../support/server'
import { startProcesses } from './processes'
import { Editor, temporaryDatabase, until } from './syncHarness'

const cleanUp: (() => unknown)[] = []
afterAll(async () => {
  for (const undo of cleanUp.reverse()) await undo()
})

/** What a version to come might bring along. */
const later: Migration = {
  async up(db) {
    await sql`ALTER TABLE items ADD COLUMN later TEXT NOT NULL DEFAULT 'x'`.execute(db)
    await sql`ALTER TABLE trackers ADD COLUMN later BIGINT`.execute(db)
    await sql`ALTER TABLE changes ADD COLUMN later TEXT`.execute(db)
    await sql`CREATE TABLE later (id TEXT PRIMARY KEY)`.execute(db)
  },
}
const bring = (db: Db) => migrate(db, { ...engineOf(db).migrations, '9999-later': later })

it('P5: while a newer version brings the database on, processes of before go on, and all write one ledger', async () => {
  const processes = await startProcesses(2)
  cleanUp.push(() => processes.stop())
  const [a, b] = processes.all
  const ledgers = createLedgers(a!.db)
  const first = (await ledgers.read(tracker))!
  const [xu, yang] = [new Editor(a!, 'xu', { ack: true }), new Editor(b!, 'yang', { ack: true })]
  cleanUp.push(
    () => xu.close(),
    () => yang.close(),
  )
  await Promise.all([xu.synced(), yang.synced()])
  xu.row('1.1').set('due', '2026-12-01')
  await until(() => yang.row('1.1').get('due') === '2026-12-01')
  // In the midst of their writing.
  const bringing = bring(a!.db)
  for (let n = 1; n <= 20; n++) {
    xu.row('1.2').set('owner', `甲${n}`)
    yang.row('1.3').set('owner', `乙${n}`)
    await until(() => yang.row('1.2').get('owner') === `甲${n}` && xu.row('1.3').get('owner') === `乙${n}`)
  }
  await bringing
  yang.row('1.4').set('clause', '三')
  await until(() => xu.row('1.4').get('clause') === '三')
  expect(Y.encodeStateAsUpdate(xu.doc)).toEqual(Y.encodeStateAsUpdate(yang.doc))
  const last = (await ledgers.read(tracker))!
  expect(await historyProblems(a!.db, tracker, first, last)).toEqual([])
  // Whoever starts now has to be of that version.
  await expect(migrate(a!.db)).rejects.toThrow(NewerDatabaseError)
})

it('P5: what a newer version says to all is passed over by processes of before, which hear the rest', async () => {
  const server = await startTestServer({ lookEvery: 20 })
  cleanUp.push(() => server.close())
  const db = connect(server.database)
  cleanUp.push(() => db.destroy())
  const heard = await hearNotices(server, await signIn(server, { role: 'coordinator' }))
  cleanUp.push(() => heard.close())
  await bring(db)
  const say = (value: object) => sql`INSERT INTO signals (value) VALUES (${JSON.stringify(value)})`
  await inHouse(db).execute(async (trx) => {
    await say({ kind: 'whistle-blown', ledger: tracker, whistle: 'w1' }).execute(trx)
    await say({ kind: 'views-shared', ledger: tracker, more: [1] }).execute(trx)
  })
  await heard.until((all) => all.some(({ type }) => type === 'views'))
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
})

it('P5: migrations since several processes serve a house only add: what the version before reads and writes stays', async () => {
  const db = connect(await temporaryDatabase())
  cleanUp.push(() => db.destroy())
  const { rows: names } = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(db)
  expect(names.length).toBeGreaterThan(17)
  const fresh = connect(await emptyDatabase(db))
  cleanUp.push(() => fresh.destroy())
  const all = engineOf(fresh).migrations
  const done: Record<string, Migration> = {}
  for (const [name, migration] of Object.entries(all)) {
    const before = name > '0017-signals' ? await columnsOf(fresh) : null
    done[name] = migration
    await migrate(fresh, { ...done })
    if (!before) continue
    const after = await columnsOf(fresh)
    for (const [column, shape] of before) expect(after.get(column), `${name}: ${column}`).toEqual(shape)
    for (const [column, { table, isNeeded }] of after)
      if (!before.has(column) && [...before.values()].some((known) => known.table === table))
        expect(isNeeded, `${name}: ${column} is to be given by who does not know it`).toBe(false)
  }
})

/** Another database on the server of one. */
async function emptyDatabase(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`SELECT current_database() AS name`.execute(db)
  const name = `${rows[0]!.name}_empty`
  await sql.raw(`CREATE DATABASE "${name}"`).execute(db)
  return (await temporaryDatabase()).replace(/\/[^/]*$/, `/${name}`)
}

interface Shape {
  table: string
  type: string
  isNeeded: boolean
}

/** All columns of all tables, by `table.column`. */
async function columnsOf(db: Db): Promise<Map<string, Shape>> {
  const { rows } = await sql<{ table: string; name: string; type: string; needed: boolean }>`
    SELECT table_name AS table, column_name AS name, data_type AS type,
      is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO' AS needed
    FROM information_schema.columns WHERE table_schema = 'public'`.execute(db)
  return new Map(rows.map(({ table, name, type, needed }) => [`${table}.${name}`, { table, type, isNeeded: needed }]))
}
