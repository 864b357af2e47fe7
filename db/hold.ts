import { isPostgresUrl } from './postgres/connect'
import { lockHouse } from './postgres/lock'
import { lockFile } from './sqlite/lock'

/** Another process has the house. */
export class InUseError extends Error {}

/**
 * Takes a house for this process until `release`: two servers on one database would each number the updates. The system
 * lets go of it even after kill -9. `lock`: the file beside a database of SQLite that says so. Throws InUseError when
 * another process has it; `onLost`: another took it, after the database had been away. `isShared`: beside other
 * processes that take it so too.
 */
export async function holdHouse(
  database: string,
  lock: string,
  onLost: () => void,
  isShared = false,
): Promise<{ release(): void | Promise<void> }> {
  const held = isPostgresUrl(database) ? await lockHouse(database, onLost, isShared) : lockFile(lock)
  if (!held) throw new InUseError(database)
  return held
}
