import { sql } from 'kysely'
import type { Engine, Numbered } from '../engine'
import { migrations } from './migrations'

/** One file and one process: a transaction that writes holds all of it from its beginning (`connect.ts`). */
export const sqliteEngine: Engine = {
  numberedKey: 'INTEGER PRIMARY KEY AUTOINCREMENT',
  async create(db, statement) {
    await sql.raw(statement.startsWith('CREATE TABLE') ? `${statement} STRICT` : statement).execute(db)
  },
  async keepForever(db, table, why) {
    for (const change of ['update', 'delete'])
      await sql
        .raw(
          `CREATE TRIGGER ${table}_no_${change} BEFORE ${change} ON ${table} BEGIN SELECT RAISE(ABORT, '${why}'); END`,
        )
        .execute(db)
  },
  migrations,
  isShared: false,
  identify: () => Promise.resolve('alone'),
  async migrateWhole(db, run) {
    // Kysely runs each migration by itself, and on SQLite without a transaction. There is one connection: what the
    // migrator does next is inside.
    await sql`BEGIN IMMEDIATE`.execute(db)
    const result = await run()
    await (result.error ? sql`ROLLBACK` : sql`COMMIT`).execute(db)
    return result
  },
  holdHouse: () => Promise.resolve(),
  holdLedger: () => Promise.resolve(),
  async deferReferences(trx) {
    await sql`PRAGMA defer_foreign_keys = ON`.execute(trx)
  },
  async withoutGuards(trx, work) {
    const { rows: guards } = await sql<{ name: string; sql: string }>`
      SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name GLOB '*_no_delete'
    `.execute(trx)
    for (const { name } of guards) await sql`DROP TRIGGER ${sql.ref(name)}`.execute(trx)
    const result = await work()
    for (const guard of guards) await sql.raw(guard.sql).execute(trx)
    return result
  },
  async readNumbers(db) {
    const { rows } = await sql<{ name: Numbered; seq: number }>`SELECT name, seq FROM sqlite_sequence`.execute(db)
    return new Map(rows.map(({ name, seq }) => [name, seq]))
  },
  async passNumbers(trx, numbers) {
    for (const [table, number] of numbers) {
      const { rows } = await sql<{ seq: number }>`SELECT seq FROM sqlite_sequence WHERE name = ${table}`.execute(trx)
      if (rows.length === 0)
        await sql`INSERT INTO sqlite_sequence (name, seq) VALUES (${table}, ${number})`.execute(trx)
      else await sql`UPDATE sqlite_sequence SET seq = max(seq, ${number}) WHERE name = ${table}`.execute(trx)
    }
  },
  // A part of it would take as long: SQLite reads all that stands before.
  async readState(db, tracker) {
    const row = await db.selectFrom('snapshots').select('state').where('tracker_id', '=', tracker).executeTakeFirst()
    return row?.state ?? null
  },
  held: (text) => text,
  async proveWritable(db) {
    const { rows } = await sql<{ user_version: number }>`PRAGMA user_version`.execute(db)
    // Setting the version to what it is writes the database's first page, and so the log and the disk.
    await sql`PRAGMA user_version = ${sql.lit(rows[0]?.user_version ?? 0)}`.execute(db)
  },
  async settle(db) {
    // What the write-ahead log holds goes into the file itself.
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db)
  },
}
