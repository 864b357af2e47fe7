import type { Transaction } from 'kysely'
import type { Minutes } from '#app/model/meeting/keptMinutes'
import type { MinutesEdit } from '#app/model/meeting/meetingCommand'
import type { Db } from './connect'
import type { Database } from './schema'

/** Keeps the minutes as they were drafted. */
export async function insertMinutes(
  trx: Transaction<Database>,
  meeting: string,
  texts: Record<Minutes['language'], string>,
  by: string,
  at: number,
): Promise<void> {
  const rows = Object.entries(texts).map(([language, text]) => ({
    meeting_id: meeting,
    language,
    text,
    revision: 1,
    updated_at: at,
    updated_by_name: by,
  }))
  await trx.insertInto('minutes').values(rows).execute()
}

export async function minutesOf(db: Db, meeting: string, language: Minutes['language']): Promise<Minutes | null> {
  const row = await db
    .selectFrom('minutes')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .where('language', '=', language)
    .executeTakeFirst()
  return row
    ? { language, text: row.text, revision: row.revision, updatedAt: row.updated_at, updatedBy: row.updated_by_name }
    : null
}

/** False when somebody has edited them since the revision that was edited. */
export async function updateMinutes(
  db: Db,
  meeting: string,
  { language, text, revision }: MinutesEdit,
  by: string,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('minutes')
    .set({ text, revision: revision + 1, updated_at: at, updated_by_name: by })
    .where('meeting_id', '=', meeting)
    .where('language', '=', language)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
