import type { GrantedAccess, Grantee, GrantOutcome } from '../model/house/grant'
import type { LedgerAccess } from '../model/ledger/access'

/** Who may reach a ledger (L1). For its coordinators; others are told nothing, and change nothing. */
export interface GrantsPort {
  read(): Promise<LedgerAccess | null>
  /**
   * Gives, changes or withdraws (null) a grant. Whoever may do something else by that has their sockets of this ledger
   * closed at once (S5). `isSure`: also when it takes the asker's own coordination.
   */
  set(to: Grantee, access: GrantedAccess | null, isSure: boolean): Promise<GrantOutcome>
}
