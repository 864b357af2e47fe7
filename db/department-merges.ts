import type { Transaction } from 'kysely'
import { grantedAccesses, isSameGrantee } from '#app/model/house/grant'
import type { Department } from '#app/model/ledger/person'
import { noteAct, type Acting } from './admin-log'
import type { Db } from './connect'
import { rowsNaming } from './department-use'
import { namedThen } from './departments'
import { grantsOf, ledgersGrantedTo } from './grants'
import { findPerson, setPersonRights } from './people'
import type { Database } from './schema'
import { followInRecords } from './records'
import { signal } from './signals'
import { setGrant } from './set-grant'
import { followInViews } from './views'

/** A department whose rows have not all followed it into another yet; `by`: who had it done. */
export interface UnfinishedMerge {
  from: string
  into: string
  by: string
}

/**
 * Closes a department that becomes part of another, and takes its people, open invitations, access and views along. Rows of ledgers
 * follow afterwards, each ledger in a transaction of its own: until they have, the department says that it is merging.
 */
export async function beginMerge(
  trx: Transaction<Database>,
  from: Department,
  into: Department,
  acting: Acting & { by: string },
): Promise<void> {
  const { id } = from
  await noteAct(trx, acting, { kind: 'department-merged', about: namedThen(from), into: namedThen(into) })
  await trx
    .updateTable('departments')
    .set({ closed_at: acting.at, merged_into: into.id, merged_by: acting.by, is_merging: 1 })
    .where('id', '=', id)
    .execute()
  // What became part of it before is now part of the other.
  await trx.updateTable('departments').set({ merged_into: into.id }).where('merged_into', '=', id).execute()
  await trx
    .updateTable('invitations')
    .set({ department_id: into.id })
    .where('department_id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', acting.at)
    .execute()
  await followInViews(trx, id, into.id)
  await followInRecords(trx, id, into.id)
  await movePeople(trx, id, into.id, acting)
  for (const tracker of await ledgersGrantedTo(trx, { kind: 'department', id }))
    await followInGrant(trx, tracker, id, into.id, acting)
  signal(trx, { kind: 'departments-changed' })
  signal(trx, { kind: 'merge-begun' })
}

/** A ledger that was open to the one is open to the other, with the higher access of the two. */
async function followInGrant(
  trx: Transaction<Database>,
  tracker: string,
  from: string,
  into: string,
  acting: Acting,
): Promise<void> {
  const grants = await grantsOf(trx, tracker)
  const accessTo = (id: string) => grants.find(({ to }) => isSameGrantee(to, { kind: 'department', id }))?.access
  if (accessTo(from) === undefined) return
  const theirs = [accessTo(from), accessTo(into)]
  const higher = grantedAccesses.findLast((access) => theirs.includes(access))!
  await setGrant(trx, tracker, { kind: 'department', id: into }, higher, acting)
  await setGrant(trx, tracker, { kind: 'department', id: from }, null, acting)
}

async function movePeople(trx: Transaction<Database>, from: string, into: string, acting: Acting): Promise<void> {
  const people = await trx
    .selectFrom('people')
    .select(['id', 'disabled_at'])
    .where('department_id', '=', from)
    .execute()
  for (const { id, disabled_at: disabledAt } of people) {
    const { houseRole } = (await findPerson(trx, id))!
    await setPersonRights(trx, id, { houseRole, department: into, disabledAt }, acting)
  }
}

export async function unfinishedMerges(db: Db): Promise<UnfinishedMerge[]> {
  const rows = await db
    .selectFrom('departments')
    .select(['id', 'merged_into', 'merged_by'])
    .where('is_merging', '=', 1)
    .orderBy('closed_at')
    .execute()
  return rows.map(({ id, merged_into, merged_by }) => ({ from: id, into: merged_into!, by: merged_by! }))
}

/**
 * What became part of others while a ledger was away, archived or in its file (L7), has to be made good once it is back: its
 * grants and kept views follow in this transaction, and of its rows it stands in the house again that they have to, also
 * where the other is closed by now: nothing goes on to name what became part of it.
 */
export async function takeUpMerges(trx: Transaction<Database>, tracker: string, acting: Acting): Promise<void> {
  const merged = await trx
    .selectFrom('departments as old')
    .innerJoin('departments as other', 'other.id', 'old.merged_into')
    .select(['old.id as from', 'other.id as into'])
    .execute()
  for (const { from, into } of merged) {
    await followInViews(trx, from, into)
    await followInGrant(trx, tracker, from, into, acting)
    if (!(await rowsNaming(trx, from)).some(({ id }) => id === tracker)) continue
    await trx.updateTable('departments').set({ is_merging: 1 }).where('id', '=', from).execute()
    signal(trx, { kind: 'merge-begun' })
  }
}

/** All rows have followed. */
export async function finishMerge(db: Db, { from, into }: UnfinishedMerge): Promise<void> {
  await db
    .updateTable('departments')
    .set({ is_merging: 0 })
    .where('id', '=', from)
    .where('merged_into', '=', into)
    .execute()
}
