import path from 'node:path'
import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AdminLogQuery } from '#app/model/records/adminLog'
import { noteAct, readAdminLog } from '#db/admin-log'
import { backUp, restore } from '#db/backup'
import { connect, type Db } from '#db/connect'
import { migrate } from '#db/migrate'
import { migrationsUpTo } from '#db/sqlite/migrations'
import { insertPerson } from '#db/people'
import { temporaryFolder } from '../support/temporary'

let folder: string
let remove: () => void
let db: Db
const inFolder = (name: string) => path.join(folder, name)
const open: Db[] = []
const opened = (name: string): Db => {
  const other = connect(inFolder(name))
  open.push(other)
  return other
}
beforeEach(async () => {
  ;({ folder, remove } = temporaryFolder())
  db = opened('luoshi.db')
  await migrate(db)
})
afterEach(async () => {
  for (const one of open.splice(0)) await one.destroy()
  remove()
})

const everything: AdminLogQuery = { person: null, kind: null, before: null }
const read = async (on: Db, asked: Partial<AdminLogQuery> = {}, most = 100) =>
  readAdminLog(on, { ...everything, ...asked }, most)
const kindsIn = async (on: Db) => (await read(on)).entries.map(({ act }) => act.kind)
const account = { houseRole: 'administrator', department: null, passwordHash: '', createdAt: 1 } as const
const [zhou, li] = ['zhou', 'li'].map((id) => ({ id, name: id, account: `${id}.account` })) as [
  { id: string; name: string; account: string },
  { id: string; name: string; account: string },
]
const note = (...ids: { id: string; name: string; account: string }[]) =>
  db.transaction().execute(async (trx) => {
    for (const about of ids) await noteAct(trx, { by: zhou.id, at: 5 }, { kind: 'person-disabled', about })
  })
async function withPeople(): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const person of [zhou, li]) await insertPerson(trx, { ...account, ...person }, null)
  })
}

const places = {
  get kept() {
    return inFolder('kept.db')
  },
  get draft() {
    return inFolder('draft.db')
  },
}

describe('X10: the log of administrators', () => {
  it('is never changed and never deleted', async () => {
    await withPeople()
    await expect(sql`UPDATE admin_log SET at = 1`.execute(db)).rejects.toThrow('append-only')
    await expect(sql`DELETE FROM admin_log`.execute(db)).rejects.toThrow('append-only')
    expect(await kindsIn(db)).toEqual(['person-added', 'person-added'])
  })

  it('begins empty in a house of before, and says since when it is kept', async () => {
    const old = opened('old.db')
    await migrate(old, migrationsUpTo('0006-reports'))
    await sql`INSERT INTO people (id, account, name, role, password_hash, created_at) VALUES ('a', 'a', '甲', 'viewer', '', 0)`.execute(
      old,
    )
    const before = Date.now()
    await migrate(old)
    const page = await read(old)
    expect([page.entries, page.hasOlder]).toEqual([[], false])
    expect(page.since).toBeGreaterThanOrEqual(before)
    expect(page.since).toBeLessThanOrEqual(Date.now())
  })

  it('is read newest first, in pages, by person (who did it or had it done) and by kind', async () => {
    await withPeople()
    await note(li, zhou, li)
    const first = await read(db, {}, 2)
    expect([first.entries.map(({ id }) => id), first.hasOlder]).toEqual([[5, 4], true])
    const rest = await read(db, { before: 4 }, 3)
    expect([rest.entries.map(({ id }) => id), rest.hasOlder]).toEqual([[3, 2, 1], false])
    expect((await read(db, { person: li.id })).entries.map(({ id }) => id)).toEqual([5, 3, 2])
    expect((await read(db, { person: zhou.id })).entries.map(({ id }) => id)).toEqual([5, 4, 3, 1])
    expect((await read(db, { kind: 'person-added', person: li.id })).entries.map(({ id }) => id)).toEqual([2])
    expect(first.entries[0]).toEqual({ id: 5, at: 5, by: zhou, act: { kind: 'person-disabled', about: li } })
  })

  it('takes nobody’s act: who is not among the people cannot be noted', async () => {
    await expect(note(li)).rejects.toThrow()
    expect(await kindsIn(db)).toEqual([])
  })
})

describe('X10 N6: backups and restores', () => {
  it('a backup is noted in the house that was copied, beside its running server; a restore in the restored one', async () => {
    await withPeople()
    expect(await backUp(inFolder('luoshi.db'), inFolder('backup.db'), 7)).toMatchObject({ unnoted: null })
    const made = { by: null, at: 7, act: { kind: 'backup-made', about: { id: inFolder('backup.db') } } }
    expect((await read(db)).entries[0]).toMatchObject(made)
    await restore(inFolder('backup.db'), inFolder('restored.db'), places, 9)
    const entries = (await read(opened('restored.db'))).entries
    expect(entries[0]).toMatchObject({
      by: null,
      at: 9,
      act: { kind: 'backup-restored', about: { id: inFolder('backup.db') } },
    })
    expect(entries.slice(1).map(({ act }) => act.kind)).toEqual(['person-added', 'person-added'])
  })

  it('a backup that gets no name is not noted', async () => {
    await backUp(inFolder('luoshi.db'), inFolder('backup.db'), 7)
    await expect(backUp(inFolder('luoshi.db'), inFolder('backup.db'), 8)).rejects.toThrow('EEXIST')
    expect(await kindsIn(db)).toEqual(['backup-made'])
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([])
  })

  it('a house that cannot take the note is backed up all the same, and says why it was not noted', async () => {
    const old = opened('old.db')
    await migrate(old, migrationsUpTo('0006-reports'))
    const { unnoted } = await backUp(inFolder('old.db'), inFolder('backup.db'), 7)
    expect(unnoted).toMatch(/no such table/)
    await restore(inFolder('backup.db'), inFolder('restored.db'), places, 9)
    expect(await kindsIn(opened('restored.db'))).toEqual(['backup-restored'])
  })
})
