import * as z from 'zod/mini'
import { grantedAccesses, granteeKinds, grantOutcomes, type GrantOutcome } from '../model/house/grant'
import { houseRoles } from '../model/house/housePerson'
import type { LedgerAccess } from '../model/ledger/access'
import type { Contract } from './contract'

const grant = z.object({
  to: z.object({ kind: z.enum(granteeKinds), id: z.string() }),
  access: z.enum(grantedAccesses),
})
const person = z.object({
  id: z.string(),
  name: z.string(),
  houseRole: z.enum(houseRoles),
  department: z.nullable(z.string()),
})

/** `GET …/access`. */
export const ledgerAccess: Contract<LedgerAccess> = z.object({
  grants: z.array(grant),
  reachers: z.array(z.object({ person, access: z.enum(grantedAccesses), by: z.nullable(grant) })),
  people: z.array(person),
})

/** What `POST` there answers. */
export const accessSet: Contract<{ outcome: GrantOutcome }> = z.object({
  outcome: z.enum(grantOutcomes),
})
