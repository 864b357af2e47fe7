import type { Kysely, Transaction } from 'kysely'
import { usualQuietHours, type QuietHours } from '#app/model/telling/quietHours'
import { noteAct, type Acting } from './admin-log'
import type { Database } from './schema'

const house = 'house'

export async function readQuietHours(db: Kysely<Database>): Promise<QuietHours> {
  const row = await db.selectFrom('quiet_hours').selectAll().executeTakeFirst()
  return row ? { from: row.quiet_from, until: row.quiet_until } : usualQuietHours
}

/** Changes when nothing leaves the house, and notes it. */
export async function saveQuietHours(trx: Transaction<Database>, to: QuietHours, acting: Acting): Promise<void> {
  const from = await readQuietHours(trx)
  if (from.from === to.from && from.until === to.until) return
  const values = { quiet_from: to.from, quiet_until: to.until }
  await trx
    .insertInto('quiet_hours')
    .values({ id: house, ...values })
    .onConflict((of) => of.column('id').doUpdateSet(values))
    .execute()
  await noteAct(trx, acting, { kind: 'quiet-hours-changed', about: { id: house }, from, to })
}
