/** What may be granted, from the least to the most. `department`: the rights of a liaison in their own department's rows. */
export const grantedAccesses = ['viewer', 'department', 'coordinator'] as const
export type GrantedAccess = (typeof grantedAccesses)[number]

export const granteeKinds = ['everyone', 'department', 'person'] as const
/** To whom a ledger is open. `id`: the department's or the person's; '' for everyone. */
export interface Grantee {
  kind: (typeof granteeKinds)[number]
  id: string
}

/** A ledger is open to somebody (L1). */
export interface Grant {
  to: Grantee
  access: GrantedAccess
}

/** `loses-own`: whoever asks would not coordinate the ledger any more, and is asked whether they mean it. */
export const grantOutcomes = ['saved', 'not-allowed', 'unknown-grantee', 'loses-own'] as const
export type GrantOutcome = (typeof grantOutcomes)[number]

export const everyone: Grantee = { kind: 'everyone', id: '' }

export function isSameGrantee(one: Grantee, other: Grantee): boolean {
  return one.kind === other.kind && one.id === other.id
}
