import { sql, type Kysely } from 'kysely'

/**
 * How long an item stood on a meeting's screen, and as what people were there. Meetings that are over keep what they
 * recorded; of one that is on it is told by the people's roles of now.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('ALTER TABLE agenda_entries ADD COLUMN shown_ms INTEGER NOT NULL DEFAULT 0')
  await run('ALTER TABLE attendance ADD COLUMN role TEXT')
  await run(`UPDATE attendance SET role = (SELECT role FROM people WHERE people.id = attendance.person_id)
    WHERE meeting_id IN (SELECT id FROM meetings WHERE closed_at IS NULL)`)
}
