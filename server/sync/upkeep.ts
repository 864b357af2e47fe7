import type { Logger } from 'pino'
import { burstSilence } from '#db/history'
import type { LedgerLog } from '#db/log'
import type { Ledger } from './ledger'

/** When a document gives way to a fresh one of its values (W9): bytes that it may be longer, and ms without an edit. */
export interface Renewal {
  /** With nobody there. */
  spare: number
  /** With open pages, which then have to start over. */
  spareWhenOpen: number
  quiet: number
}
const defaultRenewal: Renewal = { spare: 32 * 1024, spareWhenOpen: 1024 * 1024, quiet: 60_000 }

export interface UpkeepOptions {
  tracker: string
  ledger: Ledger
  ledgerLog: LedgerLog
  now: () => number
  log: Logger
  /** Commits after which the log is folded into a snapshot (W9). */
  foldAfter: number
  renewal?: Renewal
}

/**
 * Keeps what is stored short (W9): folds the log into snapshots, and begins an epoch where the document has overgrown.
 * None of it may fall between apply and commit: the document must be exactly what is stored.
 */
export class Upkeep {
  private readonly renewal: Renewal
  private lastEdit: number

  constructor(private readonly options: UpkeepOptions) {
    this.renewal = options.renewal ?? defaultRenewal
    this.lastEdit = options.now()
  }

  edited(): void {
    this.lastEdit = this.options.now()
  }

  async fold(): Promise<void> {
    const { ledger, ledgerLog, now } = this.options
    await ledger.build()
    await ledgerLog.fold(ledger.state(), ledger.stateVector(), now())
  }

  async foldWhenLong(): Promise<void> {
    const { ledgerLog, foldAfter } = this.options
    if (ledgerLog.tail() >= foldAfter) await this.fold().catch((error: unknown) => this.keptAsItIs(error))
  }

  /** The last edit is stored and nobody is there any more. `isOpenElsewhere`: others are, whose pages would have to start over. */
  async atUnload(isOpenElsewhere: boolean): Promise<void> {
    const { ledger, ledgerLog, now, log, tracker } = this.options
    try {
      await ledgerLog.finishBursts(isOpenElsewhere ? now() - burstSilence : Infinity)
    } catch (error) {
      log.error({ err: error, tracker }, 'could not close open typing; the next start does')
    }
    try {
      if (!ledger.isKnownWhole) await ledger.build()
      if (!isOpenElsewhere && ledger.isOvergrown(this.renewal.spare)) await ledgerLog.beginEpoch(now())
      else if (ledgerLog.tail() > 0) await this.fold()
    } catch (error) {
      this.keptAsItIs(error)
    }
  }

  /** Has the document overgrown so much that open pages had better start over, now that nobody edits? */
  isRenewalDue(): boolean {
    const { now, ledger } = this.options
    return (
      now() - this.lastEdit >= this.renewal.quiet && ledger.isBuilt && ledger.isOvergrown(this.renewal.spareWhenOpen)
    )
  }

  /** Begins an epoch, if it can be stored; the ledger holds the fresh document then. */
  async renew(): Promise<boolean> {
    const { ledger, ledgerLog, now, log, tracker } = this.options
    try {
      await ledgerLog.beginEpoch(now())
    } catch (error) {
      this.keptAsItIs(error)
      return false
    }
    await ledger.reload()
    log.info({ tracker }, 'the document had overgrown: an epoch begins')
    return true
  }

  /** Nothing is lost by that. */
  private keptAsItIs(error: unknown): void {
    this.options.log.error({ err: error, tracker: this.options.tracker }, 'could not fold the log; it is kept as it is')
  }
}
