import type { Kysely } from 'kysely'
import { engineOf } from './engine'
import { connectPostgres, isPostgresUrl } from './postgres/connect'
import type { Database } from './schema'
import { connectSqlite } from './sqlite/connect'

export type Db = Kysely<Database>

/** Opens a database: the address of a PostgreSQL (`postgres://…`), which is not reached before it is asked, or a file of SQLite. */
export function connect(database: string): Db {
  return isPostgresUrl(database) ? connectPostgres(database) : connectSqlite(database)
}

/** What is left to do before a database is closed for good (W7). */
export function settle(db: Db): Promise<void> {
  return engineOf(db).settle(db)
}
