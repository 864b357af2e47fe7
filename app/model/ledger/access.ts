import { grantedAccesses, type Grant, type GrantedAccess } from '../house/grant'
import { administers, type HousePerson } from '../house/housePerson'
import type { Person } from './person'

/** What a person may do in a ledger at most, from nothing to everything. */
export const accesses = ['none', ...grantedAccesses] as const
export type Access = (typeof accesses)[number]
/** The access of somebody who may reach a ledger at all. */
export type Reaching = GrantedAccess

/** How somebody comes to their access: the grant that gives the most; none for administrators, and for who has no access. */
export interface AccessReason {
  access: Access
  by: Grant | null
}

/** Somebody who reaches a ledger, and how. */
export interface Reacher extends AccessReason {
  person: HousePerson
  access: Reaching
}

/** To whom a ledger is open. */
export interface LedgerAccess {
  /** Everyone's, then departments', then people's. */
  grants: Grant[]
  /** By access, those who may do most first, then by name. */
  reachers: Reacher[]
  /** To whom it could be opened: everybody who can sign in, by name. */
  people: HousePerson[]
}

/**
 * The one place that answers who may do what in a ledger (L1), from the ledger's grants: the highest that is given to
 * everyone, to their department or to themselves. Administrators coordinate everywhere; nobody (null) reaches none.
 */
export function accessOf(person: HousePerson | null, grants: readonly Grant[]): Access {
  return accessReason(person, grants).access
}

export function accessReason(person: HousePerson | null, grants: readonly Grant[]): AccessReason {
  if (!person) return { access: 'none', by: null }
  if (administers(person)) return { access: 'coordinator', by: null }
  const reasons = grants
    .filter((grant) => isGrantedTo(person, grant))
    .map((by): AccessReason => ({ access: withoutDepartment(person, by.access), by }))
  // Of equal ones the nearest tells most: their own, then their department's.
  return reasons.reduce<AccessReason>((best, next) => (isMore(next, best) ? next : best), { access: 'none', by: null })
}

function isGrantedTo({ id, department }: HousePerson, { to }: Grant): boolean {
  if (to.kind === 'everyone') return true
  return to.id === (to.kind === 'person' ? id : department)
}

/** A liaison's rights are in their own department's rows: who has no department has a viewer's. */
function withoutDepartment({ department }: HousePerson, access: GrantedAccess): GrantedAccess {
  return access === 'department' && department === null ? 'viewer' : access
}

const nearness = { everyone: 0, department: 1, person: 2 }

function isMore(one: AccessReason, other: AccessReason): boolean {
  const [a, b] = [one, other].map(({ access }) => accesses.indexOf(access)) as [number, number]
  if (a !== b) return a > b
  return nearness[one.by?.to.kind ?? 'everyone'] > nearness[other.by?.to.kind ?? 'everyone']
}

/**
 * A person as they are in a ledger, for whatever judges by role (rights.ts). Administrators stay what they are: they
 * coordinate everywhere, and pages offer them more than that.
 */
export function personWith(access: Reaching, { id, name, houseRole, department }: HousePerson): Person {
  return { id, name, role: houseRole === 'administrator' ? houseRole : access, department }
}
