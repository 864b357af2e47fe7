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

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
