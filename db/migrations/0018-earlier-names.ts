import { sql, type Kysely } from 'kysely'
import { earlierNames, type Department } from '#app/model/ledger/person'
import type { Database } from '../schema'

type Called = Pick<Department, 'name' | 'short' | 'earlier'>

/** How departments were called before (X11): as a JSON array, of what was changed since there is a log of it. */
export async function up(db: Kysely<Database>): Promise<void> {
  await sql.raw(`ALTER TABLE departments ADD COLUMN earlier_names TEXT NOT NULL DEFAULT '[]'`).execute(db)
  const changes = await db
    .selectFrom('admin_log')
    .select(['about', 'details'])
    .where('kind', '=', 'department-changed')
    .orderBy('id')
    .execute()
  const earlier = new Map<string, string[]>()
  for (const { about, details } of changes) {
    const before = JSON.parse(about) as Called & { id: string }
    const { to } = JSON.parse(details) as { to: Called }
    earlier.set(before.id, earlierNames({ ...before, earlier: earlier.get(before.id) ?? [] }, to))
  }
  for (const [id, names] of earlier)
    await db
      .updateTable('departments')
      .set({ earlier_names: JSON.stringify(names) })
      .where('id', '=', id)
      .execute()
}
