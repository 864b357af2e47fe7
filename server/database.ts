import { InUseError, holdHouse as hold } from '#db/hold'
import { troubleOf } from '#db/trouble'
import { codeOf, prepareDataFolder } from './data-folder'
import { shown, type Env } from './env'
import { StartError } from './start-error'

/** Where a house is: for `connect`, and as it may be told to anybody who runs it. */
export interface House {
  database: string
  said: string
  isServer: boolean
  /** The file that says, beside a database of SQLite, that somebody has it. */
  lock: string
}

/** The house that the environment names (N9). Throws StartError when its folder cannot be written. */
export function houseOf({ dataDir, databaseUrl }: Pick<Env, 'dataDir' | 'databaseUrl'>): House {
  const file = prepareDataFolder(dataDir)
  const lock = `${dataDir}/running.lock`
  return databaseUrl === null
    ? { database: file, said: file, isServer: false, lock }
    : { database: databaseUrl, said: shown(databaseUrl), isServer: true, lock }
}

/**
 * Takes a house for this process; `inUse` says what to do when another has it. `onLost`: another took it. `isShared`: beside
 * others that take it so too (P2).
 */
export async function holdHouse(
  house: House,
  inUse: string,
  onLost: () => void,
  isShared = false,
): Promise<{ release(): void | Promise<void> }> {
  try {
    return await hold(house.database, house.lock, onLost, isShared)
  } catch (error) {
    if (error instanceof InUseError) throw new StartError(inUse)
    throw explainDatabaseError(error, house.isServer ? house : { ...house, said: house.lock }) ?? error
  }
}

/** What a database's error means for the person who starts the server; null: nothing that we know. */
export function explainDatabaseError(
  error: unknown,
  { said, isServer }: Pick<House, 'said' | 'isServer'>,
): StartError | null {
  const trouble = troubleOf(error)
  const code = codeOf(error)
  switch (trouble) {
    case 'damaged':
      return new StartError(
        `${said} is damaged or not a database. Keep a copy of it, and restore the folder from a backup.`,
      )
    case 'full':
      return new StartError(`There is no space left for ${said}. Free some and start again.`)
    case 'away':
      return new StartError(
        `The database ${said} does not answer (${code}). Is PostgreSQL running there? Check DATABASE_URL, or unset it to use SQLite.`,
      )
    case 'unknown':
      return new StartError(
        `There is no database ${said}. Make it first: createdb NAME, with the user of DATABASE_URL as its owner.`,
      )
    case 'not-allowed':
    case 'read-only':
    case 'failing':
      return isServer
        ? new StartError(
            `The database ${said} does not let Luoshi in, or not write (${code}). Check the user and the password of DATABASE_URL, and that the database is that user's.`,
          )
        : new StartError(
            `${said} cannot be opened for writing (${code}). Check the folder's owner and rights, and the disk.`,
          )
    default:
      return null
  }
}
