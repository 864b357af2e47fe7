import { accessSync, closeSync, constants, fsyncSync, openSync, rmSync } from 'node:fs'
import { SQLite, type Connection } from './driver'

/** A file that is no whole database of ours; the message says what is wrong with it. */
export class BadDatabaseError extends Error {}

export interface DatabaseCopy {
  /** Of all tables together. */
  rows: number
  /** The migrations that it has been through, by name. */
  migrations: string[]
}

/** How many pages are copied before others get their turn. */
const pagesAtOnce = 1_000

/**
 * Copies a database, also while another process writes it, into `target`, which must not exist: a single file that only
 * its owner can read, checked, and on the disk. It is as the source was when the copy began: SQLite would begin anew
 * whenever somebody commits, and under load never end, were the source not held in one read transaction.
 * Throws BadDatabaseError when the copy is not whole; then, as after any error, there is no `target`.
 */
export async function copyDatabase(source: string, target: string): Promise<DatabaseCopy> {
  const from = new SQLite(source, { fileMustExist: true, readonly: !isWritable(source) })
  try {
    from.exec('BEGIN')
    if (from.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'kysely_migration'").get() === undefined) {
      throw new BadDatabaseError(`${source} is no database of Luoshi.`)
    }
    const rows = countRows(from)
    closeSync(openSync(target, 'wx', 0o600))
    try {
      await from.backup(target, { progress: () => pagesAtOnce })
      return check(target, rows)
    } catch (error) {
      rmSync(target, { force: true })
      throw error
    }
  } finally {
    from.close()
  }
}

function check(file: string, rows: number): DatabaseCopy {
  const sqlite = new SQLite(file)
  try {
    // Without a write-ahead log: one file that can be carried about.
    sqlite.pragma('journal_mode = DELETE')
    const integrity = sqlite.pragma('integrity_check(1)', { simple: true })
    if (integrity !== 'ok') throw new BadDatabaseError(`The database is damaged: ${String(integrity)}.`)
    const orphans = sqlite.pragma('foreign_key_check') as { table: string }[]
    if (orphans[0])
      throw new BadDatabaseError(
        `The database is damaged: ${orphans.length} rows, such as of ${orphans[0].table}, refer to what is not there.`,
      )
    if (countRows(sqlite) !== rows) throw new BadDatabaseError('The copy has not as many rows as the database.')
    return { rows, migrations: sqlite.prepare<[], string>('SELECT name FROM kysely_migration').pluck().all() }
  } finally {
    sqlite.close()
    flush(file)
  }
}

function countRows(sqlite: Connection): number {
  const tables = sqlite
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
  const count = (table: string) => sqlite.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get()!
  return tables.reduce((sum, table) => sum + count(table), 0)
}

/** Waits until a file, or what a folder lists, is on the disk. */
export function flush(file: string): void {
  const descriptor = openSync(file, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK)
    return true
  } catch {
    return false
  }
}
