import { sql } from 'kysely'
import { numbered, type Engine, type Numbered } from '../engine'
import { migrations } from './migrations'

/** Of our advisory locks: the house's. Ledgers' are named by their ids, in the other space of keys that PostgreSQL has. */
const house = sql.lit(7_105)

/**
 * Many connections, and in time many processes (P2). What SQLite's one writer gives for nothing is asked for: whoever
 * writes in the house holds it alone; whoever writes in a ledger holds that ledger alone, and the house with all others
 * who do. A lock is waited for in the order of asking, and ends with its transaction, however that ends.
 */
export const postgresEngine: Engine = {
  migrations,
  isShared: true,
  async identify(db) {
    const { rows } = await sql<{ id: string }>`
      SELECT system_identifier || '-' || oid AS id FROM pg_control_system(), pg_database
      WHERE datname = current_database()`.execute(db)
    return rows[0]!.id
  },
  // One transaction for all of them, behind a lock of Kysely's own.
  migrateWhole: (_db, run) => run(),
  async holdHouse(trx) {
    await sql`SELECT pg_advisory_xact_lock(${house}, 0)`.execute(trx)
  },
  async holdLedger(trx, tracker) {
    await sql`SELECT pg_advisory_xact_lock_shared(${house}, 0), pg_advisory_xact_lock(hashtextextended(${tracker}, 0))`.execute(
      trx,
    )
  },
  async deferReferences(trx) {
    await sql`SET CONSTRAINTS ALL DEFERRED`.execute(trx)
  },
  async withoutGuards(trx, work) {
    await sql`SET LOCAL luoshi.guards = 'off'`.execute(trx)
    const result = await work()
    await sql`SET LOCAL luoshi.guards = 'on'`.execute(trx)
    return result
  },
  async readNumbers(db) {
    const numbers = new Map<Numbered, number>()
    for (const [table, column] of Object.entries(numbered) as [Numbered, string][]) {
      const { rows } = await sql<{ last: number | null }>`
        SELECT pg_sequence_last_value(pg_get_serial_sequence(${table}, ${column})::regclass) AS last`.execute(db)
      const last = rows[0]?.last ?? null
      if (last !== null) numbers.set(table, last)
    }
    return numbers
  },
  async passNumbers(trx, numbers) {
    for (const [table, number] of numbers) {
      const sequence = sql`pg_get_serial_sequence(${table}, ${numbered[table]})::regclass`
      await sql`SELECT setval(${sequence}, greatest(${number}, coalesce(pg_sequence_last_value(${sequence}), 0)))`.execute(
        trx,
      )
    }
  },
  held: (text) => text.replaceAll('\0', ''),
  async proveWritable(db) {
    // Read only: it says so, and nothing would reach the disk. Else an empty message goes the way of every commit.
    const { rows } = await sql<{ is: string }>`SELECT current_setting('transaction_read_only') AS is`.execute(db)
    if (rows[0]?.is !== 'off') throw new Error('The database takes nothing: it is read-only.')
    await sql`SELECT pg_logical_emit_message(true, 'luoshi', '')`.execute(db)
  },
  settle: () => Promise.resolve(),
}
