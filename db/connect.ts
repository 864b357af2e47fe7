import { SQLite, type Connection, type Statement } from './driver'
import { Kysely, sql, SqliteDialect } from 'kysely'
import type { Database } from './schema'

export type Db = Kysely<Database>

/**
 * Opens the database file. WAL with `synchronous=FULL`, asserted: better-sqlite3 reopens a WAL database as NORMAL,
 * and then a commit may be lost with the power (W3).
 */
export function connect(file: string): Db {
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
    dialect: new SqliteDialect({ database: { prepare: remembering(sqlite), close: () => void sqlite.close() } }),
  })
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

/** Moves what the write-ahead log holds into the file itself: at a clean stop (W7). */
export async function checkpoint(db: Db): Promise<void> {
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db)
}
