import path from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { connect } from '#db/connect'
import { SQLite } from '#db/driver'
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
