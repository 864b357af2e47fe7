import { Kysely, PostgresAdapter, PostgresDialect, type Dialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import type { EngineAdapter } from '../engine'
import type { Database } from '../schema'
import { postgresEngine } from './engine'

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
    application_name: 'luoshi',
    max: mostConnections,
    connectionTimeoutMillis: connectWithin,
    // Whoever froze in the middle of a transaction keeps nobody waiting for longer (P4).
    idle_in_transaction_session_timeout: silentWithin,
    keepAlive: true,
    types: { getTypeParser },
  })
  // One that was idle and is lost: whoever asks next gets another.
  pool.on('error', () => undefined)
  return new Kysely<Database>({ dialect: dialectOf(pool as PostgresPool) })
}

class OurAdapter extends PostgresAdapter implements EngineAdapter {
  readonly engine = postgresEngine
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

const { builtins } = pg.types
/** As `schema.ts` has them: milliseconds and counts are numbers, which all of them fit in, and JSON is text. */
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, Number],
  [builtins.NUMERIC, Number],
  [builtins.JSON, String],
])

const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  (format !== 'binary' && parsers.get(type)) ||
  (pg.types.getTypeParser(type, format as 'text') as (text: string) => unknown)
