import { Kysely, SqliteAdapter, SqliteDialect, type Dialect, type SqliteDatabase } from 'kysely'
import type { EngineAdapter } from '../engine'
import type { Database } from '../schema'
import { ReadingBeside } from './beside'
import { SQLite, type Connection, type Statement } from './driver'
import { sqliteEngine } from './engine'

/** How long (ms) a statement waits for who writes in another process. */
const busyTimeout = 5_000

/**
 * Opens a database file. WAL with `synchronous=FULL`, asserted: better-sqlite3 reopens a WAL database as NORMAL, and then
 * a commit may be lost with the power (W3).
 */
export function connectSqlite(file: string): Kysely<Database> {
  const sqlite = new SQLite(file, { timeout: busyTimeout })
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
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
    dialect: dialectOf(asked(sqlite), () => asked(new SQLite(file, { readonly: true, timeout: busyTimeout }))),
  })
}

class OurAdapter extends SqliteAdapter implements EngineAdapter {
  readonly engine = sqliteEngine
}

/** SQLite's dialect, on a connection that writes and others that read beside it. */
function dialectOf(database: SqliteDatabase, openReader: () => SqliteDatabase): Dialect {
  const dialect = new SqliteDialect({ database })
  return {
    createAdapter: () => new OurAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => new ReadingBeside(database, openReader),
  }
}

function asked(sqlite: Connection): SqliteDatabase {
  return { prepare: remembering(sqlite), close: () => void sqlite.close() }
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
