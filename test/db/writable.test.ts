import path from 'node:path'
import { sql } from 'kysely'
import { expect, inject, it } from 'vitest'
import { connect } from '#db/connect'
import { InUseError, holdHouse } from '#db/hold'
import { isWritable } from '#db/writable'
import { openNewDatabase } from '../support/database'

it('N2: tells whether a commit would go through, and changes nothing', async () => {
  const { db, database, close } = await openNewDatabase()
  expect(await isWritable(db)).toBe(true)
  const rows = async () => (await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(db)).rows
  const before = await rows()
  if (inject('engine') === 'sqlite') {
    await sql`PRAGMA query_only = ON`.execute(db)
    expect(await isWritable(db)).toBe(false)
    await sql`PRAGMA query_only = OFF`.execute(db)
  } else {
    const reader = connect(`${database}?options=${encodeURIComponent('-c default_transaction_read_only=on')}`)
    expect(await isWritable(reader)).toBe(false)
    await reader.destroy()
  }
  expect(await isWritable(db)).toBe(true)
  expect(await rows()).toEqual(before)
  await close()
})

it('P1: a house has one holder at a time, and the next when that lets go', async () => {
  const { database, folder, close } = await openNewDatabase()
  const hold = () => holdHouse(database, path.join(folder, 'running.lock'), () => undefined)
  const first = await hold()
  await expect(hold()).rejects.toThrow(InUseError)
  await first.release()
  await (await hold()).release()
  await close()
})
