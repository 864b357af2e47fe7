import { randomUUID } from 'node:crypto'
import type { Invitation, Invited, Newcomer, Outcome } from '#app/ports/people'
import { foldAccount, judgeAccount, judgeName } from '#app/model/house/accounts'
import type { ListedPerson, ListOutcome } from '#app/model/house/peopleList'
import type { Transaction } from 'kysely'
import type { Acting } from '#db/admin-log'
import type { Db } from '#db/connect'
import { insertFirstLedger, isWithoutLedgers } from '#db/first-ledger/seed'
import {
  deleteUnusedInvitation,
  expireFirstInvitations,
  findInvitation,
  insertInvitation,
  listOpenInvitations,
  takeInvitation,
  type Promised,
  type StoredInvitation,
} from '#db/invitations'
import { grantTo } from '#db/grants'
import { trackerOf, trackerRow } from '#db/ledger-rows'
import { countAdministrators, findPersonByAccount, insertPerson } from '#db/people'
import type { Database } from '#db/schema'
import { inHouse } from '#db/transactions'
import type { Hints } from '../hints'
import { createAttempts } from './attempts'
import { inviteList } from './invite-list'
import { createLinks, judgeLink, stateOfLink } from './links'
import { judgeInvited, judgePassword } from './newcomer'
import { done, failed } from './outcome'
import type { Passwords } from './passwords'
import { tokenId } from './tokens'

/** How long a link can be accepted, in milliseconds. */
export const invitationLife = 7 * 86_400_000

/**
 * Accounts that may be asked for with one link in `window` milliseconds (X2). Who gets a free one has used the link up, so
 * that only taken ones could be found out, and not many.
 */
export const accountsAllowed = { limit: 20, window: 86_400_000, remembered: 10_000 } as const

export interface Invitations {
  /** A new one-time link; `createdBy` is null for the first administrator's. */
  create(invited: Invited, createdBy: string | null): Promise<Outcome<{ url: string; expiresAt: number }>>
  /** See `inviteList`. */
  createList(people: readonly ListedPerson[], ledgers: readonly string[], createdBy: string): Promise<ListOutcome>
  read(token: string): Promise<Invitation>
  /** Makes the person whom a link was for; their id. Of two at once, one gets `link-used`. */
  accept(token: string, who: Newcomer): Promise<Outcome<string>>
  open(): Promise<Invitation[]>
  withdraw(id: string, acting: Acting): Promise<Outcome<null>>
  /** See `People.firstLink`. */
  first(): Promise<string | null>
}

/** One-time links that make people. Only a hash of a link is kept: it can be shown once, when it is made. */
export function createInvitations(deps: {
  db: Db
  publicUrl: string
  now: () => number
  passwords: Passwords
  hints: Hints
}): Invitations {
  const { db, now, passwords, hints } = deps
  const asked = createAttempts({
    name: 'invitation',
    limit: accountsAllowed.limit,
    window: accountsAllowed.window,
    capacity: accountsAllowed.remembered,
    now,
    hints,
  })
  const newLink = createLinks({ ...deps, under: 'invitations', life: invitationLife })

  const add = async (
    trx: Transaction<Database>,
    { grants = [], name = '', account = '', ...invited }: Invited,
    createdBy: string | null,
  ) => {
    const { url, ...link } = newLink()
    await insertInvitation(trx, { ...link, ...invited, grants, name, account, createdBy })
    return { url, expiresAt: link.expiresAt }
  }

  return {
    async create(invited, createdBy) {
      return inHouse(db).execute(async (trx) => {
        const problem = await judgeInvited(trx, invited)
        return problem ? failed(problem) : done(await add(trx, invited, createdBy))
      })
    },

    createList: (people, ledgers, createdBy) => inviteList({ db, now, add }, people, ledgers, createdBy),

    async read(token) {
      const id = tokenId(token)
      const stored = await findInvitation(db, id)
      return stored ? present(db, stored, now()) : { ...nobody, id, state: 'unknown' }
    },

    async accept(token, who) {
      const id = tokenId(token)
      const stored = await findInvitation(db, id)
      const account = foldAccount(who.account)
      const problem =
        judgeLink(stored, now()) ?? judgeAccount(account) ?? judgeName(who.name) ?? judgePassword(who.password)
      if (problem) return failed(problem)
      const wait = asked.take(id)
      if (wait > 0) return failed('too-many-tries', wait)
      // Before it is known whether the account is free: time tells nothing.
      const passwordHash = await passwords.hash(who.password)
      const person = randomUUID()
      return inHouse(db).execute(async (trx): Promise<Outcome<string>> => {
        // Judged again: hashing took a while, and somebody else may have been faster.
        const present = await findInvitation(trx, id)
        const late = judgeLink(present, now())
        if (late || !present) return failed(late ?? 'link-unknown')
        if (await findPersonByAccount(trx, account)) return failed('account-taken')
        if (!(await takeInvitation(trx, id, person, now()))) return failed('link-used')
        const { houseRole, department } = present
        const name = who.name.trim()
        await insertPerson(
          trx,
          { id: person, account, name, houseRole, department, passwordHash, createdAt: now() },
          present,
        )
        await keepPromises(trx, person, present.grants)
        if (who.begin === 'example' && (await asksToBegin(trx, present))) await insertFirstLedger(trx, now())
        return done(person)
      })
    },

    async open() {
      return Promise.all((await listOpenInvitations(db, now())).map((stored) => present(db, stored, now())))
    },

    async withdraw(id, acting) {
      const isWithdrawn = await inHouse(db).execute((trx) => deleteUnusedInvitation(trx, id, acting))
      return isWithdrawn ? done(null) : failed('link-unknown')
    },

    first: () =>
      inHouse(db).execute(async (trx) => {
        await expireFirstInvitations(trx, now())
        if ((await countAdministrators(trx)) > 0) return null
        return (await add(trx, { houseRole: 'administrator', department: null }, null)).url
      }),
  }
}

/** Whoever opens the house chooses what it begins with (X1). */
async function asksToBegin(db: Db, { createdBy }: StoredInvitation): Promise<boolean> {
  return createdBy === null && (await isWithoutLedgers(db))
}

/** A ledger that is gone by now is passed over. */
async function keepPromises(trx: Transaction<Database>, person: string, grants: readonly Promised[]): Promise<void> {
  for (const { tracker, access } of grants) {
    if (await trackerRow(trx, tracker)) await grantTo(trx, tracker, { kind: 'person', id: person }, access)
  }
}

const nobody = {
  houseRole: 'member',
  department: null,
  grants: [],
  name: '',
  account: '',
  createdAt: 0,
  expiresAt: 0,
  asksToBegin: false,
} satisfies Omit<Invitation, 'id' | 'state'>

async function present(db: Db, stored: StoredInvitation, now: number): Promise<Invitation> {
  const { id, houseRole, department, name, account, createdAt, expiresAt } = stored
  const grants: Invitation['grants'] = []
  for (const { tracker, access } of stored.grants) {
    const row = await trackerRow(db, tracker)
    if (row) grants.push({ ledger: { id: tracker, title: trackerOf(row).title }, access })
  }
  const asks = await asksToBegin(db, stored)
  return {
    id,
    houseRole,
    department,
    grants,
    name,
    account,
    createdAt,
    expiresAt,
    asksToBegin: asks,
    state: stateOfLink(stored, now),
  }
}
