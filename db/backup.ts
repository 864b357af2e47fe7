import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { SQLite } from './driver'
import { noteAct } from './admin-log'
import { connect } from './connect'
import { copyDatabase, flush } from './copy'
import { beginEpoch } from './epochs'
import { migrate, refuseNewer } from './migrate'

export interface Copied {
  bytes: number
  rows: number
}

/**
 * Writes a checked copy of a database, which may be in use, to `file` (N6). It appears there only when it is whole, and is
 * noted in the database that was copied; `unnoted` says why it could not be. Throws BadDatabaseError, or the system's error.
 */
export async function backUp(
  database: string,
  file: string,
  now: number,
): Promise<Copied & { unnoted: string | null }> {
  const partial = `${file}.${process.pid}.partial`
  const { rows } = await copyDatabase(database, partial)
  try {
    const unnoted = await whileNoted(database, file, now, () => giveName(partial, file))
    flush(path.dirname(file))
    return { bytes: statSync(file).size, rows, unnoted }
  } finally {
    rmSync(partial, { force: true })
  }
}

/**
 * Gives a backup its name in the transaction that notes it. A house that takes no note, such as on a full disk or of an older
 * version, needs its backup all the more: it gets it, and the reason is returned.
 */
async function whileNoted(database: string, file: string, at: number, name: () => void): Promise<string | null> {
  const backup = { isNamed: false }
  try {
    const db = connect(database)
    try {
      await db.transaction().execute(async (trx) => {
        await noteAct(trx, { by: null, at }, { kind: 'backup-made', about: { id: file } })
        name()
        backup.isNamed = true
      })
    } finally {
      await db.destroy()
    }
    return null
  } catch (error) {
    // What was wrong with the name is wrong once more, and thrown.
    if (!backup.isNamed) name()
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * Puts a backup in a database's place, which nobody may have open, in one step; what was there is kept beside it under
 * `kept`. The backup is checked first: nothing happens when it is damaged (BadDatabaseError) or of a newer version
 * (NewerDatabaseError). Each ledger begins an epoch, so that pages which are open meanwhile, or hold the ledger offline, do
 * not bring back what came after the backup: they send only what they had not saved.
 */
export async function restore(
  backup: string,
  database: string,
  kept: string,
  now: number,
): Promise<Copied & { isKept: boolean }> {
  const restoring = `${database}.restoring`
  const discard = () => ['', '-wal', '-shm'].forEach((suffix) => rmSync(restoring + suffix, { force: true }))
  discard()
  const { rows, migrations } = await copyDatabase(backup, restoring)
  try {
    refuseNewer(migrations)
    await prepare(restoring, backup, now)
    flush(restoring)
    const isKept = existsSync(database)
    if (isKept) keep(database, kept)
    renameSync(restoring, database)
    flush(path.dirname(database))
    return { bytes: statSync(database).size, rows, isKept }
  } finally {
    discard()
  }
}

/** Brings a copy of a backup to this version, notes that it was restored, and begins its epochs. */
async function prepare(file: string, backup: string, now: number): Promise<void> {
  const db = connect(file)
  try {
    await migrate(db)
    await db.transaction().execute(async (trx) => {
      await noteAct(trx, { by: null, at: now }, { kind: 'backup-restored', about: { id: backup } })
      for (const { id } of await trx.selectFrom('trackers').select('id').execute()) {
        const { last } = await trx
          .selectFrom('updates')
          .select((eb) => eb.fn.max<number | null>('seq').as('last'))
          .where('tracker_id', '=', id)
          .executeTakeFirstOrThrow()
        const snapshot = await trx.selectFrom('snapshots').select('seq').where('tracker_id', '=', id).executeTakeFirst()
        await beginEpoch(trx, id, Math.max(last ?? 0, snapshot?.seq ?? 0), now)
      }
    })
  } finally {
    await db.destroy()
  }
}

/** Unlike a rename, a link never takes another file's place; some file systems have none. */
function giveName(partial: string, file: string): void {
  try {
    linkSync(partial, file)
  } catch (error) {
    if (existsSync(file)) throw error
    renameSync(partial, file)
  }
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
