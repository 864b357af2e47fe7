import type { Transaction } from 'kysely'
import type { HousePerson, HouseRole } from '#app/model/house/housePerson'
import type { Db } from './connect'
import type { Database } from './schema'
import { signal } from './signals'

/** A session as stored: `id` is the SHA-256 of the cookie's value, times are milliseconds since 1970. */
export interface StoredSession {
  id: string
  person: HousePerson
  disabled: boolean
  lastSeenAt: number
  expiresAt: number
}

export async function insertSession(
  db: Db,
  session: { id: string; person: string; createdAt: number; expiresAt: number },
): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      id: session.id,
      person_id: session.person,
      created_at: session.createdAt,
      last_seen_at: session.createdAt,
      expires_at: session.expiresAt,
    })
    .execute()
  await db.updateTable('people').set({ last_seen_at: session.createdAt }).where('id', '=', session.person).execute()
}

export async function findSession(db: Db, id: string): Promise<StoredSession | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .select([
      'sessions.id',
      'sessions.last_seen_at',
      'sessions.expires_at',
      'people.id as person_id',
      'people.name',
      'people.role',
      'people.department_id',
      'people.disabled_at',
    ])
    .where('sessions.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    person: { id: row.person_id, name: row.name, houseRole: row.role as HouseRole, department: row.department_id },
    disabled: row.disabled_at !== null,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  }
}

/** Notes a visit; false when the session is over: it ended, its time is up, or nobody used it since `idleSince`. */
export async function touchSession(
  db: Db,
  session: { id: string; person: string },
  at: number,
  idleSince: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ last_seen_at: at })
    .where('id', '=', session.id)
    .where('expires_at', '>', at)
    .where('last_seen_at', '>', idleSince)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await db.updateTable('people').set({ last_seen_at: at }).where('id', '=', session.person).execute()
  return true
}

export async function deleteSession(trx: Transaction<Database>, id: string): Promise<void> {
  await trx.deleteFrom('sessions').where('id', '=', id).execute()
  signal(trx, { kind: 'session-ended', session: id })
}

/** Ends a person's sessions, `except` one. */
export async function deleteSessionsOf(trx: Transaction<Database>, person: string, except = ''): Promise<void> {
  const rows = await trx
    .deleteFrom('sessions')
    .where('person_id', '=', person)
    .where('id', '!=', except)
    .returning('id')
    .execute()
  for (const { id } of rows) signal(trx, { kind: 'session-ended', session: id })
}

/** The ids of sessions that are past `now`, or that nobody used since `idleSince`. */
export async function findExpiredSessions(db: Db, now: number, idleSince: number): Promise<string[]> {
  const rows = await db
    .selectFrom('sessions')
    .select('id')
    .where((is) => is.or([is('expires_at', '<=', now), is('last_seen_at', '<=', idleSince)]))
    .execute()
  return rows.map((row) => row.id)
}

/** Removes sessions that are past `now`, or that nobody used since `idleSince`. */
export async function deleteExpiredSessions(trx: Transaction<Database>, now: number, idleSince: number): Promise<void> {
  const rows = await trx
    .deleteFrom('sessions')
    .where((is) => is.or([is('expires_at', '<=', now), is('last_seen_at', '<=', idleSince)]))
    .returning('id')
    .execute()
  for (const { id } of rows) signal(trx, { kind: 'session-ended', session: id })
}
