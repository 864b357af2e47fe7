import { sql, type Kysely } from 'kysely'

/** For whom an invitation was made; those of before are for nobody by name. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['name', 'account'])
    await sql.raw(`ALTER TABLE invitations ADD COLUMN ${column} TEXT NOT NULL DEFAULT ''`).execute(db)
}
