import { sql, type Kysely } from 'kysely'
import { afterEach, expect, it } from 'vitest'
import { namesOfStatements } from '#db/postgres/prepared'
import type { Database } from '#db/schema'
import { openNewDatabase } from '../support/database'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

/** What one connection has prepared. */
async function preparedOn(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ statement: string }>`SELECT statement FROM pg_prepared_statements`.execute(db)
  return rows.map(({ statement }) => statement)
}

it('P5: what comes again and again is prepared, and goes on when another version adds a column', async () => {
  const { db, close } = await openNewDatabase('today')
  cleanUp.push(close)
  await db.connection().execute(async (one) => {
    const named = () => one.selectFrom('departments').select(['id', 'short']).where('id', '=', 'renshe').execute()
    const whole = () => one.selectFrom('departments').selectAll().where('id', '=', 'renshe').execute()
    const before = await named()
    for (let n = 0; n < 10; n++) await Promise.all([named(), whole()])
    expect(await preparedOn(one)).toEqual([expect.stringMatching(/^select "id", "short" from "departments"/)])

    await sql`ALTER TABLE departments ADD COLUMN added text`.execute(one)
    expect(await named()).toEqual(before)
    expect(await whole()).toEqual([expect.objectContaining({ id: 'renshe', added: null })])
  })
})

it('P4: a prepared statement that fails leaves its connection as it was', async () => {
  const { db, close } = await openNewDatabase('today')
  cleanUp.push(close)
  await db.connection().execute(async (one) => {
    const insert = (id: string) =>
      one
        .insertInto('people')
        .values({ id, account: id, name: id, role: 'member', password_hash: '', created_at: 1 })
        .execute()
    for (let n = 0; n < 8; n++) await insert(`p${n}`)
    await expect(insert('p0')).rejects.toThrow(/unique/)
    await insert('p8')
    expect(await preparedOn(one)).toHaveLength(1)
    await expect(
      one.transaction().execute(async (trx) => {
        await trx.deleteFrom('people').execute()
        await sql`SELECT 1 / 0`.execute(trx)
      }),
    ).rejects.toThrow(/zero/)
    const { count } = await one
      .selectFrom('people')
      .select((of) => of.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(9)
  })
})

it('prepares a bounded number of statements: none that came seldom, is very long, or asks for all columns', () => {
  const names = namesOfStatements()
  const nameOf = (text: string) => Array.from({ length: 5 }, () => names(text)).at(-1)
  expect(names('select 1')).toBeNull()
  expect([nameOf('select 1'), names('select 1')]).toEqual(['s0', 's0'])
  expect(nameOf('select * from items')).toBeNull()
  expect(nameOf(`insert ${'($1), '.repeat(1_000)}`)).toBeNull()
  for (let n = 0; n < 500; n++) nameOf(`select ${n}, ${n}`)
  expect(nameOf('select 2')).toBeNull()
  expect(names('select 1')).toBe('s0')
})
