import type { Transaction } from 'kysely'
import type { Grant, Grantee, GrantOutcome } from '#app/model/house/grant'
import type { HousePerson } from '#app/model/house/housePerson'
import { accesses, accessOf, accessReason, type Reacher } from '#app/model/ledger/access'
import type { GrantsPort } from '#app/ports/grants'
import type { Db } from '#db/connect'
import { findDepartment } from '#db/departments'
import { accessNow, grantsOf } from '#db/grants'
import { findPerson, listPeople } from '#db/people'
import type { Database } from '#db/schema'
import { setGrant } from '#db/set-grant'
import { atOneMoment, inHouse } from '#db/transactions'
import type { Member } from './member'
import type { Acted } from './signals/dispatcher'

export interface GrantsOptions {
  db: Db
  now: () => number
  /** See `Dispatcher`. */
  acted: Acted
}

/** To whom a ledger is open, for a member: its coordinators say so (L1), also once it is archived. */
export function createGrants({ db, now, acted }: GrantsOptions): (member: Member) => GrantsPort {
  return ({ ledger, person, mayKeep }) => ({
    async read() {
      if (!mayKeep) return null
      return atOneMoment(db).execute(async (trx) => {
        const grants = await grantsOf(trx, ledger.id)
        const people = await peopleOf(trx)
        return { grants, people, reachers: reachersOf(people, grants) }
      })
    },
    async set(to, access, isSure) {
      const outcome = await inHouse(db).execute(async (trx): Promise<GrantOutcome> => {
        // Asked anew: they may have lost it since they came in.
        if ((await accessNow(trx, person.id, ledger.id)) !== 'coordinator') return 'not-allowed'
        if (access !== null && !(await isThere(trx, to))) return 'unknown-grantee'
        const people = await peopleOf(trx)
        const before = await grantsOf(trx, ledger.id)
        const after = withGrant(before, to, access)
        const own = people.find(({ id }) => id === person.id) ?? null
        // Whoever asks coordinates it; what changes of theirs is that they do no more.
        if (!isSure && accessOf(own, before) !== accessOf(own, after)) return 'loses-own'
        await setGrant(trx, ledger.id, to, access, { by: person.id, at: now() })
        return 'saved'
      })
      // Nothing that whoever lost it sends from now on is let in (S5).
      await acted('access-changed')
      return outcome
    },
  })
}

/** Everybody who can sign in, by name. */
async function peopleOf(db: Db): Promise<HousePerson[]> {
  return (await listPeople(db))
    .filter(({ disabled }) => !disabled)
    .map(({ id, name, houseRole, department }) => ({ id, name, houseRole, department }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh') || (a.id < b.id ? -1 : 1))
}

function reachersOf(people: readonly HousePerson[], grants: readonly Grant[]): Reacher[] {
  const rank = ({ access }: Reacher) => accesses.indexOf(access)
  return people
    .flatMap((person) => {
      const { access, by } = accessReason(person, grants)
      return access === 'none' ? [] : [{ person, access, by }]
    })
    .sort((a, b) => rank(b) - rank(a))
}

function withGrant(grants: readonly Grant[], to: Grantee, access: Grant['access'] | null): Grant[] {
  const others = grants.filter((grant) => grant.to.kind !== to.kind || grant.to.id !== to.id)
  return access === null ? others : [...others, { to, access }]
}

/** Is there somebody to whom a ledger can be opened? A closed department has nobody any more. */
async function isThere(trx: Transaction<Database>, { kind, id }: Grantee): Promise<boolean> {
  if (kind === 'everyone') return id === ''
  if (kind === 'person') return (await findPerson(trx, id))?.disabled === false
  const department = await findDepartment(trx, id)
  return department !== null && !department.isClosed
}
