import type { DialectAdapter, Kysely, Migration, Transaction } from 'kysely'
import type { Database } from './schema'

/** What the storage engines do each in their own way (P1). All else in this folder is the same SQL on all of them. */
export interface Engine {
  /** How a migration says of a column that it numbers its table's rows. */
  numberedKey: string
  /** Makes a table or an index. In SQL with the types TEXT, INTEGER (64 bits), BLOB; each engine says them in its own way. */
  create(db: Kysely<Database>, statement: string): Promise<void>
  /** From now on rows of this table stay as they are (H2): `why` is said to who would change one. */
  keepForever(db: Kysely<Database>, table: string, why: string): Promise<void>
  /** All migrations by name, in order. */
  migrations: Record<string, Migration>
  /** Other processes may write in it beside this one (P2). */
  isShared: boolean
  /** Tells this database from every other one, a copy of it too. */
  identify(db: Kysely<Database>): Promise<string>
  /** Runs migrations that leave nothing behind where one fails. Nobody else migrates meanwhile. */
  migrateWhole<T extends { error?: unknown }>(db: Kysely<Database>, run: () => Promise<T>): Promise<T>
  /** Until the transaction ends nobody else writes anything of the house. */
  holdHouse(trx: Transaction<Database>): Promise<void>
  /** Until the transaction ends nobody else writes anything of this ledger, nor holds the house. */
  holdLedger(trx: Transaction<Database>, tracker: string): Promise<void>
  /** Rows may refer to what comes later in the same transaction. */
  deferReferences(trx: Transaction<Database>): Promise<void>
  /** Does `work` with history that may go as a whole, inside this transaction alone (H2). */
  withoutGuards<T>(trx: Transaction<Database>, work: () => Promise<T>): Promise<T>
  /** The last number that each table gave to a row of its own accord. */
  readNumbers(db: Kysely<Database>): Promise<ReadonlyMap<Numbered, number>>
  /** No table gives a number up to these again. */
  passNumbers(trx: Transaction<Database>, numbers: ReadonlyMap<Numbered, number>): Promise<void>
  /** A ledger's document as it was last folded, however long, so that others have their turns meanwhile; null: there is none. */
  readState(db: Kysely<Database>, tracker: string): Promise<Uint8Array | null>
  /** A text as this database can hold it: PostgreSQL has no character 0. */
  held(text: string): string
  /** Commits once, for real, and leaves everything as it was. Throws when the database takes nothing. */
  proveWritable(db: Kysely<Database>): Promise<void>
  /** What a clean stop leaves to do (W7). */
  settle(db: Kysely<Database>): Promise<void>
}

/** Tables that number their rows by themselves, each by its column `id` or `seq`. */
export const numbered = { changes: 'id', comments: 'id', decisions: 'seq', admin_log: 'id' } as const
export type Numbered = keyof typeof numbered

/** What a dialect of ours calls its adapter. */
export interface EngineAdapter extends DialectAdapter {
  readonly engine: Engine
}

export function engineOf(db: Kysely<Database>): Engine {
  return (db.getExecutor().adapter as EngineAdapter).engine
}

/**
 * What keeps a database from its work, whichever it is. `full`: no space · `read-only` · `failing`: the disk · `damaged` ·
 * `away`: it cannot be reached, or went away in the middle · `unknown`: there is none of this name · `not-allowed`: it lets
 * this user not in, or not at this · `taken`: a row of the same key is there.
 */
export type Trouble = 'full' | 'read-only' | 'failing' | 'damaged' | 'away' | 'unknown' | 'not-allowed' | 'taken'
