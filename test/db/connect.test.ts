import path from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { connect } from '#db/connect'
import { SQLite } from '#db/sqlite/driver'
import { atOneMoment } from '#db/transactions'
import { temporaryFolder } from '../support/temporary'

it('a transaction holds the right to write from its beginning, so that another process cannot write in between', async () => {
  const { folder, remove } = temporaryFolder()
  const file = path.join(folder, 'luoshi.db')
  const db = connect(file)
  await sql`CREATE TABLE numbers (value INTEGER)`.execute(db)
  const other = new SQLite(file, { timeout: 0 })
  const write = () => other.exec('INSERT INTO numbers VALUES (2)')
  await db.transaction().execute(async (trx) => {
    await sql`SELECT value FROM numbers`.execute(trx)
    expect(write).toThrow('locked')
    await sql`INSERT INTO numbers VALUES (1)`.execute(trx)
  })
  write()
  expect((await sql`SELECT value FROM numbers`.execute(db)).rows).toEqual([{ value: 1 }, { value: 2 }])
  other.close()
  await db.destroy()
  remove()
})

it('W6: reads of one moment see one, keep nobody from writing, and need no disk that takes anything', async () => {
  const { folder, remove } = temporaryFolder()
  const file = path.join(folder, 'luoshi.db')
  const db = connect(file)
  await sql`CREATE TABLE numbers (value INTEGER)`.execute(db)
  const other = new SQLite(file, { timeout: 0 })
  const count = async (of: typeof db) => (await sql`SELECT value FROM numbers`.execute(of)).rows.length
  await atOneMoment(db).execute(async (trx) => {
    expect(await count(trx)).toBe(0)
    other.exec('INSERT INTO numbers VALUES (1)')
    expect(await count(trx)).toBe(0)
  })
  await sql`PRAGMA query_only = 1`.execute(db)
  expect(await atOneMoment(db).execute(count)).toBe(1)
  await expect(db.transaction().execute(count)).rejects.toThrow('readonly')
  other.close()
  await db.destroy()
  remove()
})

it('S2: who reads for long, with breaths in between, holds up nobody who writes or reads meanwhile', async () => {
  const { folder, remove } = temporaryFolder()
  const db = connect(path.join(folder, 'luoshi.db'))
  await sql`CREATE TABLE numbers (value INTEGER)`.execute(db)
  const count = async (of: typeof db) => (await sql`SELECT value FROM numbers`.execute(of)).rows.length
  const write = (value: number) => sql`INSERT INTO numbers VALUES (${value})`.execute(db)
  await atOneMoment(db).execute(async (first) => {
    expect(await count(first)).toBe(0)
    await write(1)
    await db.transaction().execute(async (trx) => {
      await sql`INSERT INTO numbers VALUES (2)`.execute(trx)
      expect([await count(trx), await atOneMoment(db).execute(count)]).toEqual([2, 1])
    })
    expect([await count(db), await atOneMoment(db).execute(count), await count(first)]).toEqual([2, 2, 0])
    await expect(sql`INSERT INTO numbers VALUES (3)`.execute(first)).rejects.toThrow('readonly')
  })
  const many = Array.from({ length: 9 }, () => atOneMoment(db).execute(count))
  expect(new Set(await Promise.all(many))).toEqual(new Set([2]))
  await db.destroy()
  remove()
})
