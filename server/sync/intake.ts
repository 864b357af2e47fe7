import type { Logger } from 'pino'
import type { Refusal } from '#app/model/ledger/errors'
import { closeCode } from '#app/model/live/wire'
import type { Batch } from './batch'
import type { Given, HolderOf, Ledger, Verdict } from './ledger'
import { Patience } from './patience'
import type { Peer } from './peer'
import type { Settled } from './readers'

export interface SentUpdate extends Given {
  /** It came as SyncStep2: all that the client has and we had not. */
  isWhole: boolean
}

/** What became of a flush's updates. */
export interface Judged {
  batch: Batch
  /** Those that were judged, in their order. */
  done: Settled[]
  refused: [Peer, Refusal[]][]
  /** They lack something, or it is still on its way: they are asked to sync again (G3). */
  stale: Set<Peer>
}

/** What a refusal counts at least (ms): a line in the log, an answer. */
const leastCost = 1
/** And at most: on a large ledger, or a busy machine, one mistake must not send anybody away. */
const mostCost = 500

/** Lets a flush's updates in to the ledger, or tells why not, with patience for those who have much refused. */
export class Intake {
  private readonly patience = new Patience()

  constructor(
    private readonly ledger: Ledger,
    private readonly holderOf: HolderOf,
    private readonly log: Logger,
  ) {}

  /** Judges updates in their order. After each that spoils the document the others are tried again. */
  async take(updates: readonly SentUpdate[]): Promise<Judged> {
    const refused = new Map<SentUpdate, Verdict>()
    for (let left = updates; ;) {
      left = left.filter(({ peer }) => this.isHeard(peer))
      const outcome = await this.ledger.take(left, this.holderOf)
      if ('batch' in outcome) {
        for (const [message, verdict] of outcome.refused) this.refuse(message, verdict, leastCost, refused)
        const judged = new Set([...left, ...refused.keys()])
        return {
          batch: outcome.batch,
          ...this.tell(
            updates.filter((message) => judged.has(message)),
            refused,
          ),
        }
      }
      const { spoilt, verdict, cost } = outcome
      this.refuse(spoilt, verdict, cost, refused)
      left = left.filter((message) => message !== spoilt)
    }
  }

  private refuse(message: SentUpdate, verdict: Verdict, cost: number, refused: Map<SentUpdate, Verdict>): void {
    refused.set(message, verdict)
    this.patience.spend(message.peer.person.id, Math.min(Math.max(cost, leastCost), mostCost), performance.now())
  }

  /** Who had too much refused is sent away for a while. */
  private isHeard(peer: Peer): boolean {
    if (peer.isEnded) return false
    if (this.patience.isLeftFor(peer.person.id, performance.now())) return true
    peer.close(closeCode.tryAgainLater, 'too much was refused')
    return false
  }

  private tell(judged: readonly SentUpdate[], verdicts: ReadonlyMap<SentUpdate, Verdict>): Omit<Judged, 'batch'> {
    const done: Settled[] = []
    const refused: [Peer, Refusal[]][] = []
    const stale = new Set<Peer>()
    for (const message of judged) {
      const { peer, isWhole } = message
      const verdict = verdicts.get(message)
      const isEarly = verdict !== undefined && verdict.isStale && !isWhole
      done.push({ peer, awaitsWhole: isEarly ? true : isWhole ? false : null })
      if (isEarly) stale.add(peer)
      else if (verdict) {
        const told = verdict.refusals.slice(0, 5).map(({ text: _, ...refusal }) => refusal)
        this.log.warn({ person: peer.person.id, refusals: told }, 'update refused')
        refused.push([peer, verdict.refusals])
      }
    }
    return { done, refused, stale }
  }
}
