import type { Kind } from './Kind'

/** Follows from the rest of the ledger: nothing is ever written there. */
export const computed: Kind = {
  judge: () => 'computed',
  parse: () => ({ code: 'computed' }),
}
