import { sql, type Kysely } from 'kysely'

/** What a ledger says of its columns (L2), as its document has it. Ledgers of before say nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE TABLE columns (
    tracker_id TEXT NOT NULL REFERENCES trackers (id), id TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (tracker_id, id)) STRICT`,
    )
    .execute(db)
}
