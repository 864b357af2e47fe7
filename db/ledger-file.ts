import { existsSync, rmSync } from 'node:fs'
import { sql, type Expression, type Kysely, type SqlBool, type Transaction } from 'kysely'
import type { Db } from './connect'
import { copyRows } from './copy-rows'
import { engineOf } from './engine'
import { beginEpoch, lastCommit } from './epochs'
import { migrate } from './migrate'
import type { Database } from './schema'
import { signal } from './signals'
import { connectSqlite } from './sqlite/connect'
import { copyDatabase } from './sqlite/copy'
import { houseTables, tables, type Table } from './tables'
import { atOneMoment, inHouse } from './transactions'

const ledgerTables = houseTables.filter((table) => tables[table].owner !== 'house')

/** The file is not of one ledger, or not whole. */
export class BadLedgerFileError extends Error {}

/**
 * Writes everything of a ledger into a file of its own, a database of SQLite that anybody can open, which must not exist:
 * checked, and on the disk. People go along by their names, without passwords. `rows`: how many are the ledger's.
 */
export async function writeLedgerFile(db: Db, tracker: string, file: string): Promise<{ rows: number }> {
  return withDraft(`${file}.draft`, async (draft) => {
    const kept = connectSqlite(draft)
    try {
      await migrate(kept)
      const rows = await atOneMoment(db).execute((trx) => inHouse(kept).execute((into) => copyOut(trx, into, tracker)))
      await kept.destroy()
      await copyDatabase(draft, file)
      return { rows }
    } finally {
      await kept.destroy()
    }
  })
}

/** Takes everything of a ledger out of the house, its history too; returns how many rows, of those that its file has. */
export async function removeLedger(trx: Transaction<Database>, tracker: string): Promise<number> {
  let rows = 0
  await engineOf(trx).deferReferences(trx)
  await engineOf(trx).withoutGuards(trx, async () => {
    // What stands in others' rows is found by them: it goes first.
    for (const table of [...ledgerTables].sort((a, b) => rank(a) - rank(b))) {
      const deleted = await sql`DELETE FROM ${sql.table(table)} WHERE ${isOf(table, tracker)}`.execute(trx)
      if (!tables[table].isOfHouseAlone) rows += Number(deleted.numAffectedRows ?? 0n)
    }
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
  if (!existsSync(file)) throw new BadLedgerFileError(`There is no file ${file}.`)
  return withDraft(`${file}.reading`, async (draft) => {
    await copyDatabase(file, draft)
    const kept = connectSqlite(draft)
    try {
      // An older version's file is brought to this one's tables.
      await migrate(kept)
      const [ledger, ...others] = await kept.selectFrom('trackers').select('id').execute()
      if (!ledger || others.length > 0) throw new BadLedgerFileError(`${file} does not hold one ledger.`)
      await inHouse(db).execute(async (trx) => {
        await copyBack(kept, trx, ledger.id, at)
        await alongside(trx)
      })
      return { tracker: ledger.id }
    } finally {
      await kept.destroy()
    }
  })
}

/** A database beside another file, gone afterwards with what SQLite keeps beside it. */
async function withDraft<T>(draft: string, work: (draft: string) => Promise<T>): Promise<T> {
  const discard = () => ['', '-wal', '-shm'].forEach((suffix) => rmSync(draft + suffix, { force: true }))
  discard()
  try {
    return await work(draft)
  } finally {
    discard()
  }
}

const rank = (table: Table) => ['meeting', 'ledger', 'ledger itself'].indexOf(tables[table].owner)

function isOf(table: Table, tracker: string): Expression<SqlBool> {
  const { owner } = tables[table]
  if (owner === 'meeting') return sql<SqlBool>`meeting_id IN (SELECT id FROM meetings WHERE tracker_id = ${tracker})`
  return owner === 'ledger' ? sql<SqlBool>`tracker_id = ${tracker}` : sql<SqlBool>`id = ${tracker}`
}

async function copyOut(from: Kysely<Database>, to: Transaction<Database>, tracker: string): Promise<number> {
  await engineOf(to).deferReferences(to)
  await copyRows(from, to, 'departments')
  await copyRows(from, to, 'people', { change: (person) => ({ ...person, password_hash: '' }) })
  let rows = 0
  for (const table of ledgerTables)
    if (!tables[table].isOfHouseAlone) rows += await copyRows(from, to, table, { which: isOf(table, tracker) })
  return rows
}

async function copyBack(from: Kysely<Database>, to: Transaction<Database>, tracker: string, at: number): Promise<void> {
  await engineOf(to).deferReferences(to)
  if (await to.selectFrom('trackers').select('id').where('id', '=', tracker).executeTakeFirst())
    throw new BadLedgerFileError('The ledger is there.')
  for (const table of ['departments', 'people'] as const) {
    const known = await to.selectFrom(table).select('id').execute()
    const copied = await copyRows(from, to, table, {
      which: sql<SqlBool>`id NOT IN (${sql.join(['', ...known.map(({ id }) => id)])})`,
      // Whom the house does not know any more is known by name, and cannot sign in.
      ...(table === 'people' && { change: (person) => ({ ...person, disabled_at: person.disabled_at ?? at }) }),
    })
    if (table === 'departments' && copied > 0) signal(to, { kind: 'departments-changed' })
  }
  for (const table of ledgerTables) await copyRows(from, to, table)
  await beginEpoch(to, tracker, await lastCommit(to, tracker), at)
}
