import * as Y from 'yjs'
import { onlyLooks, type Person } from '#app/model/ledger/person'
import type { LedgerReader } from '#db/log'
import { Accepted } from './accepted'
import { admit, type AddedClocks, type Admission, type Admitted, type Clients } from './gate'
import { judgeReplacedRows, judgeRows, judgeSameValues, rowChanges } from './judge'
import type { Ledger } from './ledger'
import { Meter, mostSteps } from './meter'
import { applyIn } from './structure'
import { early, refused, type SentUpdate, type Verdict } from './verdict'

/** Whose a clientID is that is here and has not written yet. */
export type HolderOf = (client: number) => string | undefined

export type Judgement =
  /**
   * The first `taken` of them: what is to be stored, and what is said of those that are not accepted. `costs`: what was
   * no editor's work, or of who may write nothing, took (ms).
   */
  | {
      kind: 'judged'
      taken: number
      accepted: Accepted
      against: ReadonlyMap<SentUpdate, Verdict>
      costs: ReadonlyMap<SentUpdate, number>
    }
  /**
   * Of one that is not accepted only the applying told. Nothing is accepted: the others are to be judged again, without
   * it. `cost`: what judging it and going back took (ms): its sender's alone, and not what the others of its window took.
   */
  | { kind: 'undone'; update: SentUpdate; verdict: Verdict; cost: number }

/** So many clientIDs of one person's are no pages: they are there to make the state vector too large for anybody to send. */
const mostClientsOfOne = 20_000
/** Who may write nothing has nothing to say in so many bytes but deletes, which all are told (SyncStep2). */
const mostOfReaders = 64 * 1024
/** Steps in a millisecond, about; editors' updates take next to none (meter.ts). */
const stepsInAMillisecond = 3_000

/**
 * The check of updates (G, D): admit (bytes) → apply → structure (new structs) → rules (changed cells). What is refused
 * leaves everything exactly as it was (G7). Several updates share a Yjs transaction: each one costs three state vectors,
 * of everybody who ever wrote.
 */
export class Judging {
  constructor(
    private readonly ledger: Ledger,
    private readonly holderOf: HolderOf,
    private readonly now: () => number,
  ) {}

  /** Judges updates one after the other, as many as fit into `slice` (ms), and one at least. `from`: reads what is stored. */
  async judge(updates: readonly SentUpdate[], from: LedgerReader, slice = Infinity): Promise<Judgement> {
    const { ledger } = this
    let areDepartmentsNew = false
    let isApart = false
    await ledger.build()
    for (;;) {
      const attempt = this.attempt(updates, isApart, slice)
      if (attempt !== 'failed' && attempt.kind === 'judged') return attempt
      const start = performance.now()
      await ledger.undo(from)
      if (attempt === 'failed') {
        isApart = true
        continue
      }
      attempt.cost += performance.now() - start
      if (areDepartmentsNew || !namesUnknownDepartment(attempt.verdict)) return attempt
      await ledger.reloadDepartments(from)
      areDepartmentsNew = true
    }
  }

  /**
   * Takes updates in, up to the first that has to be undone. 'failed': Yjs broke off at the end of a transaction, and
   * only `isApart`, with a transaction for each update, tells at which.
   */
  private attempt(updates: readonly SentUpdate[], isApart: boolean, slice: number): Judgement | 'failed' {
    const { doc, mirror } = this.ledger.built
    const accepted = new Accepted()
    const against = new Map<SentUpdate, Verdict>()
    const undone: Extract<Judgement, { kind: 'undone' }>[] = []
    const clients: Clients = {
      next: (client) => Y.getState(doc.store, client),
      owner: (client) => accepted.owners.get(client) ?? this.ledger.ownerOf(client) ?? this.holderOf(client),
    }
    const costs = new Map<SentUpdate, number>()
    const begin = performance.now()
    let at = 0
    const isUndone = () => undone.length > 0
    const isThrough = () => at === updates.length || (at > 0 && performance.now() - begin > slice)
    const takeOne = (transaction: Y.Transaction): 'go on' | 'end' => {
      const update = updates[at++]!
      if (isNothing(update)) return 'go on'
      const start = performance.now()
      const admission = this.admit(update, clients)
      if (!admission.ok) {
        against.set(update, admission.code === 'gap' ? gap(update) : refused([{ code: admission.code }]))
        costs.set(update, performance.now() - start)
        return 'go on'
      }
      const meter = new Meter(mostSteps)
      const verdict = this.apply(update, admission, transaction, accepted, meter)
      if (verdict) undone.push({ kind: 'undone', update, verdict, cost: performance.now() - start })
      else if (mayOnlyRead(update)) costs.set(update, performance.now() - start)
      else if (meter.steps > stepsInAMillisecond) costs.set(update, meter.steps / stepsInAMillisecond)
      return verdict || admission.bringsTypes || isApart ? 'end' : 'go on'
    }
    const onUpdate = (update: Uint8Array) => void accepted.updates.push(update)
    doc.on('update', onUpdate)
    try {
      while (!isThrough() && !isUndone()) {
        const progress = { isJudged: false }
        try {
          Y.transact(
            doc,
            (transaction) => {
              while (takeOne(transaction) === 'go on' && !isThrough());
              progress.isJudged = true
            },
            null,
            false,
          )
        } catch (error) {
          if (!progress.isJudged) throw error
          if (!isUndone() && !isApart) return 'failed'
          if (!isUndone()) undone.push({ kind: 'undone', update: updates[at - 1]!, verdict: malformed(), cost: 0 })
        }
      }
    } finally {
      doc.off('update', onUpdate)
    }
    const [first] = undone
    if (first) return first
    mirror.keep()
    return { kind: 'judged', taken: at, accepted, against, costs }
  }

  private admit(sent: SentUpdate, clients: Clients): Admission {
    const { person } = sent.peer
    const { update } = sent
    // A first byte of 0: no structs.
    if (mayOnlyRead(sent) && update.length > mostOfReaders && update[0] !== 0)
      return { ok: false, code: onlyLooks(person) }
    const admission = admit(update, person.id, clients)
    if (!admission.ok) return admission
    if (this.hasTooManyClients(person.id, admission.added)) return { ok: false, code: 'malformed' }
    if (mayOnlyRead(sent) && admission.added.length > 0) return { ok: false, code: onlyLooks(person) }
    return admission
  }

  /** Applies an admitted update and takes it into what is accepted; null. Or what is to be said against it. */
  private apply(
    update: SentUpdate,
    admitted: Admitted,
    transaction: Y.Transaction,
    accepted: Accepted,
    meter: Meter,
  ): Verdict | null {
    const { doc, mirror } = this.ledger.built
    const { departments } = this.ledger
    const { person } = update.peer
    let applied
    try {
      applied = applyIn(transaction, admitted, meter)
    } catch {
      // Yjs throws in the middle of an update that only looks right, the meter where it is too much: it is half applied.
      return malformed()
    }
    const { touched, misshapen, isIncomplete } = applied
    if (isIncomplete) return gap(update)
    if (misshapen.length > 0) return refused(misshapen)
    const noteCrowds = this.ledger.crowding.take(meter, person.id)
    if (touched.foreign || !noteCrowds) return malformed()
    const replaced = judgeReplacedRows(person, doc, touched, mirror)
    if (replaced.length > 0) return refused(replaced)
    const rows = rowChanges(doc, touched, mirror)
    const refusals = judgeRows(person, rows, doc, mirror, departments)
    if (refusals.length > 0) return refused(refusals)
    const same = judgeSameValues(person, touched, rows, doc, mirror, departments)
    if (same.length > 0) return refused(same)
    noteCrowds()
    const { added } = admitted
    for (const { client } of added) {
      if (this.ledger.ownerOf(client) === undefined) accepted.owners.set(client, person.id)
    }
    const isChange = added.length > 0 || touched.items.size > 0 || touched.streams.size > 0 || touched.columns.size > 0
    if (isChange) {
      accepted.writers.add(update.peer)
      accepted.add(person, rows, mirror, this.now())
    }
    return null
  }

  private hasTooManyClients(person: Person['id'], added: readonly AddedClocks[]): boolean {
    const count = added.filter(({ client }) => this.ledger.ownerOf(client) === undefined).length
    return count > 0 && this.ledger.countClients(person) + count > mostClientsOfOne
  }
}

/** Without structs or deletes, as a newcomer answers (G6). */
export function isNothing({ update }: SentUpdate): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0
}

function mayOnlyRead({ peer }: SentUpdate): boolean {
  return peer.person.role === 'viewer'
}

/** Whoever said all that they have would say the same for ever (G3). */
function gap({ isWhole }: SentUpdate): Verdict {
  return isWhole ? refused([{ code: 'gap' }]) : early
}

function malformed(): Verdict {
  return refused([{ code: 'malformed' }])
}

function namesUnknownDepartment(verdict: Verdict): boolean {
  return verdict.kind === 'refused' && verdict.refusals.some(({ code }) => code === 'unknown-department')
}
