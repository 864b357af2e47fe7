import { SQLite } from './driver'

/**
 * Takes a small file beside the database for this process until `release`; false when another process has it. The lock is
 * SQLite's own, so the system lets go of it even after kill -9.
 */
export function lockFile(file: string): { release(): void } | false {
  const lock = new SQLite(file, { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  }
  return { release: () => void lock.close() }
}
