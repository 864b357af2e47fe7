import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Transaction } from 'kysely'
import { noteAct } from './admin-log'
import { connect, type Db } from './connect'
import { copyHouse, isEmptyHouse } from './copy-house'
import { beginEpoch, lastCommit } from './epochs'
import { migrate, refuseNewer } from './migrate'
import { isPostgresUrl } from './postgres/connect'
import type { Database } from './schema'
import { connectSqlite } from './sqlite/connect'
import { copyDatabase, flush } from './sqlite/copy'
import { takePlace } from './sqlite/replace'
import { atOneMoment, inHouse } from './transactions'

export interface Copied {
  bytes: number
  rows: number
}

/**
 * Writes a checked copy of a house, which may be in use, to `file` (N6): a database of SQLite, wherever the house itself is.
 * It appears there only when it is whole, and is noted in the house that was copied; `unnoted` says why it could not be.
 * Throws BadDatabaseError, BadCopyError, or the system's error.
 */
export async function backUp(
  database: string,
  file: string,
  now: number,
): Promise<Copied & { unnoted: string | null }> {
  const partial = `${file}.${process.pid}.partial`
  try {
    const rows = await copyTo(database, partial)
    const unnoted = await whileNoted(database, file, now, () => giveName(partial, file))
    flush(path.dirname(file))
    return { bytes: statSync(file).size, rows, unnoted }
  } finally {
    rmSync(partial, { force: true })
  }
}

/**
 * Puts a backup in a house's place, which nobody may have open, in one step; what was there is kept as `kept`. The backup is
 * checked first: nothing happens when it is damaged (BadDatabaseError) or of a newer version (NewerDatabaseError). Each
 * ledger begins an epoch, so that pages which are open meanwhile, or hold the ledger offline, do not bring back what came
 * after the backup: they send only what they had not saved. `draft`: where the backup is brought to this version.
 */
export async function restore(
  backup: string,
  database: string,
  { kept, draft }: { kept: string; draft: string },
  now: number,
): Promise<Copied & { isKept: boolean }> {
  discard(draft)
  try {
    const { rows, migrations } = await copyDatabase(backup, draft)
    refuseNewer(migrations)
    await prepare(draft, backup, now)
    flush(draft)
    const { size: bytes } = statSync(draft)
    const isKept = isPostgresUrl(database) ? await fill(database, draft, kept) : takePlace(draft, database, kept)
    return { bytes, rows, isKept }
  } finally {
    discard(draft)
  }
}

/** A checked file of its own with all that a house has; returns how many rows. */
async function copyTo(database: string, file: string): Promise<number> {
  if (!isPostgresUrl(database)) return (await copyDatabase(database, file)).rows
  const draft = `${file}.draft`
  discard(draft)
  try {
    const [db, copy] = [connect(database), connectSqlite(draft)]
    try {
      await migrate(copy)
      await atOneMoment(db).execute((trx) => inHouse(copy).execute((into) => copyHouse(trx, into)))
    } finally {
      await db.destroy()
      await copy.destroy()
    }
    return (await copyDatabase(draft, file)).rows
  } finally {
    discard(draft)
  }
}

/** Fills a house in PostgreSQL with what a file has. */
async function fill(url: string, draft: string, kept: string): Promise<boolean> {
  const [db, from] = [connect(url), connectSqlite(draft)]
  try {
    await migrate(db)
    const isKept = !(await isEmptyHouse(db))
    if (isKept) await copyTo(url, kept)
    await atOneMoment(from).execute((rows) => inHouse(db).execute((trx) => copyHouse(rows, trx)))
    return isKept
  } finally {
    await db.destroy()
    await from.destroy()
  }
}

/**
 * Gives a backup its name in the transaction that notes it. A house that takes no note, such as on a full disk or of an older
 * version, needs its backup all the more: it gets it, and the reason is returned.
 */
async function whileNoted(database: string, file: string, at: number, name: () => void): Promise<string | null> {
  const backup = { isNamed: false }
  try {
    await withHouse(database, async (trx) => {
      await noteAct(trx, { by: null, at }, { kind: 'backup-made', about: { id: file } })
      name()
      backup.isNamed = true
    })
    return null
  } catch (error) {
    // What was wrong with the name is wrong once more, and thrown.
    if (!backup.isNamed) name()
    return error instanceof Error ? error.message : String(error)
  }
}

/** Brings a copy of a backup to this version, notes that it was restored, and begins its epochs. */
async function prepare(file: string, backup: string, now: number): Promise<void> {
  await withHouse(
    file,
    async (trx) => {
      await noteAct(trx, { by: null, at: now }, { kind: 'backup-restored', about: { id: backup } })
      for (const { id } of await trx.selectFrom('trackers').select('id').execute())
        await beginEpoch(trx, id, await lastCommit(trx, id), now)
    },
    migrate,
  )
}

async function withHouse(
  database: string,
  work: (trx: Transaction<Database>) => Promise<void>,
  before: (db: Db) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const db = connect(database)
  try {
    await before(db)
    await inHouse(db).execute(work)
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

function discard(draft: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(draft + suffix, { force: true })
}
