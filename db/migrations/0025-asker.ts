import { sql, type Kysely } from 'kysely'
import type { Database } from '../schema'

/** For which department a record was opened: it rates, and it follows into another (X11), while `person_department` stays as it was. */
export async function up(db: Kysely<Database>): Promise<void> {
  await db.schema.alterTable('records').addColumn('asker', 'text').execute()
  await sql`UPDATE records SET asker = person_department`.execute(db)
  await db.schema.createIndex('records_of_parent').on('records').column('parent_id').execute()
}
