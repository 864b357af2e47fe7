import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
  type TransactionSettings,
} from 'kysely'
import type { EngineAdapter } from '../engine'
import type { Database } from '../schema'
import { SQLite, type Connection, type Statement } from './driver'
import { sqliteEngine } from './engine'

/**
 * Opens a database file. WAL with `synchronous=FULL`, asserted: better-sqlite3 reopens a WAL database as NORMAL, and then
 * a commit may be lost with the power (W3).
 */
export function connectSqlite(file: string): Kysely<Database> {
  const sqlite = new SQLite(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 5000')
  const [journal, synchronous] = [
    sqlite.pragma('journal_mode', { simple: true }),
    sqlite.pragma('synchronous', { simple: true }),
  ]
  if (journal !== 'wal' || synchronous !== 2) {
    sqlite.close()
    throw new Error(
      `The database must run in WAL mode with synchronous=FULL, but runs with ${String(journal)} and ${String(synchronous)}.`,
    )
  }
  return new Kysely<Database>({
    dialect: dialectOf({ prepare: remembering(sqlite), close: () => void sqlite.close() }),
  })
}

class OurAdapter extends SqliteAdapter implements EngineAdapter {
  readonly engine = sqliteEngine
}

/**
 * SQLite's dialect with transactions that hold the right to write from their beginning, but for those that only read. A
 * backup notes itself in the house that it copies, from a process of its own: a transaction that had read before that,
 * and only then wrote, would fail.
 */
function dialectOf(database: SqliteDatabase): Dialect {
  const dialect = new SqliteDialect({ database })
  return {
    createAdapter: () => new OurAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => new ImmediateDriver({ database }),
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const isReading = settings?.accessMode === 'read only'
    await connection.executeQuery(CompiledQuery.raw(isReading ? 'begin' : 'begin immediate'))
  }
}

/** Statements that are kept ready; a server has some fifty. Lists of parameters of ever other lengths are ever new ones. */
const mostStatements = 200

/** Prepares each statement once: at forty commits a second, preparing costs as much as a tenth of the server's work. */
function remembering(sqlite: Connection): (text: string) => Statement {
  const statements = new Map<string, Statement>()
  return (text) => {
    const known = statements.get(text)
    if (known) {
      // The one that was not used for the longest time goes first.
      statements.delete(text)
      statements.set(text, known)
      return known
    }
    const statement = sqlite.prepare(text)
    statements.set(text, statement)
    if (statements.size > mostStatements) statements.delete(statements.keys().next().value!)
    return statement
  }
}
