import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Invited, OpenedSession, PeoplePort, PersonRecord } from '#app/ports/people'
import { foldAccount, judgeAccount, judgeName } from '#app/model/house/accounts'
import { administers as isAdministrator, type HousePerson } from '#app/model/house/housePerson'
import { accessOf } from '#app/model/ledger/access'
import { readAdminLog, type Acting } from '#db/admin-log'
import type { Db } from '#db/connect'
import { unfinishedMerges } from '#db/department-merges'
import { isDepartmentUsed, rowsNaming } from '#db/department-use'
import { hasDepartment, listDepartments } from '#db/departments'
import { allGrants, grantTo } from '#db/grants'
import { trackerOf } from '#db/ledger-rows'
import { allMailboxes } from '#db/mailboxes'
import {
  findPerson,
  findPersonByAccount,
  insertPerson,
  listPeople,
  setPasswordHash,
  type StoredPerson,
} from '#db/people'
import { expirePasswordResets } from '#db/password-resets'
import { deleteSessionsOf } from '#db/sessions'
import { inHouse } from '#db/transactions'
import type { Acted } from '../signals/dispatcher'
import { addDepartments, closeDepartment, removeDepartment, saveDepartment } from './departments'
import { createDevices } from './devices'
import { createInvitations } from './invitations'
import { judgeInvited, judgePassword } from './newcomer'
import { mergeDepartment } from './merge-departments'
import { done, failed } from './outcome'
import { createPasswordResets } from './password-resets'
import { createPasswords, type Passwords } from './passwords'
import { noHints, type Hints } from '../hints'
import { createProof } from './proof'
import { changePerson } from './change-person'
import { createSessions, type Session, type Sessions } from './sessions'

export type { Session } from './sessions'

export interface PeopleDeps {
  db: Db
  /** Links start with it; https makes the session cookie `Secure`. */
  publicUrl: string
  now: () => number
  /** See `Dispatcher`. */
  acted: Acted
  passwords?: Passwords
  /** To other processes, which count tries together (default: none). */
  hints?: Hints
}

export interface NewAccount extends Invited {
  account: string
  name: string
  /** Without one, nobody can sign in as them; `openSession` still can. */
  password?: string
}

export interface People {
  /** The session whose cookie the request carries, or null. Remembers the visit, at most once a minute. */
  sessionOf(req: IncomingMessage): Promise<Session | null>
  /** Somebody did something in an open page of this session. */
  active: Sessions['active']
  /** To be called every few seconds: tells of the sessions whose time is up. */
  endOver: Sessions['endOver']
  /** What the one who asks may do; every method judges for itself. */
  portFor(req: IncomingMessage, session: Session | null): PeoplePort
  /** While there is no enabled administrator: a fresh one-time link that makes one; older such links end (X1). */
  firstLink(): Promise<string | null>
  /** Makes a person without an invitation, for demos and tests; throws when something about them is wrong. */
  addPerson(person: NewAccount): Promise<HousePerson>
  openSession(person: string): Promise<OpenedSession>
}

/** People, their sessions, invitations and departments over one database (X1, X2). */
export function createPeople(deps: PeopleDeps): People {
  const { db, now, acted, passwords = createPasswords(), hints = noHints } = deps
  const secure = new URL(deps.publicUrl).protocol === 'https:'
  const sessions = createSessions({ db, now, secure })
  const devices = createDevices(secure)
  const invitations = createInvitations({ db, now, passwords, hints, publicUrl: deps.publicUrl })
  const resets = createPasswordResets({ db, now, passwords, publicUrl: deps.publicUrl })
  const proof = createProof({ passwords, devices, now, hints })

  const portFor = (req: IncomingMessage, session: Session | null): PeoplePort => {
    const asking = session?.person ?? null
    const administers = asking !== null && isAdministrator(asking)
    const actingNow = ({ id }: HousePerson): Acting => ({ by: id, at: now() })
    /** Opens a session in place of the asking one. */
    const enter = async (person: StoredPerson) => {
      if (session) await sessions.end(session.id)
      return done({ ...(await sessions.open(person.id)), device: devices.remember(req, person) })
    }
    return {
      async signIn(given, password) {
        const account = foldAccount(given)
        const found = await findPersonByAccount(db, account)
        const person = found && !found.disabled ? found : null
        const proven = await proof.ofAccount(req, account, person, password)
        if (!proven.ok) return proven
        return person ? enter(person) : failed('wrong-password')
      },
      signOut: () => sessions.end(session?.id ?? null),
      invitation: (token) => invitations.read(token),
      async acceptInvitation(token, who) {
        const accepted = await invitations.accept(token, who)
        return accepted.ok ? enter((await findPerson(db, accepted.value))!) : accepted
      },
      passwordReset: (token) => resets.read(token),
      async resetPassword(token, password) {
        const used = await resets.use(token, password)
        if (!used.ok) return used
        const person = (await findPerson(db, used.value))!
        proof.forgive(req, person.account)
        return enter(person)
      },
      async makePasswordReset(person) {
        return administers ? resets.create(person, { by: asking.id, at: now() }) : failed('not-allowed')
      },
      async invite(invited) {
        return administers ? invitations.create(invited, asking.id) : failed('not-allowed')
      },
      async inviteList(people, ledgers) {
        return administers ? invitations.createList(people, ledgers, asking.id) : { kind: 'not-allowed' }
      },
      async withdrawInvitation(id) {
        return administers ? invitations.withdraw(id, actingNow(asking)) : failed('not-allowed')
      },
      /** Nothing, for anybody but an administrator; so is `list`. */
      async invitations() {
        return administers ? invitations.open() : []
      },
      async list() {
        return administers ? recordsOf(db) : []
      },
      async update(id, change) {
        if (!administers) return failed('not-allowed')
        const changed = await changePerson(db, id, change, actingNow(asking))
        // Nothing that they send from now on is let in (S5).
        await acted('person-changed')
        return changed
      },
      /** The names are for everybody; how many people there are, for administrators. */
      async departments() {
        const departments = await listDepartments(db)
        return administers ? departments : departments.map((department) => ({ ...department, people: 0 }))
      },
      async saveDepartment(department, isNew) {
        return administers ? saveDepartment(db, department, isNew, actingNow(asking)) : failed('not-allowed')
      },
      async addDepartments(departments) {
        return administers ? addDepartments(db, departments, actingNow(asking)) : failed('not-allowed')
      },
      async removeDepartment(id) {
        return administers ? removeDepartment(db, id, actingNow(asking)) : failed('not-allowed')
      },
      async closeDepartment(id, isClosed) {
        return administers ? closeDepartment(db, id, isClosed, actingNow(asking)) : failed('not-allowed')
      },
      async mergeDepartment(from, into) {
        if (!administers) return failed('not-allowed')
        const merged = await mergeDepartment(db, { from, into }, { by: asking.id, at: now() })
        if (!merged.ok) return merged
        await acted('person-changed', 'access-changed', 'merge-begun')
        const isLeft = (await unfinishedMerges(db)).some((merge) => merge.from === from)
        return isLeft ? failed('merge-unfinished') : done(null)
      },
      async departmentUse(id) {
        if (!administers || !(await hasDepartment(db, id))) return null
        return { ledgers: await rowsNaming(db, id), isUsed: await isDepartmentUsed(db, id, now()) }
      },
      async adminLog(asked, most) {
        return administers ? readAdminLog(db, asked, most) : null
      },
      async changePassword(current, next) {
        const person = asking && (await findPerson(db, asking.id))
        if (!person || !session) return failed('not-allowed')
        const problem = judgePassword(next)
        if (problem) return failed(problem)
        const proven = await proof.ofSession(session.id, person, current)
        if (!proven.ok) return proven
        const hash = await passwords.hash(next)
        await inHouse(db).execute(async (trx) => {
          await setPasswordHash(trx, person.id, hash)
          await expirePasswordResets(trx, person.id, now())
          await deleteSessionsOf(trx, person.id, session.id)
        })
        return done(null)
      },
    }
  }

  return {
    sessionOf: sessions.of,
    active: sessions.active,
    endOver: sessions.endOver,
    portFor,
    firstLink: invitations.first,
    openSession: sessions.open,
    async addPerson({ account, name, houseRole, department, grants = [], password }) {
      const folded = foldAccount(account)
      const taken = (await findPersonByAccount(db, folded)) ? 'account-taken' : null
      const problem =
        judgeAccount(folded) ??
        judgeName(name) ??
        (password === undefined ? null : judgePassword(password)) ??
        taken ??
        (await judgeInvited(db, { houseRole, department, grants }))
      if (problem) throw new Error(`${account} cannot be added: ${problem}.`)
      const person: HousePerson = { id: randomUUID(), name: name.trim(), houseRole, department }
      const passwordHash = password === undefined ? '' : await passwords.hash(password)
      const added = { ...person, account: folded, passwordHash, createdAt: now() }
      await inHouse(db).execute(async (trx) => {
        await insertPerson(trx, added, null)
        for (const { tracker, access } of grants) await grantTo(trx, tracker, { kind: 'person', id: person.id }, access)
      })
      return person
    },
  }
}

/** Everybody, with the ledgers that they reach. */
async function recordsOf(db: Db): Promise<PersonRecord[]> {
  const [grants, mailboxes] = [await allGrants(db), await allMailboxes(db)]
  const ledgers = (await db.selectFrom('trackers').selectAll().orderBy('created_at').orderBy('id').execute()).map(
    trackerOf,
  )
  return (await listPeople(db)).map((person) => {
    const { id, name, houseRole, department, account, createdAt, lastSeenAt, disabled } = person
    const reached = ledgers.flatMap(({ id, title }) => {
      const access = accessOf(person, grants.get(id) ?? [])
      return access === 'none' ? [] : [{ ledger: { id, title }, access }]
    })
    return {
      id,
      name,
      houseRole,
      department,
      account,
      createdAt,
      lastSeenAt,
      disabled,
      mail: mailboxes.get(id)?.address ?? '',
      ledgers: disabled ? [] : reached,
    }
  })
}
