import type { Person } from './person'

/** What a person may do in a ledger at most, from nothing to everything. */
export const accesses = ['none', 'viewer', 'department', 'coordinator'] as const
export type Access = (typeof accesses)[number]
/** The access of somebody who may reach a ledger at all. */
export type Reaching = Exclude<Access, 'none'>

/**
 * The one place that answers who may do what in a ledger (L1): whoever is signed in reaches every ledger, with the
 * rights of their role; administrators coordinate everywhere. Nobody (null) reaches none.
 */
export function accessOf(person: Person | null): Access {
  if (!person) return 'none'
  return person.role === 'administrator' ? 'coordinator' : person.role
}

/**
 * A person as they are in a ledger, for whatever judges by role (rights.ts). Administrators stay what they are: they
 * coordinate everywhere, and pages offer them more than that.
 */
export function personWith(access: Reaching, person: Person): Person {
  return person.role === 'administrator' ? person : { ...person, role: access }
}
