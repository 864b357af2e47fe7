import type { Grant, GrantedAccess, Grantee } from '../model/house/grant'
import type { HousePerson } from '../model/house/housePerson'
import type { Reacher } from '../model/ledger/access'

/** To whom a ledger is open. */
export interface LedgerAccess {
  /** Everyone's, then departments', then people's. */
  grants: Grant[]
  /** By access, those who may do most first, then by name. */
  reachers: Reacher[]
  /** To whom it could be opened: everybody who can sign in, by name. */
  people: HousePerson[]
}

/** `loses-own`: whoever asks would not coordinate the ledger any more, and is asked whether they mean it. */
export type GrantOutcome = 'saved' | 'not-allowed' | 'unknown-grantee' | 'loses-own'

/** Who may reach a ledger (L1). For its coordinators; others are told nothing, and change nothing. */
export interface GrantsPort {
  read(): Promise<LedgerAccess | null>
  /**
   * Gives, changes or withdraws (null) a grant. Whoever may do something else by that has their sockets of this ledger
   * closed at once (S5). `isSure`: also when it takes the asker's own coordination.
   */
  set(to: Grantee, access: GrantedAccess | null, isSure: boolean): Promise<GrantOutcome>
}
