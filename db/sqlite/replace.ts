import { existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { flush } from './copy'
import { SQLite } from './driver'

/** Puts a database in another's place, which nobody may have open, in one step; that one is kept as `kept`, if it was there. */
export function takePlace(file: string, database: string, kept: string): boolean {
  const isKept = existsSync(database)
  if (isKept) keep(database, kept)
  renameSync(file, database)
  flush(path.dirname(database))
  return isKept
}

/** Gives the database a second name. Its log is folded in first, or, where it is too damaged for that, goes along. */
function keep(database: string, kept: string): void {
  try {
    const sqlite = new SQLite(database)
    try {
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      sqlite.close()
    }
  } catch (error) {
    if (!(error instanceof SQLite.SqliteError && /NOTADB|CORRUPT/.test(error.code))) throw error
  }
  // No log may be left for a database that it does not belong to.
  if (existsSync(`${database}-wal`)) renameSync(`${database}-wal`, `${kept}-wal`)
  rmSync(`${database}-shm`, { force: true })
  linkSync(database, kept)
}
