import type { GrantedAccess } from '../model/house/grant'
import type { HousePerson, HouseRole } from '../model/house/housePerson'
import type { ListedPerson, ListOutcome } from '../model/house/peopleList'
import type { Department } from '../model/ledger/person'
import type { Tracker } from '../model/ledger/tracker'
import type { AdminLogPage, AdminLogQuery } from '../model/records/adminLog'

/** Of a one-time link. */
export type LinkState = 'open' | 'used' | 'expired' | 'unknown'

/** What an invitation makes of whoever accepts it. */
export interface Invited {
  houseRole: HouseRole
  department: string | null
  /** What they are granted in which ledgers (default: nothing beside what is open to them anyway). */
  grants?: { tracker: string; access: GrantedAccess }[]
  /** For whom it is (default: for nobody by name), and under which account. */
  name?: string
  account?: string
}

/** A ledger that somebody reaches, and as what. */
export interface Reached {
  ledger: Pick<Tracker, 'id' | 'title'>
  access: GrantedAccess
}

export interface Invitation extends Omit<Required<Invited>, 'grants'> {
  id: string
  grants: Reached[]
  createdAt: number
  expiresAt: number
  /** It opens the house: whoever accepts it chooses what it begins with. */
  asksToBegin: boolean
  state: LinkState
}

/** What a house begins with: the first ledger and its departments as an example, or nothing. */
export type Beginning = 'example' | 'empty'

/** Who accepts an invitation. `begin`: where it asks. */
export interface Newcomer {
  account: string
  name: string
  password: string
  begin?: Beginning
}

/** A link for a forgotten password; whose it is, is said while it is open. */
export interface PasswordReset {
  state: LinkState
  name: string
  account: string
  expiresAt: number
}

/** `people`: those who are not disabled; `isMerging`: rows still have to follow it into another. */
export type ListedDepartment = Department & { people: number; isMerging: boolean }

/** Where a department stands. `isUsed`: something uses it or ever did, so that it cannot be removed. */
export interface DepartmentUse {
  ledgers: (Pick<Tracker, 'id' | 'title'> & { rows: number })[]
  isUsed: boolean
}

export interface PersonRecord extends HousePerson {
  /** Those that they reach; none while they are disabled. */
  ledgers: Reached[]
  account: string
  createdAt: number
  lastSeenAt: number | null
  disabled: boolean
  /** Where mail to them goes; '' for nowhere. */
  mail: string
}

/** Why something about people was not done; the interface has a sentence for each. */
export type PeopleError =
  | 'wrong-password'
  | 'too-many-tries'
  | 'link-unknown'
  | 'link-expired'
  | 'link-used'
  | 'account-taken'
  | 'account-malformed'
  | 'name-missing'
  | 'mail-malformed'
  | 'time-malformed'
  | 'password-too-short'
  | 'password-too-long'
  | 'ledger-unknown'
  | 'department-unknown'
  | 'department-taken'
  | 'department-in-use'
  | 'department-closed'
  | 'merge-unfinished'
  | 'last-administrator'
  | 'person-disabled'
  | 'not-allowed'

/** `retryAfter`: seconds, with `too-many-tries`. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: PeopleError; retryAfter?: number }

/** A session just opened: the whole `Set-Cookie` header to send. */
export interface OpenedSession {
  cookie: string
}

/** Somebody has come in by their password: `device` is one more `Set-Cookie` header, by which this browser is known next time. */
export interface Entered extends OpenedSession {
  device: string
}

export interface PeoplePort {
  signIn(account: string, password: string): Promise<Outcome<Entered>>
  /** Ends the asking session; returns the `Set-Cookie` header that clears it. */
  signOut(): Promise<string>
  invitation(token: string): Promise<Invitation>
  acceptInvitation(token: string, who: Newcomer): Promise<Outcome<Entered>>
  passwordReset(token: string): Promise<PasswordReset>
  /** Sets another password by a link, ends all sessions of its person, and opens one here. */
  resetPassword(token: string, password: string): Promise<Outcome<Entered>>
  /** The rest asks for an administrator; it answers `not-allowed` to others. */
  invite(invited: Invited): Promise<Outcome<{ url: string; expiresAt: number }>>
  /** An invitation for each of a list, made all or none; `ledgers`: where each is given their access. */
  inviteList(people: readonly ListedPerson[], ledgers: readonly string[]): Promise<ListOutcome>
  withdrawInvitation(id: string): Promise<Outcome<null>>
  /** A one-time link by which this person sets another password; their older ones end. */
  makePasswordReset(person: string): Promise<Outcome<{ url: string; expiresAt: number }>>
  invitations(): Promise<Invitation[]>
  list(): Promise<PersonRecord[]>
  update(
    id: string,
    change: { name?: string; mail?: string; houseRole?: HouseRole; department?: string | null; disabled?: boolean },
  ): Promise<Outcome<null>>
  departments(): Promise<ListedDepartment[]>
  saveDepartment(department: Department, isNew: boolean): Promise<Outcome<null>>
  /** Adds departments, all or none; the id of what kept them from it. */
  addDepartments(departments: readonly Department[]): Promise<Outcome<null> & { at?: string }>
  removeDepartment(id: string): Promise<Outcome<null>>
  /** Offers it no more, or again. */
  closeDepartment(id: string, isClosed: boolean): Promise<Outcome<null>>
  /** Makes it part of another: its people, invitations and rows of all ledgers follow. Asked again, it goes on with what is left. */
  mergeDepartment(from: string, into: string): Promise<Outcome<null>>
  /** What a merge would change; null for nobody's department, and for who is no administrator. */
  departmentUse(id: string): Promise<DepartmentUse | null>
  /** What administrators did, newest first, at most so many; null for everybody but them. */
  adminLog(asked: AdminLogQuery, most: number): Promise<AdminLogPage | null>
  changePassword(current: string, next: string): Promise<Outcome<null>>
}
