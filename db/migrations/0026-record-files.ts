import type { Kysely } from 'kysely'
import { engineOf } from '../engine'
import type { Database } from '../schema'

/** Files also come with what is asked (R1, R5): a file says with which step of which record it came, and waits for that once it is whole. */
export async function up(db: Kysely<Database>): Promise<void> {
  const engine = engineOf(db)
  for (const statement of [
    'ALTER TABLE uploads ADD COLUMN record_id TEXT',
    'ALTER TABLE uploads ADD COLUMN media_type TEXT',
    'ALTER TABLE uploads ADD COLUMN sha256 TEXT',
    'ALTER TABLE attachments ADD COLUMN record_id TEXT REFERENCES records (id)',
    'ALTER TABLE attachments ADD COLUMN record_seq INTEGER',
    'CREATE INDEX attachments_of_record ON attachments (record_id)',
  ])
    await engine.create(db, statement)
}
