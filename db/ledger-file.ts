import { existsSync, rmSync } from 'node:fs'
import { sql, type Transaction } from 'kysely'
import { connect, type Db } from './connect'
import { copyDatabase } from './copy'
import { beginEpoch } from './epochs'
import { migrate } from './migrate'
import type { Database } from './schema'

/** Whose the rows of a table are: the ledger's, one of its meetings', or the house's, who keeps them. */
const owners = {
  trackers: 'ledger itself',
  grants: 'ledger',
  preferences: 'ledger',
  updates: 'ledger',
  snapshots: 'ledger',
  client_ids: 'ledger',
  streams: 'ledger',
  columns: 'ledger',
  items: 'ledger',
  changes: 'ledger',
  open_bursts: 'ledger',
  comments: 'ledger',
  mentions: 'ledger',
  inbox_reads: 'ledger',
  views: 'ledger',
  meetings: 'ledger',
  agenda_entries: 'meeting',
  decisions: 'ledger',
  attendance: 'meeting',
  minutes: 'meeting',
  screen_links: 'ledger',
  departments: 'house',
  people: 'house',
  sessions: 'house',
  invitations: 'house',
  password_resets: 'house',
  templates: 'house',
  admin_log: 'house',
} as const satisfies Record<keyof Database, 'ledger itself' | 'ledger' | 'meeting' | 'house'>

type Table = keyof typeof owners
const tables = (Object.keys(owners) as Table[]).filter((table) => owners[table] !== 'house')

/** The file is not of one ledger, or not whole. */
export class BadLedgerFileError extends Error {}

/**
 * Writes everything of a ledger into a file of its own, a database that anybody can open, which must not exist: checked, and on
 * the disk. People go along by their names, without passwords. `rows`: how many are the ledger's.
 */
export async function writeLedgerFile(db: Db, tracker: string, file: string): Promise<{ rows: number }> {
  const draft = `${file}.draft`
  try {
    const kept = connect(draft)
    await migrate(kept)
    await kept.destroy()
    const rows = await whileAttached(db, draft, (trx) => copyInto(trx, tracker))
    await copyDatabase(draft, file)
    return { rows }
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(draft + suffix, { force: true })
  }
}

/** Takes everything of a ledger out of the house, its history too; returns how many rows. */
export async function removeLedger(trx: Transaction<Database>, tracker: string): Promise<number> {
  let rows = 0
  await sql`PRAGMA defer_foreign_keys = ON`.execute(trx)
  await withoutGuards(trx, async () => {
    // What stands in others' rows is found by them: it goes first.
    for (const table of [...tables].sort((a, b) => rank(a) - rank(b)))
      rows += Number(
        (await sql`DELETE FROM ${sql.table(table)} WHERE ${isOf(table, tracker)}`.execute(trx)).numAffectedRows ?? 0n,
      )
  })
  return rows
}

/**
 * Puts a ledger back as its file has it, with a document that begins an epoch, so that pages which still hold the old one
 * start over (W9), and what is stored `alongside`. Throws BadLedgerFileError when the file is none, and when what it has is there already.
 */
export async function readLedgerFile(
  db: Db,
  file: string,
  at: number,
  alongside: (trx: Transaction<Database>) => Promise<void> = () => Promise.resolve(),
): Promise<{ tracker: string }> {
  const draft = `${file}.reading`
  if (!existsSync(file)) throw new BadLedgerFileError(`There is no file ${file}.`)
  rmSync(draft, { force: true })
  try {
    // An older version's file is brought to this one's tables.
    await copyDatabase(file, draft)
    const kept = connect(draft)
    await migrate(kept)
    const ids = await kept.selectFrom('trackers').select('id').execute()
    await kept.destroy()
    const [ledger, ...others] = ids
    if (!ledger || others.length > 0) throw new BadLedgerFileError(`${file} does not hold one ledger.`)
    await whileAttached(db, draft, async (trx) => {
      await copyBack(trx, ledger.id, at)
      await alongside(trx)
    })
    return { tracker: ledger.id }
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(draft + suffix, { force: true })
  }
}

const rank = (table: Table) => ['meeting', 'ledger', 'ledger itself'].indexOf(owners[table])

function isOf(table: Table, tracker: string) {
  const owner = owners[table]
  if (owner === 'meeting')
    return sql<boolean>`meeting_id IN (SELECT id FROM main.meetings WHERE tracker_id = ${tracker})`
  return owner === 'ledger' ? sql<boolean>`tracker_id = ${tracker}` : sql<boolean>`id = ${tracker}`
}

/** The one connection that there is: what goes on inside sees the other file as `kept`. */
async function whileAttached<T>(db: Db, file: string, work: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`ATTACH ${file} AS kept`.execute(connection)
    try {
      return await connection.transaction().execute(work)
    } finally {
      await sql`DETACH kept`.execute(connection)
    }
  })
}

async function copyInto(trx: Transaction<Database>, tracker: string): Promise<number> {
  await sql`PRAGMA defer_foreign_keys = ON`.execute(trx)
  for (const table of ['departments', 'people'] as const) await copyRows(trx, table, 'main', 'kept', sql`TRUE`)
  await sql`UPDATE kept.people SET password_hash = ''`.execute(trx)
  let rows = 0
  for (const table of tables) rows += await copyRows(trx, table, 'main', 'kept', isOf(table, tracker))
  return rows
}

async function copyBack(trx: Transaction<Database>, tracker: string, at: number): Promise<void> {
  await sql`PRAGMA defer_foreign_keys = ON`.execute(trx)
  if (await trx.selectFrom('trackers').select('id').where('id', '=', tracker).executeTakeFirst())
    throw new BadLedgerFileError('The ledger is there.')
  // Whom the house does not know any more is known by name, and cannot sign in.
  await sql`UPDATE kept.people SET disabled_at = coalesce(disabled_at, ${at})`.execute(trx)
  for (const table of ['departments', 'people'] as const)
    await copyRows(trx, table, 'kept', 'main', sql`id NOT IN (SELECT id FROM main.${sql.table(table)})`)
  for (const table of tables) await copyRows(trx, table, 'kept', 'main', sql`TRUE`)
  const { last } = await trx
    .selectFrom('updates')
    .select((eb) => eb.fn.max<number | null>('seq').as('last'))
    .where('tracker_id', '=', tracker)
    .executeTakeFirstOrThrow()
  const snapshot = await trx.selectFrom('snapshots').select('seq').where('tracker_id', '=', tracker).executeTakeFirst()
  await beginEpoch(trx, tracker, Math.max(last ?? 0, snapshot?.seq ?? 0), at)
}

async function copyRows(
  trx: Transaction<Database>,
  table: Table,
  from: 'main' | 'kept',
  to: 'main' | 'kept',
  which: ReturnType<typeof sql>,
): Promise<number> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(trx)
  const columns = sql.join(rows.map(({ name }) => sql.ref(name)))
  const { numAffectedRows } = await sql`
    INSERT INTO ${sql.raw(to)}.${sql.table(table)} (${columns})
    SELECT ${columns} FROM ${sql.raw(from)}.${sql.table(table)} WHERE ${which}
  `.execute(trx)
  return Number(numAffectedRows ?? 0n)
}

/** History stays as it is (H2), but for a ledger that goes as a whole: its guards stand aside, inside this transaction alone. */
async function withoutGuards(trx: Transaction<Database>, work: () => Promise<void>): Promise<void> {
  const { rows: guards } = await sql<{ name: string; sql: string }>`
    SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger' AND name GLOB '*_no_delete'
  `.execute(trx)
  for (const { name } of guards) await sql`DROP TRIGGER ${sql.ref(name)}`.execute(trx)
  await work()
  for (const guard of guards) await sql.raw(guard.sql).execute(trx)
}
