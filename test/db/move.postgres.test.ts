import path from 'node:path'
import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { backUp, restore } from '#db/backup'
import { connect, type Db } from '#db/connect'
import { BadCopyError } from '#db/copy-house'
import { digestOf } from '#db/copy-rows'
import { engineOf } from '#db/engine'
import { removeLedger } from '#db/ledger-file'
import { migrate } from '#db/migrate'
import { NotEmptyError, OlderHouseError, moveHouse } from '#db/move'
import { insertLedger } from '#db/new-ledger'
import { migrationsUpTo } from '#db/sqlite/migrations'
import { allTables } from '#db/tables'
import { inHouse } from '#db/transactions'
import { newLedger } from '../support/newLedger'
import { storeFiles } from '../support/storedFiles'
import { newPostgresDatabase, newEmptyPostgresDatabase } from '../support/postgres-house'
import { temporaryFolder } from '../support/temporary'

const at = Date.parse('2026-11-20T00:00:00Z')
let folder: string
let remove: () => void
let file: string
beforeEach(async () => {
  ;({ folder, remove } = temporaryFolder())
  file = path.join(folder, 'luoshi.db')
  await inDatabase(file, fillHouse)
})
afterEach(() => remove())

async function inDatabase<T>(database: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(database)
  try {
    await migrate(db)
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** Two ledgers, one that was removed, and a row of most kinds, with texts that are hard to keep. */
async function fillHouse(db: Db): Promise<void> {
  await inHouse(db).execute(async (trx) => {
    for (const id of ['one', 'two', 'gone']) await insertLedger(trx, id, newLedger(), at)
  })
  const person = { person_id: 'p', person_name: '王敏', department_id: null }
  await db
    .insertInto('people')
    .values({
      id: 'p',
      account: 'wang',
      name: '王 敏',
      role: 'member',
      ...{ department_id: null, password_hash: 'x' },
      created_at: 1,
    })
    .execute()
  for (const tracker_id of ['one', 'gone']) {
    for (let n = 0; n < 450; n++) {
      const cell = { tracker_id, seq: 1, row_id: `r${n % 7}`, column_id: 'progress', is_report: 0, at: at + n }
      const values = {
        before: JSON.stringify(`第 ${n} 次`),
        after: JSON.stringify({ b: '\0', a: `\ud83d${n}`, 10: 1 }),
      }
      await db
        .insertInto('changes')
        .values({ ...cell, ...values, ...person })
        .execute()
    }
  }
  await db
    .insertInto('comments')
    .values({ tracker_id: 'one', item_id: 'r1', body: '知道了 😀\n“好”\\', request: null, ...person, at })
    .execute()
  await db
    .insertInto('preferences')
    .values({ person_id: 'p', tracker_id: 'two', value: '{"density":"compact","columns":[{"id":"due","width":120}]}' })
    .execute()
  // More pieces than are copied at once.
  for (const id of ['one', 'gone']) await storeFiles(db, id, at, 20)
  await inHouse(db).execute((trx) => removeLedger(trx, 'gone'))
}

const saidIn = (database: string) =>
  inDatabase(database, async (db) => {
    const tables: Record<string, string> = {}
    for (const table of allTables) tables[table] = await digestOf(db, table)
    return {
      tables,
      numbers: Object.fromEntries(await engineOf(db).readNumbers(db)),
      moments: (await sql`SELECT name, timestamp FROM kysely_migration ORDER BY name`.execute(db)).rows,
    }
  })

it('P6: a house that moves to PostgreSQL and back is the same, byte for byte; what it left stays as it was', async () => {
  const before = await saidIn(file)
  const url = await newEmptyPostgresDatabase()
  // Luoshi was started there once, and nobody came in.
  const link = { id: 'x', role: 'administrator', department_id: null, created_by: null, created_at: 1, expires_at: 2 }
  await inDatabase(url, (db) => db.insertInto('invitations').values(link).execute())
  const { rows, ledgers } = await moveHouse(file, url)
  expect([rows.get('changes'), rows.get('comments'), ledgers]).toEqual([450, 1, 2])
  expect(await saidIn(url)).toEqual(before)
  expect(await saidIn(file)).toEqual(before)
  // The numbers of what was removed are not given out again.
  expect(before.numbers).toMatchObject({ changes: 900 })
  const back = path.join(folder, 'back.db')
  await moveHouse(url, back)
  expect(await saidIn(back)).toEqual(before)
})

it('P6: a character 0 in a text, which PostgreSQL has none of, is left out there and nowhere else', async () => {
  await inDatabase(file, (db) => sql`UPDATE trackers SET title_en = ${'A\0B'} WHERE id = 'one'`.execute(db))
  const url = await newEmptyPostgresDatabase()
  await moveHouse(file, url)
  const titles = await inDatabase(url, (db) => db.selectFrom('trackers').select('title_en').orderBy('id').execute())
  expect(titles[0]).toEqual({ title_en: 'AB' })
})

it('P6: refuses a place that has a house, one of an older version, and a document that says something else than its rows', async () => {
  const url = await newPostgresDatabase('november')
  const there = await saidIn(url)
  await expect(moveHouse(file, url)).rejects.toThrow(NotEmptyError)
  expect(await saidIn(url)).toEqual(there)
  await expect(moveHouse(url, file)).rejects.toThrow(NotEmptyError)

  const old = path.join(folder, 'old.db')
  const older = connect(old)
  await migrate(older, migrationsUpTo('0012-password-resets'))
  await older.destroy()
  await expect(moveHouse(old, await newEmptyPostgresDatabase())).rejects.toThrow(OlderHouseError)

  await inDatabase(file, (db) => sql`DELETE FROM items WHERE tracker_id = 'two'`.execute(db))
  const untouched = await newEmptyPostgresDatabase()
  await expect(moveHouse(file, untouched)).rejects.toThrow(BadCopyError)
  expect(await inDatabase(untouched, (db) => db.selectFrom('trackers').selectAll().execute())).toEqual([])
  const none = path.join(folder, 'none.db')
  await expect(moveHouse(file, none)).rejects.toThrow(BadCopyError)
  expect(existsSync(none)).toBe(false)
})

it('N6 P1: a house in PostgreSQL is backed up into a file while it is used, and restored from it; what was there is kept', async () => {
  const url = await newEmptyPostgresDatabase()
  await moveHouse(file, url)
  const backup = path.join(folder, 'backup.db')
  const { rows, unnoted } = await backUp(url, backup, at)
  expect([rows > 450, unnoted]).toEqual([true, null])
  await expect(backUp(url, backup, at)).rejects.toThrow('EEXIST')
  await inDatabase(url, (db) => inHouse(db).execute((trx) => removeLedger(trx, 'one')))
  const removed = await saidIn(url)
  const places = { kept: path.join(folder, 'kept.db'), draft: path.join(folder, 'draft.db') }
  expect(await restore(backup, url, places, at + 1)).toMatchObject({ isKept: true })
  const trackers = await inDatabase(url, (db) => db.selectFrom('trackers').select('id').orderBy('id').execute())
  expect(trackers.map(({ id }) => id)).toEqual(['one', 'two'])
  await inDatabase(url, async (db) => {
    const log = await db.selectFrom('admin_log').select('kind').orderBy('id').execute()
    expect(log.at(-1)).toEqual({ kind: 'backup-restored' })
    await expect(db.deleteFrom('changes').execute()).rejects.toThrow('append-only')
    await expect(sql`TRUNCATE changes`.execute(db)).rejects.toThrow('append-only')
  })
  expect(existsSync(places.draft)).toBe(false)
  expect(await saidIn(places.kept)).toMatchObject({
    tables: { changes: removed.tables.changes, trackers: removed.tables.trackers },
  })
})
