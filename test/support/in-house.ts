import type { Transaction } from 'kysely'
import type { Grant } from '#app/model/house/grant'
import type { HousePerson } from '#app/model/house/housePerson'
import { defaultLightSettings } from '#app/model/ledger/light'
import type { Person, Role } from '#app/model/ledger/person'
import type { Invited } from '#app/ports/people'
import { connect, type Db } from '#db/connect'
import { grantTo } from '#db/grants'
import { insertLedger } from '#db/new-ledger'
import type { Database } from '#db/schema'
import { inHouse as writingInHouse } from '#db/transactions'

/** The first ledger (N3), as `tracker` of server.ts. */
const firstLedger = 'xicheng-2019'

/**
 * What makes somebody this in a ledger that is open to everyone: a department's people fill in theirs, who belongs to
 * none looks.
 */
export function inHouse(role: Role, ledger: string = firstLedger): Pick<Invited, 'houseRole' | 'grants'> {
  if (role === 'administrator') return { houseRole: 'administrator' }
  if (role === 'coordinator') return { houseRole: 'organizer', grants: [{ tracker: ledger, access: 'coordinator' }] }
  return { houseRole: 'member' }
}

/** Somebody of a ledger as the house knows them; `grantRoles` gives them what they are there. */
export function housePersonOf({ id, name, role, department }: Person): HousePerson {
  return { id, name, houseRole: inHouse(role).houseRole, department }
}

export async function grantRoles(db: Db, people: readonly Person[], ledger: string = firstLedger): Promise<void> {
  const grants = people.flatMap(({ id, role }) =>
    (inHouse(role).grants ?? []).map(({ access }): Grant => ({ to: { kind: 'person', id }, access })),
  )
  await writingInHouse(db).execute(async (trx) => {
    for (const { to, access } of grants) await grantTo(trx, ledger, to, access)
  })
}

/** Gives the first ledger of a server's house just these grants; who is in it is not told. */
export async function openOnlyTo(server: { database: string }, grants: readonly Grant[]): Promise<void> {
  await inDatabase(server, async (trx) => {
    await trx.deleteFrom('grants').where('tracker_id', '=', firstLedger).execute()
    for (const { to, access } of grants) await grantTo(trx, firstLedger, to, access)
  })
}

/** One more ledger, empty, with these grants. */
export async function addLedger(server: { database: string }, id: string, grants: readonly Grant[]): Promise<void> {
  const empty = { title: { zh: id, en: id }, settings: defaultLightSettings, columns: [], streams: [], items: [] }
  await inDatabase(server, async (trx) => {
    await insertLedger(trx, id, empty, Date.now())
    for (const { to, access } of grants) await grantTo(trx, id, to, access)
  })
}

/** Opens a ledger to somebody; who is in it is not told. */
export async function openTo(server: { database: string }, ledger: string, { to, access }: Grant): Promise<void> {
  await inDatabase(server, (trx) => grantTo(trx, ledger, to, access))
}

async function inDatabase(
  { database }: { database: string },
  work: (trx: Transaction<Database>) => Promise<void>,
): Promise<void> {
  const db = connect(database)
  await writingInHouse(db).execute(work)
  await db.destroy()
}

/** A grant to one person. */
export function toPerson({ id }: Pick<Person, 'id'>, access: Grant['access']): Grant {
  return { to: { kind: 'person', id }, access }
}
