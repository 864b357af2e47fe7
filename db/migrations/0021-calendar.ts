import type { Kysely } from 'kysely'
import { days2026 } from '../calendar/2026'
import { engineOf } from '../engine'
import type { Database } from '../schema'

/** The house's calendar (R3), which begins with 2026. */
export async function up(db: Kysely<Database>): Promise<void> {
  const engine = engineOf(db)
  await engine.create(
    db,
    `CREATE TABLE calendar_days (
      day TEXT PRIMARY KEY, kind TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL
    )`,
  )
  await engine.create(db, 'CREATE TABLE calendar_years (year INTEGER PRIMARY KEY NOT NULL)')
  await db
    .insertInto('calendar_days')
    .values(days2026.map(({ date, kind, name }) => ({ day: date, kind, name_zh: name.zh, name_en: name.en })))
    .execute()
  await db.insertInto('calendar_years').values({ year: 2026 }).execute()
}
