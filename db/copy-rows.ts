import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { sql, type Expression, type Kysely, type SqlBool } from 'kysely'
import { engineOf } from './engine'
import type { Database } from './schema'
import { tables, type Table } from './tables'

type Row = Record<string, unknown>

/** How many rows are held in memory at once; updates of Yjs may be long, and pieces of files are. */
const pageLength = 200
const pageOfLong = 8
const everything = sql<SqlBool>`1 = 1`

export interface CopyOptions {
  /** Which rows; all, unless it is said. */
  which?: Expression<SqlBool>
  /** What they are to be in the other database. */
  change?: (row: Row) => Row
}

/**
 * Copies rows of a table from one database to another, whichever engines these are, in the order of their key. What the
 * other cannot hold (`Engine.held`) is left out of their texts. To be called in a transaction on either side.
 */
export async function copyRows(
  from: Kysely<Database>,
  to: Kysely<Database>,
  table: Table,
  { which = everything, change = (row) => row }: CopyOptions = {},
): Promise<number> {
  let count = 0
  for await (const page of pagesOf(from, table, which)) {
    const any = to as unknown as Kysely<{ any: Row }>
    if (page.length > 0)
      await any
        .insertInto(table as 'any')
        .values(page.map((row) => change(heldBy(to, row))))
        .execute()
    count += page.length
  }
  return count
}

/** What a table says, in the order of its keys: the same on both sides where both say the same. */
export async function digestOf(db: Kysely<Database>, table: Table, as: Kysely<Database> = db): Promise<string> {
  const hash = createHash('sha256')
  for await (const page of pagesOf(db, table, everything))
    for (const row of page) hash.update(saidBy(heldBy(as, row))).update('\n')
  return hash.digest('hex')
}

async function* pagesOf(db: Kysely<Database>, table: Table, which: Expression<SqlBool>): AsyncGenerator<Row[]> {
  const { key, isLong = false } = tables[table]
  const length = isLong ? pageOfLong : pageLength
  const order = sql.join(key.map((column) => sql.ref(column)))
  for (let last: Row | null = null; ;) {
    const isAfter: Expression<SqlBool> = last
      ? sql<SqlBool>`(${order}) > (${sql.join(key.map((column) => last![column]))})`
      : everything
    const { rows }: { rows: Row[] } = await sql<Row>`
      SELECT * FROM ${sql.table(table)} WHERE (${which}) AND ${isAfter} ORDER BY ${order} LIMIT ${length}
    `.execute(db)
    yield rows
    if (rows.length < length) return
    last = rows.at(-1)!
    // SQLite answers at once, and never lets anybody else have their turn.
    await setImmediate()
  }
}

/** A row as a database can hold it. */
function heldBy(db: Kysely<Database>, row: Row): Row {
  const { held } = engineOf(db)
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, typeof value === 'string' ? held(value) : value]),
  )
}

function saidBy(row: Row): string {
  return JSON.stringify(
    Object.keys(row)
      .sort()
      .map((column) => {
        const value = row[column]
        return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value
      }),
  )
}
