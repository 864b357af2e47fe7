/** What people are in the house, whatever they are in a ledger: an organizer may make ledgers. */
export const houseRoles = ['administrator', 'organizer', 'member'] as const
export type HouseRole = (typeof houseRoles)[number]

/** Somebody of the house. In a ledger they are a `Person`, and neither passes for the other: what they may differs (L1). */
export interface HousePerson {
  id: string
  name: string
  houseRole: HouseRole
  department: string | null
}

/** Keeps people and departments, and coordinates every ledger. */
export function administers({ houseRole }: Pick<HousePerson, 'houseRole'>): boolean {
  return houseRole === 'administrator'
}

export function makesLedgers({ houseRole }: Pick<HousePerson, 'houseRole'>): boolean {
  return houseRole !== 'member'
}
