import type { Transaction } from 'kysely'
import { noteAct, personThen } from './admin-log'
import type { Db } from './connect'
import type { Database } from './schema'

/** A link for a forgotten password: `id` is the SHA-256 of its token, times are milliseconds since 1970. */
export interface StoredReset {
  id: string
  person: string
  createdBy: string
  createdAt: number
  expiresAt: number
  usedAt: number | null
}

/** Of one person's links only the newest counts: those of before end. */
export async function insertPasswordReset(
  trx: Transaction<Database>,
  { id, person, createdBy, createdAt, expiresAt }: Omit<StoredReset, 'usedAt'>,
): Promise<void> {
  await expirePasswordResets(trx, person, createdAt)
  await trx
    .insertInto('password_resets')
    .values({ id, person_id: person, created_by: createdBy, created_at: createdAt, expires_at: expiresAt })
    .execute()
  await noteAct(trx, { by: createdBy, at: createdAt }, { kind: 'reset-made', about: await personThen(trx, person) })
}

export async function findPasswordReset(db: Db, id: string): Promise<StoredReset | null> {
  const row = await db.selectFrom('password_resets').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    person: row.person_id,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  }
}

/** Takes an open link; false when it is used, expired or gone, so that it is used once. */
export async function takePasswordReset(trx: Transaction<Database>, reset: StoredReset, now: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('password_resets')
    .set({ used_at: now })
    .where('id', '=', reset.id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  const [about, madeBy] = [await personThen(trx, reset.person), await personThen(trx, reset.createdBy)]
  await noteAct(trx, { by: reset.person, at: now }, { kind: 'reset-used', about, madeBy })
  return true
}

/** Lets a person's open links expire at `now`. */
export async function expirePasswordResets(db: Db, person: string, now: number): Promise<void> {
  await db
    .updateTable('password_resets')
    .set({ expires_at: now })
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
}
