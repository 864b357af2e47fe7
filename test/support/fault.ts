import { sql } from 'kysely'
import { inject } from 'vitest'
import type { Db } from '#db/connect'

/** From now on a statement of this kind fails in a table, of all rows or of those that `when` says; gives back what ends it. */
export async function breakStatements(
  db: Db,
  event: 'INSERT' | 'UPDATE' | 'DELETE',
  table: string,
  when?: string,
): Promise<() => Promise<void>> {
  const run = (text: string) => sql.raw(text).execute(db)
  const name = `fault_${event}_${table}`.toLowerCase()
  const isOf = when === undefined ? '' : `WHEN (${when})`
  if (inject('engine') === 'sqlite') {
    await run(`CREATE TRIGGER ${name} BEFORE ${event} ON ${table} ${isOf} BEGIN SELECT RAISE(ABORT, 'a fault'); END`)
    return async () => void (await run(`DROP TRIGGER ${name}`))
  }
  await run(`CREATE OR REPLACE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a fault'; END $$`)
  await run(`CREATE TRIGGER ${name} BEFORE ${event} ON ${table} FOR EACH ROW ${isOf} EXECUTE FUNCTION fault()`)
  return async () => void (await run(`DROP TRIGGER ${name} ON ${table}`))
}
