import type { Role } from '#app/model/ledger/person'
import type { Db } from './connect'

/** All functions here take a `Db` or a transaction of it. Times are milliseconds since 1970. */
export interface NewPerson {
  id: string
  /** Already folded by `foldAccount`. */
  account: string
  name: string
  role: Role
  department: string | null
  /** An argon2id hash; '' when there is no password, so that none fits. */
  passwordHash: string
  createdAt: number
}

export interface StoredPerson extends NewPerson {
  lastSeenAt: number | null
  disabled: boolean
}

export async function insertPerson(db: Db, person: NewPerson): Promise<void> {
  await db
    .insertInto('people')
    .values({
      id: person.id,
      account: person.account,
      name: person.name,
      role: person.role,
      department_id: person.department,
      password_hash: person.passwordHash,
      created_at: person.createdAt,
    })
    .execute()
}

export async function findPerson(db: Db, id: string): Promise<StoredPerson | null> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? personFrom(row) : null
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

/** Who may present a meeting: coordinators and administrators who are not disabled, by name. */
export function listPresenters(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('role', 'in', ['coordinator', 'administrator'])
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
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

export async function setPersonRights(
  db: Db,
  id: string,
  rights: { role: Role; department: string | null; disabledAt: number | null },
): Promise<void> {
  await db
    .updateTable('people')
    .set({ role: rights.role, department_id: rights.department, disabled_at: rights.disabledAt })
    .where('id', '=', id)
    .execute()
}

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
    role: row.role as Role,
    department: row.department_id,
    passwordHash: row.password_hash,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    disabled: row.disabled_at !== null,
  }
}
