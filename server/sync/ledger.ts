import * as Y from 'yjs'
import type { Refusal } from '#app/model/ledger/errors'
import type { Stamp } from '#app/model/ledger/light'
import type { Person } from '#app/model/ledger/person'
import type { LedgerLog, StoredLedger } from '#db/log'
import { Batch } from './batch'
import { documentFrom } from './document'
import { admit, type Admission, type Admitted, type Fresh, type Known } from './gate'
import { judgeReplacedRows, judgeRows, judgeSameValues, rowChanges } from './judge'
import { Mirror } from './mirror'
import type { Peer } from './peer'
import { takesTooLong } from './steps'
import { applyIn } from './structure'
import { readVector } from './vectors'
import { Writing } from './writing'

/** An update and who sent it. */
export interface Given {
  peer: Peer
  update: Uint8Array
}

/** Why an update is not let in. `isStale`: the client lacks something or is ahead; it should sync again (G3). */
export interface Verdict {
  refusals: Refusal[]
  isStale: boolean
}

/** All that could be let in, in one batch, and what could not. */
export interface Taken<G> {
  batch: Batch
  refused: Map<G, Verdict>
}

/** Of one that was wrong only the applying told. Nothing was let in: the others are to be given again, without it. */
export interface Spoilt<G> {
  spoilt: G
  verdict: Verdict
  /** What judging it and going back took (ms): its sender's alone, and not what the others of its window took. */
  cost: number
}

/** Whose a clientID is that is here and has not written yet. */
export type HolderOf = (client: number) => string | undefined

/**
 * Every page that wrote has a clientID in the state vector, which everybody sends. So many of them call for an epoch;
 * and so many of one person's are no pages: they are there to make the state vector too large for anybody to send.
 */
const manyClients = 5_000
const mostClientsOfOne = 20_000

interface Live {
  doc: Y.Doc
  mirror: Mirror
}

/**
 * One ledger in memory: the document, what is accepted of it in plain values, and the check of an update (G, D):
 * admit (bytes) → apply → structure (new structs) → rules (changed cells). Yjs cannot un-apply, so what is refused
 * after it was applied is undone by building the document again from what is stored.
 * Several updates share a Yjs transaction: each one costs three state vectors, of everybody who ever wrote.
 *
 * The document is built when something needs it: who only opens the ledger gets it as it is stored, and does not wait.
 */
export class Ledger {
  private live: Live | null = null
  private owners = new Map<number, string>()
  /** The document's length about (bytes): what was stored, and each update since. */
  private bytes = 0

  private constructor(
    private readonly log: LedgerLog,
    private readonly now: () => number,
    private departments: Set<string>,
    private stored: StoredLedger,
  ) {
    this.use(stored)
  }

  /** Null when there is no such ledger. */
  static async load(log: LedgerLog, now: () => number): Promise<Ledger | null> {
    const stored = await log.load()
    return stored && new Ledger(log, now, await log.departments(), stored)
  }

  get isBuilt(): boolean {
    return this.live !== null
  }

  /** Builds the document now rather than for the first who edits. */
  build(): Live {
    if (!this.live) {
      const doc = documentFrom(this.stored.updates)
      this.live = { doc, mirror: new Mirror(doc, this.stored.stamps) }
      this.stored = { ...this.stored, updates: [], stamps: new Map() }
    }
    return this.live
  }

  get doc(): Y.Doc {
    return this.build().doc
  }

  /** All of the document, as an update. */
  state(): Uint8Array {
    const { updates } = this.stored
    const state = !this.live && updates.length === 1 ? updates[0]! : Y.encodeStateAsUpdate(this.doc)
    this.bytes = state.length
    return state
  }

  stateVector(): Uint8Array {
    return (this.live ? null : this.stored.vector) ?? Y.encodeStateVector(this.doc)
  }

  /** What somebody with this state vector lacks; for a newcomer all, as it is stored. */
  since(vector: Uint8Array): Uint8Array {
    return vector.length === 1 ? this.state() : Y.encodeStateAsUpdate(this.doc, vector)
  }

  /** Is a document with this state vector of this epoch, or still empty? Documents of two epochs must never meet (W9). */
  isOfThisEpoch(vector: Uint8Array): boolean {
    const entries = readVector(vector)
    return entries !== null && (entries.size === 0 || (entries.get(this.stored.author) ?? 0) > 0)
  }

  /** Has the document become much longer than a fresh one of its values would be? `spare`: bytes that do not matter. */
  isOvergrown(spare: number): boolean {
    if (this.owners.size > manyClients) return true
    const most = this.stored.freshBytes * 1.4 + spare
    return this.bytes > most && this.state().length > most
  }

  /** Null when none of these items is there. */
  stampsOf(items: ReadonlySet<string>): Record<string, Stamp> | null {
    const { stamps } = this.build().mirror
    const known = [...items].flatMap((id) => (stamps.has(id) ? [[id, stamps.get(id)!] as const] : []))
    return known.length > 0 ? Object.fromEntries(known) : null
  }

  /** Of all items that were touched at this moment (ms) or later. */
  stampsFrom(moment: number): Record<string, Stamp> {
    const stamps = this.live?.mirror.stamps ?? this.stored.stamps
    return Object.fromEntries([...stamps].filter(([, { updatedAt }]) => updatedAt >= moment))
  }

  ownerOf(client: number): string | undefined {
    return this.owners.get(client)
  }

  /** Judges updates one after the other. What is refused leaves everything exactly as it was (G7). */
  async take<G extends Given>(given: readonly G[], holderOf: HolderOf): Promise<Taken<G> | Spoilt<G>> {
    let areDepartmentsNew = false
    let isApart = false
    for (;;) {
      const outcome = given.every(isNothing)
        ? { batch: new Batch(), refused: new Map<G, Verdict>() }
        : this.attempt(given, holderOf, isApart)
      if (outcome !== 'failed' && 'batch' in outcome) return outcome
      const start = performance.now()
      await this.undo()
      if (outcome === 'failed') {
        isApart = true
        continue
      }
      outcome.cost += performance.now() - start
      if (areDepartmentsNew || !outcome.verdict.refusals.some(({ code }) => code === 'unknown-department'))
        return outcome
      await this.reloadDepartments()
      areDepartmentsNew = true
    }
  }

  /** A desk on the document itself, at which the server writes cells by somebody's rights (R2). */
  writing(person: Person): Writing {
    return new Writing(this.build(), this.stored.author, person, this.departments)
  }

  /** The batch is stored: its clientIDs belong to their writers for good. */
  committed(batch: Batch): void {
    for (const [client, person] of batch.owners) this.owners.set(client, person)
    for (const update of batch.updates) this.bytes += update.length
  }

  /** Takes back what was applied and is not to be stored. */
  async undo(): Promise<void> {
    const { updates } = await this.read()
    const live = this.build()
    live.mirror.takeBack()
    live.doc.destroy()
    live.doc = documentFrom(updates)
  }

  /** Goes back, or on, to what is stored. Throws when nothing can be read either (W6). */
  async reload(): Promise<void> {
    this.use(await this.read())
  }

  async reloadDepartments(): Promise<void> {
    this.departments = await this.log.departments()
  }

  destroy(): void {
    this.live?.doc.destroy()
  }

  private use(stored: StoredLedger): void {
    this.destroy()
    this.live = null
    this.stored = stored
    this.owners = stored.owners
    this.bytes = stored.updates.reduce((sum, update) => sum + update.length, 0)
  }

  private async read(): Promise<StoredLedger> {
    const stored = await this.log.load()
    if (!stored) throw new Error('the ledger is gone from the database')
    return stored
  }

  /**
   * Takes updates in, up to the first that spoils the document. 'failed': Yjs broke off at the end of a transaction, and
   * only `isApart`, with a transaction for each update, tells at which.
   */
  private attempt<G extends Given>(
    given: readonly G[],
    holderOf: HolderOf,
    isApart: boolean,
  ): Taken<G> | Spoilt<G> | 'failed' {
    const { doc, mirror } = this.build()
    const batch = new Batch()
    const refused = new Map<G, Verdict>()
    let spoilt: Spoilt<G> | null = null
    const known: Known = {
      next: (client) => Y.getState(doc.store, client),
      owner: (client) => batch.owners.get(client) ?? this.ownerOf(client) ?? holderOf(client),
    }
    let at = 0
    const takeOne = (transaction: Y.Transaction): 'go on' | 'end' => {
      const one = given[at++]!
      if (isNothing(one)) return 'go on'
      const admission = this.admit(one, known)
      if (!admission.ok) {
        refused.set(one, verdict([{ code: admission.code }], admission.code === 'gap'))
        return 'go on'
      }
      const start = performance.now()
      const against = this.judge(one.peer, admission, transaction, batch)
      if (against) spoilt = { spoilt: one, verdict: against, cost: performance.now() - start }
      return against || admission.bringsTypes || isApart ? 'end' : 'go on'
    }
    const onUpdate = (update: Uint8Array) => batch.updates.push(update)
    doc.on('update', onUpdate)
    try {
      while (at < given.length && !spoilt) {
        let isJudged = false
        try {
          Y.transact(
            doc,
            (transaction) => {
              while (at < given.length && takeOne(transaction) === 'go on');
              isJudged = true
            },
            null,
            false,
          )
        } catch (error) {
          if (!isJudged) throw error
          if (!spoilt && !isApart) return 'failed'
          spoilt ??= { spoilt: given[at - 1]!, verdict: verdict([{ code: 'malformed' }]), cost: 0 }
        }
      }
    } finally {
      doc.off('update', onUpdate)
    }
    if (spoilt) return spoilt
    mirror.keep()
    return { batch, refused }
  }

  private admit({ peer: { person }, update }: Given, known: Known): Admission {
    const admission = admit(update, person.id, known)
    if (!admission.ok) return admission
    if (this.hasTooManyClients(person.id, admission.fresh)) return { ok: false, code: 'malformed' }
    if (person.role === 'viewer' && admission.fresh.length > 0) return { ok: false, code: 'read-only' }
    return takesTooLong(this.doc, admission.structs) ? { ok: false, code: 'malformed' } : admission
  }

  /** Applies an admitted update and takes it into the batch; null. Or what is to be said against it. */
  private judge(peer: Peer, admitted: Admitted, transaction: Y.Transaction, batch: Batch): Verdict | null {
    const { doc, mirror } = this.build()
    const { person } = peer
    let applied
    try {
      applied = applyIn(transaction, admitted)
    } catch {
      // Yjs throws in the middle of an update that only looks right, and leaves it half applied.
      return verdict([{ code: 'malformed' }])
    }
    const { touched, misshapen, isIncomplete } = applied
    if (isIncomplete) return verdict([{ code: 'gap' }], true)
    if (misshapen.length > 0) return verdict(misshapen)
    if (touched.foreign) return verdict([{ code: 'malformed' }])
    const replaced = judgeReplacedRows(person, doc, touched, mirror)
    if (replaced.length > 0) return verdict(replaced)
    const rows = rowChanges(doc, touched, mirror)
    const refusals = judgeRows(person, rows, doc, mirror, this.departments)
    if (refusals.length > 0) return verdict(refusals)
    const same = judgeSameValues(person, touched, rows, doc, mirror, this.departments)
    if (same.length > 0) return verdict(same)
    const { fresh } = admitted
    for (const { client } of fresh) if (this.ownerOf(client) === undefined) batch.owners.set(client, person.id)
    const isChange = fresh.length > 0 || touched.items.size > 0 || touched.streams.size > 0
    if (isChange) {
      batch.writers.add(peer)
      batch.accept(person, rows, mirror, this.now())
    }
    return null
  }

  private hasTooManyClients(person: string, fresh: readonly Fresh[]): boolean {
    const added = fresh.filter(({ client }) => !this.owners.has(client)).length
    if (added === 0) return false
    let own = 0
    for (const owner of this.owners.values()) if (owner === person) own++
    return own + added > mostClientsOfOne
  }
}

/** Without structs or deletes, as a newcomer answers (G6). */
function isNothing({ update }: Given): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0
}

function verdict(refusals: Refusal[], isStale = false): Verdict {
  return { refusals, isStale }
}
