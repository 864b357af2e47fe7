import * as z from 'zod/mini'
import { grantedAccesses } from '../model/house/grant'
import { houseRoles } from '../model/house/housePerson'
import { listProblems, type ListedPerson, type ListOutcome } from '../model/house/peopleList'
import type { Contract } from './contract'

export interface PeopleList {
  people: ListedPerson[]
  /** The ids of those in which each of them is given their access. */
  ledgers: string[]
}

/** What `POST /people/list/invitations` is sent. */
export const peopleList: Contract<PeopleList> = z.object({
  people: z.array(
    z.object({
      name: z.string(),
      account: z.string(),
      department: z.nullable(z.string()),
      houseRole: z.enum(houseRoles),
      access: z.nullable(z.enum(grantedAccesses)),
    }),
  ),
  ledgers: z.array(z.string()),
})

/** What it answers. */
export const listOutcome: Contract<ListOutcome> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('made'), links: z.array(z.object({ url: z.string(), expiresAt: z.number() })) }),
  z.object({ kind: z.literal('refused'), problems: z.array(z.array(z.enum(listProblems))) }),
  z.object({ kind: z.enum(['empty', 'too-long', 'ledger-unknown', 'not-allowed']) }),
])
