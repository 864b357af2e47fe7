import { sql } from 'kysely'
import { expect, inject, it } from 'vitest'
import { connect, type Db } from '#db/connect'
import { engineOf, numbered } from '#db/engine'
import { migrate, NewerDatabaseError } from '#db/migrate'
import { migrations } from '#db/sqlite/migrations'
import { allTables, tables } from '#db/tables'
import { openNewDatabase } from '../support/database'
import { temporaryFolder } from '../support/temporary'

/** Each table's columns, and whether they may be empty, by their names. */
async function columnsOf(db: Db): Promise<Record<string, Record<string, boolean>>> {
  const found = await db.introspection.getTables()
  return Object.fromEntries(
    found.map(({ name, columns }) => [
      name,
      Object.fromEntries(columns.map((column) => [column.name, column.isNullable && !column.isAutoIncrementing])),
    ]),
  )
}

it('P1: both engines have the same tables with the same columns, and what copies a house knows all of them', async () => {
  const [house, { folder, remove }] = [await openNewDatabase(), temporaryFolder()]
  const file = connect(`${folder}/other.db`)
  await migrate(file)
  expect(await columnsOf(house.db)).toEqual(await columnsOf(file))
  expect(Object.keys(await columnsOf(house.db)).sort()).toEqual([...allTables].sort())
  for (const [table, { key }] of Object.entries(tables))
    expect(Object.keys((await columnsOf(house.db))[table]!)).toEqual(expect.arrayContaining([...key]))
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(house.db)
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations).sort())
  await file.destroy()
  await house.close()
  remove()
})

it('P1: a database of a newer version is refused, and left as it is', async () => {
  const { db, close } = await openNewDatabase()
  await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', '2099-01-01T00:00:00Z')`.execute(db)
  await expect(migrate(db)).rejects.toThrow(NewerDatabaseError)
  await close()
})

it('P1: numbers go on after those that a house brings along, and never back', async () => {
  const { db, close } = await openNewDatabase('november')
  const engine = engineOf(db)
  const pass = (number: number) =>
    db.transaction().execute((trx) => engine.passNumbers(trx, new Map([['changes', number]])))
  await pass(700)
  await pass(600)
  const row = { tracker_id: 'xicheng-2019', seq: 1, row_id: 'r', column_id: 'due', before: null, after: '""' }
  const by = { person_id: 'p', person_name: '王敏', department_id: null, is_report: 0, at: 1 }
  const { id } = await db
    .insertInto('changes')
    .values({ ...row, ...by })
    .returning('id')
    .executeTakeFirstOrThrow()
  expect(id).toBe(701)
  expect((await engine.readNumbers(db)).get('changes')).toBe(701)
  expect(Object.keys(numbered).sort()).toEqual(['admin_log', 'changes', 'comments', 'decisions'])
  await close()
})

it('P1: texts are told apart and put in order by their bytes', async () => {
  const { db, close } = await openNewDatabase()
  const names = ['a', 'B', 'é', '区', 'Z', '😀', 'ä']
  for (const [position, id] of names.entries())
    await db
      .insertInto('departments')
      .values({ id, name_zh: id, name_en: id, short: id, kind: 'government', position })
      .execute()
  const rows = await db.selectFrom('departments').select('id').orderBy('id').execute()
  const byBytes = [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  expect(
    rows.map(({ id }) => id),
    inject('engine'),
  ).toEqual(byBytes)
  await close()
})
