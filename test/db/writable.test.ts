import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connect, type Db } from '#db/connect'
import { DataInUseError, lockDataFolder } from '#db/lock'
import { isWritable } from '#db/writable'
import { temporaryFolder } from '../support/temporary'

let folder: string
let remove: () => void
let db: Db

beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
  db = connect(path.join(folder, 'a.db'))
})
afterEach(async () => {
  await db.destroy()
  remove()
})

it('N2: tells whether a commit would go through, and changes nothing', async () => {
  await sql`PRAGMA user_version = 7`.execute(db)
  expect(await isWritable(db)).toBe(true)
  await sql`PRAGMA query_only = ON`.execute(db)
  expect(await isWritable(db)).toBe(false)
  await sql`PRAGMA query_only = OFF`.execute(db)
  expect(await isWritable(db)).toBe(true)
  const { rows } = await sql`PRAGMA user_version`.execute(db)
  expect(rows).toEqual([{ user_version: 7 }])
})

it('a data folder has one holder at a time', () => {
  const file = path.join(folder, 'running.lock')
  const first = lockDataFolder(file)
  expect(() => lockDataFolder(file)).toThrow(DataInUseError)
  first.release()
  lockDataFolder(file).release()
})
