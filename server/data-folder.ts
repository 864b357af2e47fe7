import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { StartError } from './start-error'

/**
 * Makes the data folder (readable by its owner alone) unless it is there, and returns the path of the database in it.
 * Throws StartError when it cannot be written.
 */
export function prepareDataFolder(folder: string): string {
  const advice = 'Make it writable for this user, or name another folder: DATA_DIR=/path npm start'
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be made (${codeOf(error)}). ${advice}`)
  }
  if (!statSync(folder).isDirectory()) throw new StartError(`${folder} is a file, not a folder. ${advice}`)
  const file = path.join(folder, 'luoshi.db')
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    if (statSync(file, { throwIfNoEntry: false })) accessSync(file, constants.R_OK | constants.W_OK)
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be written (${codeOf(error)}). ${advice}`)
  }
  return file
}

/** What a database driver's error means for the person who starts the server; null: nothing that we know. */
export function explainDatabaseError(error: unknown, file: string): StartError | null {
  const code = codeOf(error)
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new StartError(
      `${file} is damaged or not a database. Keep a copy of it, and restore the folder from a backup.`,
    )
  }
  if (code === 'SQLITE_FULL') return new StartError(`There is no space left for ${file}. Free some and start again.`)
  if (/^SQLITE_(CANTOPEN|READONLY|IOERR)/.test(code)) {
    return new StartError(
      `${file} cannot be opened for writing (${code}). Check the folder's owner and rights, and the disk.`,
    )
  }
  return null
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
