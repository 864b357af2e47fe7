import { administers, type HousePerson } from '#app/model/house/housePerson'
import { personWith, type Reaching } from '#app/model/ledger/access'
import type { Person } from '#app/model/ledger/person'
import type { Tracker } from '#app/model/ledger/tracker'
import type { Db } from '#db/connect'
import { accessIn } from '#db/grants'
import { trackerOf, trackerRow } from '#db/ledger-rows'
import { findPerson } from '#db/people'

/**
 * A person in a ledger that they may reach (L1). Whatever serves anything of a ledger asks for one, and only `enter`
 * makes them: who forgets to ask about access has nothing to give.
 */
export class Member {
  /** Private also for the compiler: no object that looks like a member is taken for one. */
  readonly #access: Reaching

  private constructor(
    readonly ledger: Tracker,
    /** As they are in this ledger. */
    readonly person: Person,
    access: Reaching,
    /** May they put the ledger away, and take it up again? An archived one is only read otherwise (L7). */
    readonly mayKeep: boolean,
    /** Of the house. */
    readonly administers: boolean,
  ) {
    this.#access = access
  }

  get access(): Reaching {
    return this.#access
  }

  get coordinates(): boolean {
    return this.#access === 'coordinator'
  }

  /** Null: there is no such ledger, or not for them; nobody can tell which. */
  static async enter(db: Db, person: HousePerson | null, id: string): Promise<Member | null> {
    if (person === null) return null
    const access = await accessIn(db, person, id)
    if (access === 'none') return null
    const row = await trackerRow(db, id)
    if (!row) return null
    const ledger = trackerOf(row)
    const now = isArchived(ledger) ? 'viewer' : access
    return new Member(ledger, personIn(ledger, access, person), now, access === 'coordinator', administers(person))
  }

  /** Are they still what they were when they entered, as it is stored by now? */
  async isStill(db: Db): Promise<boolean> {
    const found = await findPerson(db, this.person.id)
    const now = found && !found.disabled ? await Member.enter(db, found, this.ledger.id) : null
    return now?.person.role === this.person.role && now.person.department === this.person.department
  }
}

/** As somebody is in a ledger that they reach: an archived one is only read, by whomever (L7). */
export function personIn(ledger: Tracker, access: Reaching, person: HousePerson): Person {
  const seen = personWith(access, person)
  return isArchived(ledger) ? { ...seen, role: 'viewer', isArchived: true } : seen
}

function isArchived({ archivedAt }: Tracker): boolean {
  return archivedAt !== undefined
}
