import { sql, type Kysely, type Transaction } from 'kysely'
import { copyRows, digestOf } from './copy-rows'
import { engineOf } from './engine'
import type { Database } from './schema'
import { allTables, houseTables, type Table } from './tables'

/** The copy says something else than what it is a copy of. */
export class BadCopyError extends Error {}

/**
 * Copies a whole house, as of one moment of `from`, into another, whichever engines these are (P6); what that one has, such
 * as what a first start left there, makes way. Each table is compared afterwards, on both sides: throws BadCopyError. How many
 * rows each has.
 */
export async function copyHouse(from: Kysely<Database>, to: Transaction<Database>): Promise<Map<Table, number>> {
  const rows = new Map<Table, number>()
  await emptyHouse(to)
  for (const table of houseTables) rows.set(table, await copyRows(from, to, table))
  await engineOf(to).passNumbers(to, await engineOf(from).readNumbers(from))
  await copyMoments(from, to)
  for (const table of houseTables) {
    if ((await digestOf(from, table, to)) !== (await digestOf(to, table)))
      throw new BadCopyError(`The copy of the table ${table} is not what it was copied from.`)
  }
  return rows
}

/** Has nobody come in yet, and is there no ledger? */
export async function isEmptyHouse(db: Kysely<Database>): Promise<boolean> {
  for (const table of ['people', 'trackers', 'departments'] as const)
    if (await db.selectFrom(table).select('id').limit(1).executeTakeFirst()) return false
  return true
}

/** Takes everything out of a house that makes way for another. */
async function emptyHouse(trx: Transaction<Database>): Promise<void> {
  await engineOf(trx).deferReferences(trx)
  await engineOf(trx).withoutGuards(trx, async () => {
    for (const table of [...allTables].reverse()) await sql`DELETE FROM ${sql.table(table)}`.execute(trx)
  })
}

/** Since when a house has what a migration brought is told by when it went through it. */
async function copyMoments(from: Kysely<Database>, to: Transaction<Database>): Promise<void> {
  const { rows } = await sql<{ name: string; timestamp: string }>`SELECT name, timestamp FROM kysely_migration`.execute(
    from,
  )
  for (const { name, timestamp } of rows)
    await sql`UPDATE kysely_migration SET timestamp = ${timestamp} WHERE name = ${name}`.execute(to)
}
