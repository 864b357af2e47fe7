import type { Selectable, Transaction } from 'kysely'
import type { Grant, GrantedAccess, Grantee } from '#app/model/house/grant'
import type { HousePerson } from '#app/model/house/housePerson'
import { accessOf, type Access } from '#app/model/ledger/access'
import type { Db } from './connect'
import { findPerson, listPeople, type StoredPerson } from './people'
import type { Database } from './schema'

/** All grants of a ledger: everyone's, then departments' in their order, then people's by name. */
export async function grantsOf(db: Db, tracker: string): Promise<Grant[]> {
  const rows = await db
    .selectFrom('grants')
    .leftJoin('departments', 'departments.id', 'to_id')
    .leftJoin('people', 'people.id', 'to_id')
    .select(['tracker_id', 'to_kind', 'to_id', 'access'])
    .where('tracker_id', '=', tracker)
    .orderBy((of) => of.case('to_kind').when('everyone').then(0).when('department').then(1).else(2).end())
    .orderBy('position')
    .orderBy('people.name')
    .orderBy('to_id')
    .execute()
  return rows.map(grantFrom)
}

/** All grants, by ledger. */
export async function allGrants(db: Db): Promise<Map<string, Grant[]>> {
  return byLedger(await db.selectFrom('grants').selectAll().execute())
}

/** The grants that concern one person, by ledger. */
async function grantsFor(db: Db, { id, department }: HousePerson, tracker?: string): Promise<Map<string, Grant[]>> {
  const rows = await db
    .selectFrom('grants')
    .selectAll()
    .$if(tracker !== undefined, (query) => query.where('tracker_id', '=', tracker!))
    .where((is) =>
      is.or([
        is('to_kind', '=', 'everyone'),
        is.and([is('to_kind', '=', 'person'), is('to_id', '=', id)]),
        is.and([is('to_kind', '=', 'department'), is('to_id', '=', department ?? '')]),
      ]),
    )
    .execute()
  return byLedger(rows)
}

function byLedger(rows: readonly Selectable<Database['grants']>[]): Map<string, Grant[]> {
  const grants = new Map<string, Grant[]>()
  for (const row of rows) grants.set(row.tracker_id, [...(grants.get(row.tracker_id) ?? []), grantFrom(row)])
  return grants
}

/** What a person may do in a ledger by its grants, whether or not there is such a ledger. */
export async function accessIn(db: Db, person: HousePerson, tracker: string): Promise<Access> {
  return accessOf(person, (await grantsFor(db, person, tracker)).get(tracker) ?? [])
}

/** The same, as whoever has this id is by now; nothing for who is disabled or gone. */
export async function accessNow(db: Db, person: string, tracker: string): Promise<Access> {
  const found = await findPerson(db, person)
  return found && !found.disabled ? accessIn(db, found, tracker) : 'none'
}

/** What a person may do in each of these ledgers. */
export async function accessesOf<Ledger extends { id: string }>(
  db: Db,
  person: HousePerson,
  ledgers: readonly Ledger[],
): Promise<{ ledger: Ledger; access: Access }[]> {
  const grants = await grantsFor(db, person)
  return ledgers.map((ledger) => ({ ledger, access: accessOf(person, grants.get(ledger.id) ?? []) }))
}

/** Everybody who can sign in and reach a ledger, by name, with what they may do there. */
export async function membersOf(db: Db, tracker: string): Promise<{ person: StoredPerson; access: Access }[]> {
  const grants = await grantsOf(db, tracker)
  return (await listPeople(db))
    .filter(({ disabled }) => !disabled)
    .map((person) => ({ person, access: accessOf(person, grants) }))
    .filter(({ access }) => access !== 'none')
    .sort(({ person: a }, { person: b }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
}

/** Departments of which somebody can write in this ledger. */
export async function answeringIn(db: Db, tracker: string): Promise<Set<string>> {
  const members = await membersOf(db, tracker)
  return new Set(members.flatMap(({ person, access }) => (access === 'viewer' ? [] : (person.department ?? []))))
}

/** People who coordinate a ledger, and so may present its meetings. */
export async function coordinatorsOf(db: Db, tracker: string): Promise<{ id: string; name: string }[]> {
  const members = await membersOf(db, tracker)
  return members.flatMap(({ person: { id, name }, access }) => (access === 'coordinator' ? { id, name } : []))
}

/** Opens a ledger to somebody, as a part of what is noted elsewhere: by making the ledger, or with an invitation. */
export async function grantTo(
  trx: Transaction<Database>,
  tracker: string,
  to: Grantee,
  access: GrantedAccess,
): Promise<void> {
  await trx
    .insertInto('grants')
    .values({ tracker_id: tracker, to_kind: to.kind, to_id: to.id, access })
    .onConflict((conflict) => conflict.columns(['tracker_id', 'to_kind', 'to_id']).doUpdateSet({ access }))
    .execute()
}

/** Ledgers that are open to somebody by a grant of just theirs. */
export async function ledgersGrantedTo(db: Db, to: Grantee): Promise<string[]> {
  const rows = await db
    .selectFrom('grants')
    .select('tracker_id')
    .where('to_kind', '=', to.kind)
    .where('to_id', '=', to.id)
    .orderBy('tracker_id')
    .execute()
  return rows.map((row) => row.tracker_id)
}

function grantFrom({ to_kind, to_id, access }: Omit<Selectable<Database['grants']>, 'tracker_id'>): Grant {
  return { to: { kind: to_kind as Grantee['kind'], id: to_id }, access: access as GrantedAccess }
}
