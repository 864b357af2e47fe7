import { foldAccount } from '#app/model/house/accounts'
import {
  judgePeopleList,
  longestPeopleList,
  type KnownHouse,
  type ListedPerson,
  type ListOutcome,
} from '#app/model/house/peopleList'
import { openDepartments } from '#app/model/ledger/person'
import type { Invited } from '#app/ports/people'
import type { Transaction } from 'kysely'
import type { Db } from '#db/connect'
import { invitedAccounts } from '#db/invitations'
import { allDepartments, trackerRow } from '#db/ledger-rows'
import { listPeople } from '#db/people'
import type { Database } from '#db/schema'
import { inHouse } from '#db/transactions'

/** Makes an invitation in this transaction. */
export type AddInvitation = (
  trx: Transaction<Database>,
  invited: Invited,
  createdBy: string,
) => Promise<{ url: string; expiresAt: number }>

/** Invites everybody of a list, judged as the page judges it, or nobody: one transaction. */
export function inviteList(
  { db, now, add }: { db: Db; now: () => number; add: AddInvitation },
  people: readonly ListedPerson[],
  ledgers: readonly string[],
  createdBy: string,
): Promise<ListOutcome> {
  return inHouse(db).execute(async (trx): Promise<ListOutcome> => {
    if (people.length === 0) return { kind: 'empty' }
    if (people.length > longestPeopleList) return { kind: 'too-long' }
    for (const ledger of ledgers) if (!(await trackerRow(trx, ledger))) return { kind: 'ledger-unknown' }
    const problems = judgePeopleList(people, await knownHouse(trx, now()))
    if (problems.some((found) => found.length > 0)) return { kind: 'refused', problems }
    const links: { url: string; expiresAt: number }[] = []
    for (const { name, account, department, houseRole, access } of people) {
      const grants = access === null ? [] : ledgers.map((tracker) => ({ tracker, access }))
      const named = { name: name.trim(), account: foldAccount(account) }
      links.push(await add(trx, { houseRole, department, grants, ...named }, createdBy))
    }
    return { kind: 'made', links }
  })
}

async function knownHouse(trx: Transaction<Database>, now: number): Promise<KnownHouse> {
  const accounts = (await listPeople(trx)).map(({ account }) => account)
  return {
    accounts: new Set([...accounts, ...(await invitedAccounts(trx, now))]),
    departments: new Set(openDepartments(await allDepartments(trx)).map(({ id }) => id)),
  }
}
