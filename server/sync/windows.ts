import type { Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Refusal } from '#app/model/ledger/errors'
import type { Stamp } from '#app/model/ledger/stamp'
import type { Person } from '#app/model/ledger/person'
import { closeCode } from '#app/model/live/wire'
import type { LedgerLog, LedgerReader } from '#db/log'
import type { Over } from '#db/stored-ledger'
import type { Database } from '#db/schema'
import { isNotSaving, unlessNotSaving } from '../not-saving'
import type { Accepted } from './accepted'
import { isNothing, Judging, type HolderOf } from './judging'
import type { Ledger } from './ledger'
import type { Patience } from './patience'
import type { Peer } from './peer'
import { accepted, unheard, type SentUpdate, type Verdict } from './verdict'
import type { Writing, WritingDesk } from './writing'

/** What a window changed, once it is stored. */
export interface Stored {
  /** All of it as one update. */
  update: Uint8Array
  /** Who wrote it; nobody where the server did. */
  writers: ReadonlySet<Peer>
  /** By item id; null when none changed. */
  stamps: Record<string, Stamp> | null
}

/** What became of an update. */
export interface Outcome {
  sent: SentUpdate
  verdict: Verdict
}

/**
 * What became of a window of updates, each in its order. `failed`: nothing of it is stored, as far as is known, and all of it is
 * to be judged again (W6). `rest`: what there was no time for; it is the next window's. `over`: nothing was judged, since others
 * have put another document in this one's place, or the ledger away.
 */
export type WindowResult =
  | { kind: 'stored'; outcomes: Outcome[]; rest: SentUpdate[]; stored: Stored }
  | { kind: 'unchanged'; outcomes: Outcome[]; rest: SentUpdate[] }
  | { kind: 'failed' }
  | { kind: 'over'; over: Over }

/** What an edit says of itself: keep all that it wrote, cells and records, or nothing of it. */
export interface EditAnswer<T> {
  kind: 'keep' | 'drop'
  value: T
}

/**
 * Writes records in `trx`, and cells at the desk by the functions of `app/model/ledger/edit.ts`; what these refuse is its
 * own to answer. In the room's turn: the ledger stands still meanwhile, and so does the database. Asks `trx` alone.
 */
export type EditWork<T> = (desk: WritingDesk, trx: Transaction<Database>) => Promise<EditAnswer<T>>

/** What became of an edit. `refused`: by the rules of every update (G5), asked again over all that was written. */
export type EditOutcome<T> =
  { kind: 'kept'; value: T } | { kind: 'dropped'; value: T } | { kind: 'refused'; refusals: Refusal[] }

export type EditResult<T> =
  | { kind: 'stored'; outcome: EditOutcome<T>; stored: Stored }
  | { kind: 'unchanged'; outcome: EditOutcome<T> }
  /** Nothing of it is stored. `work`: it threw · `storing`: the database did not take what it had written (W6). */
  | { kind: 'failed'; by: 'work' | 'storing'; error: Error }
  | { kind: 'over'; over: Over }

/** Breaks off the transaction in which something is to be kept by nobody. */
class Nothing<T> extends Error {
  constructor(readonly outcome: EditOutcome<T>) {
    super('nothing is kept')
  }
}

/** Breaks off the transaction of a window, before anything is judged. */
class OverError extends Error {
  constructor(readonly over: Over) {
    super(`this document is over: ${over}`)
  }
}

/** What a refusal counts at least (ms): a line in the log, an answer. */
const leastCost = 1
/** And at most: on a large ledger, or a busy machine, one mistake must not send anybody away. */
const mostCost = 500

/** So long (ms) updates are judged at a stretch: then they are stored and told, and everything else has its turn. */
const slice = 40

export interface WindowsOptions {
  patience: Patience
  ledger: Ledger
  ledgerLog: LedgerLog
  now: () => number
  log: Logger
  tracker: string
}

/**
 * All that comes into a ledger, a window at a time: several updates, or one edit of the server's own. Each is one transaction
 * (P2): hold the ledger, take in what other processes committed, judge against that, store. So what it is judged by is what
 * is stored, whoever else serves the ledger. Whatever becomes of a window, the document is afterwards as it is stored; what throws here could
 * not even be read.
 */
export class Windows {
  private readonly judging: Judging
  private waited = 0

  constructor(
    private readonly options: WindowsOptions,
    holderOf: HolderOf,
  ) {
    this.judging = new Judging(options.ledger, holderOf, options.now)
  }

  /** How long it has waited for the disk since it was last asked (ms). */
  takeWaited(): number {
    const { waited } = this
    this.waited = 0
    return waited
  }

  /**
   * Judges updates in their order, as many as there is time for, and stores what is accepted. One that has to be undone
   * ends the window: those before it are taken in again. `hasNews`: others may have committed something, which is to be taken
   * in when there is nothing to judge too.
   */
  async takeUpdates(updates: readonly SentUpdate[], hasNews = false): Promise<WindowResult> {
    const against = new Map<SentUpdate, Verdict>()
    const heard = updates.filter((sent) => {
      const isHeard = this.isHeard(sent.peer)
      if (!isHeard) against.set(sent, unheard)
      return isHeard
    })
    const { ledger, ledgerLog, log, tracker, now } = this.options
    // As newcomers answer: nobody is kept waiting for that.
    if (heard.every(isNothing)) {
      const over = hasNews ? await this.hearAlone() : null
      if (ledger.isAdrift) return { kind: 'failed' }
      if (over) return { kind: 'over', over }
      return { kind: 'unchanged', outcomes: this.outcomesOf(updates, against), rest: [] }
    }
    await ledger.build()
    const start = performance.now()
    const judged = { isBegun: false, isDone: false, for: 0 }
    try {
      const { batch, update, rest } = await ledgerLog.window(async (window) => {
        await this.hear(window)
        const begin = performance.now()
        judged.isBegun = true
        const { batch, rest } = await this.judge(heard, window, against)
        judged.isDone = true
        judged.for = performance.now() - begin
        if (batch.isEmpty) return { batch, update: null, rest }
        const commit = batch.commit(now())
        await window.append(commit)
        return { batch, update: commit.update, rest }
      })
      this.waited += performance.now() - start - judged.for
      const later = new Set(rest)
      const outcomes = this.outcomesOf(
        updates.filter((sent) => !later.has(sent)),
        against,
      )
      if (!update) return { kind: 'unchanged', outcomes, rest }
      ledger.committed(batch)
      return { kind: 'stored', outcomes, rest, stored: storedOf(batch, update) }
    } catch (error) {
      if (error instanceof OverError) return { kind: 'over', over: error.over }
      if (!judged.isDone && !isNotSaving(error)) throw error
      log.error({ err: error, tracker }, 'could not write; the window is rolled back')
      if (judged.isBegun) await this.goBack()
      return { kind: 'failed' }
    }
  }

  /** Performs an edit whole or not at all (R2): cells, history, projections and records are one transaction. */
  async takeEdit<T>(person: Person, work: EditWork<T>): Promise<EditResult<T>> {
    const { ledger, ledgerLog, now, log, tracker } = this.options
    await ledger.build()
    const start = performance.now()
    const at: { writing: Writing | null; isWorkDone: boolean } = { writing: null, isWorkDone: false }
    try {
      const { outcome, written } = await ledgerLog.window(async (window) => {
        await this.hear(window)
        await ledger.build()
        const writing = (at.writing = ledger.writing(person))
        const { kind, value } = await work(writing.desk, window.trx)
        at.isWorkDone = true
        if (kind === 'drop') throw new Nothing<T>({ kind: 'dropped', value })
        const outcome = { kind: 'kept' as const, value }
        if (!writing.isDirty) return { outcome, written: null }
        const judged = writing.judge(now())
        if ('refusals' in judged) throw new Nothing<T>({ kind: 'refused', refusals: judged.refusals })
        const commit = judged.accepted.commit(now())
        await window.append(commit)
        return { outcome, written: { accepted: judged.accepted, update: commit.update } }
      })
      this.waited += performance.now() - start
      if (!written) return { kind: 'unchanged', outcome }
      ledger.committed(written.accepted)
      return { kind: 'stored', outcome, stored: storedOf(written.accepted, written.update) }
    } catch (error) {
      if (error instanceof OverError) return { kind: 'over', over: error.over }
      if (error instanceof Nothing) {
        if (at.writing?.isDirty) await this.takeBack()
        return { kind: 'unchanged', outcome: (error as Nothing<T>).outcome }
      }
      if (at.writing?.isDirty) await this.goBack()
      const why = error instanceof Error ? error : new Error(String(error))
      if (at.writing && !at.isWorkDone) return { kind: 'failed', by: 'work', error: why }
      log.error({ err: error, tracker }, 'could not write; the edit is rolled back')
      return { kind: 'failed', by: 'storing', error: why }
    } finally {
      at.writing?.end()
    }
  }

  /** Null also where nothing could be read: then somebody looks again, or the ledger is adrift. */
  private async hearAlone(): Promise<Over | null> {
    try {
      return await this.options.ledger.hear()
    } catch (error) {
      unlessNotSaving(error)
      return null
    }
  }

  private async hear(window: LedgerReader): Promise<void> {
    const over = await this.options.ledger.hear(window)
    if (over) throw new OverError(over)
  }

  /** What of these updates is to be stored, and those that there was no time for; `against`: what is said of the others. */
  private async judge(
    updates: readonly SentUpdate[],
    from: LedgerReader,
    against: Map<SentUpdate, Verdict>,
  ): Promise<{ batch: Accepted; rest: SentUpdate[] }> {
    const rest: SentUpdate[] = []
    for (let left = updates; ;) {
      const judgement = await this.judging.judge(left, from, slice)
      if (judgement.kind === 'undone') {
        const { update, verdict, cost } = judgement
        this.note(update, verdict, cost, against)
        const at = left.indexOf(update)
        rest.unshift(...left.slice(at + 1))
        left = left.slice(0, at)
        continue
      }
      for (const [update, verdict] of judgement.against)
        this.note(update, verdict, judgement.costs.get(update)!, against)
      for (const [update, cost] of judgement.costs) if (!judgement.against.has(update)) this.charge(update, cost)
      rest.unshift(...left.slice(judgement.taken))
      return { batch: judgement.accepted, rest }
    }
  }

  private outcomesOf(updates: readonly SentUpdate[], against: ReadonlyMap<SentUpdate, Verdict>): Outcome[] {
    const outcomes = updates.map((sent) => ({ sent, verdict: against.get(sent) ?? accepted }))
    this.report(outcomes)
    return outcomes
  }

  private async takeBack(): Promise<void> {
    await this.options.ledger.undo().catch(unlessNotSaving)
  }

  /** To what is stored. Where that cannot be read either, the ledger is adrift until it can. */
  private async goBack(): Promise<void> {
    await this.options.ledger.reload().catch(unlessNotSaving)
  }

  private note(sent: SentUpdate, verdict: Verdict, cost: number, against: Map<SentUpdate, Verdict>): void {
    against.set(sent, verdict)
    this.charge(sent, Math.max(cost, leastCost))
  }

  private charge({ peer }: SentUpdate, cost: number): void {
    this.options.patience.spend(peer.person.id, Math.min(cost, mostCost), performance.now())
  }

  /** Who had too much refused is sent away for a while. */
  private isHeard(peer: Peer): boolean {
    if (peer.isEnded) return false
    if (this.options.patience.isLeftFor(peer.person.id, performance.now())) return true
    peer.close(closeCode.tryAgainLater, 'too much was refused')
    return false
  }

  private report(outcomes: readonly Outcome[]): void {
    const { log, tracker } = this.options
    for (const { sent, verdict } of outcomes) {
      if (verdict.kind !== 'refused') continue
      const refusals = verdict.refusals.slice(0, 5).map(({ text: _, ...refusal }) => refusal)
      log.warn({ tracker, person: sent.peer.person.id, refusals }, 'update refused')
    }
  }
}

function storedOf(batch: Accepted, update: Uint8Array): Stored {
  return { update, writers: batch.writers, stamps: batch.stamps() }
}
