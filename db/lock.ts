import { SQLite } from './driver'

export class DataInUseError extends Error {}

/**
 * Takes a data folder for this process until `release`: two servers on one database would each number the updates.
 * The lock is SQLite's own on a small file beside the database, so the system lets go of it even after kill -9.
 * Throws DataInUseError when another process holds it.
 */
export function lockDataFolder(file: string): { release(): void } {
  const lock = new SQLite(file, { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new DataInUseError(file)
    throw error
  }
  return { release: () => void lock.close() }
}
