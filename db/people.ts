import type { Transaction } from 'kysely'
import type { HousePerson, HouseRole } from '#app/model/house/housePerson'
import { noteAct, personThen, type Acting } from './admin-log'
import { chunks } from './chunks'
import type { Db } from './connect'
import { departmentThen } from './departments'
import { invitationThen, type StoredInvitation } from './invitations'
import type { Database } from './schema'
import { signal } from './signals'

/**
 * What reads takes a `Db` or a transaction of it; what changes who may do what takes the transaction in which that is noted
 * (X10). Times are milliseconds since 1970.
 */
export interface NewPerson extends HousePerson {
  /** Already folded by `foldAccount`. */
  account: string
  /** An argon2id hash; '' when there is no password, so that none fits. */
  passwordHash: string
  createdAt: number
}

export interface StoredPerson extends NewPerson {
  lastSeenAt: number | null
  disabled: boolean
}

/** `invitation`: by which they came; null for who was added from the command line. */
export async function insertPerson(
  trx: Transaction<Database>,
  person: NewPerson,
  invitation: StoredInvitation | null,
): Promise<void> {
  await trx
    .insertInto('people')
    .values({
      id: person.id,
      account: person.account,
      name: person.name,
      role: person.houseRole,
      department_id: person.department,
      password_hash: person.passwordHash,
      created_at: person.createdAt,
    })
    .execute()
  const { id, account, name, houseRole, createdAt: at } = person
  const about = { id, name, account }
  if (invitation === null) {
    const department = await departmentThen(trx, person.department)
    return noteAct(trx, { by: null, at }, { kind: 'person-added', about, role: houseRole, department })
  }
  if (invitation.createdBy === null) return noteAct(trx, { by: id, at }, { kind: 'first-administrator', about })
  const madeBy = await personThen(trx, invitation.createdBy)
  await noteAct(
    trx,
    { by: id, at },
    { kind: 'invitation-used', about, invitation: await invitationThen(trx, invitation), madeBy },
  )
}

export async function findPerson(db: Db, id: string): Promise<StoredPerson | null> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? personFrom(row) : null
}

/** Those who are there, by id. */
export async function findPeople(db: Db, ids: readonly string[]): Promise<Map<string, StoredPerson>> {
  const found = new Map<string, StoredPerson>()
  for (const part of chunks(ids))
    for (const row of await db.selectFrom('people').selectAll().where('id', 'in', part).execute())
      found.set(row.id, personFrom(row))
  return found
}

export async function findPersonByAccount(db: Db, account: string): Promise<StoredPerson | null> {
  const row = await db.selectFrom('people').selectAll().where('account', '=', account).executeTakeFirst()
  return row ? personFrom(row) : null
}

/** Everybody, oldest first. */
export async function listPeople(db: Db): Promise<StoredPerson[]> {
  const rows = await db.selectFrom('people').selectAll().orderBy('created_at').orderBy('id').execute()
  return rows.map(personFrom)
}

/** Administrators who are not disabled, `except` one. */
export async function countAdministrators(db: Db, except = ''): Promise<number> {
  const { count } = await db
    .selectFrom('people')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .where('id', '!=', except)
    .executeTakeFirstOrThrow()
  return count
}

/** Who is disabled has no sessions any more. */
export async function setPersonRights(
  trx: Transaction<Database>,
  id: string,
  rights: { houseRole: HouseRole; department: string | null; disabledAt: number | null },
  acting: Acting,
): Promise<void> {
  await noteRights(trx, id, rights, acting)
  await trx
    .updateTable('people')
    .set({ role: rights.houseRole, department_id: rights.department, disabled_at: rights.disabledAt })
    .where('id', '=', id)
    .execute()
  // No end of a session by itself: sockets end because of what the person is by now (S5).
  if (rights.disabledAt !== null) await trx.deleteFrom('sessions').where('person_id', '=', id).execute()
  signal(trx, { kind: 'person-changed', person: id })
}

/** Puts somebody's name right. What was written under the old one keeps that. */
export async function renamePerson(
  trx: Transaction<Database>,
  id: string,
  name: string,
  acting: Acting,
): Promise<void> {
  await noteAct(trx, acting, { kind: 'person-renamed', about: await personThen(trx, id), to: name })
  await trx.updateTable('people').set({ name }).where('id', '=', id).execute()
  signal(trx, { kind: 'person-changed', person: id })
}

/** An entry for each of the rights that is to be another one. */
async function noteRights(
  trx: Transaction<Database>,
  id: string,
  to: { houseRole: HouseRole; department: string | null; disabledAt: number | null },
  acting: Acting,
): Promise<void> {
  const from = await findPerson(trx, id)
  if (!from) return
  const about = { id, name: from.name, account: from.account }
  if (from.houseRole !== to.houseRole)
    await noteAct(trx, acting, { kind: 'role-changed', about, from: from.houseRole, to: to.houseRole })
  if (from.department !== to.department) {
    const [before, after] = [await departmentThen(trx, from.department), await departmentThen(trx, to.department)]
    await noteAct(trx, acting, { kind: 'person-moved', about, from: before, to: after })
  }
  const isDisabled = to.disabledAt !== null
  if (from.disabled !== isDisabled)
    await noteAct(trx, acting, { kind: isDisabled ? 'person-disabled' : 'person-enabled', about })
}

/** Somebody's own act upon themselves, which is none of administration: it is not noted. */
export async function setPasswordHash(db: Db, id: string, hash: string): Promise<void> {
  await db.updateTable('people').set({ password_hash: hash }).where('id', '=', id).execute()
}

interface PersonRow {
  id: string
  account: string
  name: string
  role: string
  department_id: string | null
  password_hash: string
  created_at: number
  last_seen_at: number | null
  disabled_at: number | null
}

function personFrom(row: PersonRow): StoredPerson {
  return {
    id: row.id,
    account: row.account,
    name: row.name,
    houseRole: row.role as HouseRole,
    department: row.department_id,
    passwordHash: row.password_hash,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    disabled: row.disabled_at !== null,
  }
}
