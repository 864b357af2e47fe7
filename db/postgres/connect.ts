import {
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  type Dialect,
  type MigrationLockOptions,
  type PostgresPool,
} from 'kysely'
import pg from 'pg'
import type { EngineAdapter } from '../engine'
import type { Database } from '../schema'
import { holdHouseWhile, letHouseGo, postgresEngine } from './engine'
import { preparingClient } from './prepared'
import { watched } from './watch'

/** A house asks little at once: transactions of the house go one after another, and each ledger's do. */
const mostConnections = 10
/** How long a new connection may take, and how long one may hold a transaction open without a word (ms). */
const connectWithin = 5_000
const silentWithin = 10_000

export function isPostgresUrl(database: string): boolean {
  return /^postgres(ql)?:\/\//.test(database)
}

/** Opens a house in PostgreSQL (P1). It is reached when it is first asked; a connection that was lost is made again then. */
export function connectPostgres(url: string): Kysely<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    Client: preparingClient(),
    application_name: 'luoshi',
    max: mostConnections,
    connectionTimeoutMillis: connectWithin,
    // Whoever froze in the middle of a transaction keeps nobody waiting for longer (P4).
    idle_in_transaction_session_timeout: silentWithin,
    keepAlive: true,
    types: parsers(),
  })
  // One that is lost tells whoever uses it by their next statement, and whoever asks after that gets another. Said to nobody,
  // it would end the process: the pool hears of idle ones alone.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Database>({ dialect: dialectOf(watched(pool, url)) })
}

class OurAdapter extends PostgresAdapter implements EngineAdapter {
  readonly engine = postgresEngine

  /** Nobody writes meanwhile: who holds one table and waits for another would stand in the way of who changes both (P5). */
  override async acquireMigrationLock(db: Kysely<unknown>, options: MigrationLockOptions): Promise<void> {
    await super.acquireMigrationLock(db, options)
    await holdHouseWhile(db)
  }

  override async releaseMigrationLock(db: Kysely<unknown>, options: MigrationLockOptions): Promise<void> {
    await letHouseGo(db)
    await super.releaseMigrationLock(db, options)
  }
}

function dialectOf(pool: PostgresPool): Dialect {
  const dialect = new PostgresDialect({ pool })
  return {
    createAdapter: () => new OurAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => dialect.createDriver(),
  }
}

/** As `schema.ts` has them: milliseconds and counts are numbers, which all of them fit in, and JSON is its text. */
function parsers(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides()
  const { INT8, NUMERIC, JSON } = pg.types.builtins
  types.setTypeParser(INT8, Number)
  types.setTypeParser(NUMERIC, Number)
  types.setTypeParser(JSON, String)
  return types
}
