import * as Y from 'yjs'
import type { Refusal } from '#app/model/errors'
import type { Stamp } from '#app/model/light'
import type { LedgerLog, StoredLedger } from '#db/log'
import { Batch } from './batch'
import { documentFrom } from './document'
import { admit, type Fresh, type Known } from './gate'
import { judgeReplacedRows, judgeRows, rowChanges } from './judge'
import { Mirror } from './mirror'
import type { Peer } from './peer'
import { applyTo } from './structure'
import { readVector } from './vectors'

/** What became of an update. `isStale`: the client lacks something or is ahead; it should sync again (G3). */
export type Verdict = { refusals: Refusal[]; isStale: boolean }

const accepted: Verdict = { refusals: [], isStale: false }

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
 * after it was applied is undone by building the document again from what is stored and what the batch accepted.
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

  /**
   * Judges an update and takes it into the batch, or leaves everything exactly as it was (G7). `holderOf`: whose a
   * clientID is that has not written yet.
   */
  async take(peer: Peer, raw: Uint8Array, batch: Batch, holderOf: (client: number) => string | undefined): Promise<Verdict> {
    // What a newcomer answers: no structs, no deletes (G6).
    if (raw.length === 2 && raw[0] === 0 && raw[1] === 0) return accepted
    const { doc } = this
    const known: Known = {
      next: (client) => Y.getState(doc.store, client),
      owner: (client) => batch.owners.get(client) ?? this.ownerOf(client) ?? holderOf(client),
    }
    const admission = admit(raw, peer.person.id, known)
    if (!admission.ok) return refused([{ code: admission.code }], admission.code === 'gap')
    const { norm, fresh } = admission
    if (this.hasTooManyClients(peer.person.id, fresh)) return refused([{ code: 'malformed' }])
    if (peer.person.role === 'viewer' && fresh.length > 0) return refused([{ code: 'read-only' }])
    const verdict = await this.applyAndJudge(peer, norm, fresh, batch)
    if (verdict.refusals.length > 0) await this.undo(batch)
    return verdict
  }

  /** The batch is stored: its clientIDs belong to their writers for good. */
  committed(batch: Batch): void {
    for (const [client, person] of batch.owners) this.owners.set(client, person)
    for (const update of batch.updates) this.bytes += update.length
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

  private async applyAndJudge(peer: Peer, norm: Uint8Array, fresh: readonly Fresh[], batch: Batch): Promise<Verdict> {
    const { doc, mirror } = this.build()
    let applied
    try {
      applied = applyTo(doc, norm, fresh)
    } catch {
      // Yjs throws in the middle of an update that only looks right, and leaves it half applied.
      return refused([{ code: 'malformed' }])
    }
    if (applied.isIncomplete) return refused([{ code: 'gap' }], true)
    if (applied.update === null) return accepted
    if (applied.misshapen.length > 0) return refused(applied.misshapen)
    if (applied.touched.foreign) return refused([{ code: 'malformed' }])
    const replaced = judgeReplacedRows(peer.person, doc, applied.touched, mirror)
    if (replaced.length > 0) return refused(replaced)
    const rows = rowChanges(doc, applied.touched, mirror)
    let refusals = judgeRows(peer.person, rows, doc, mirror, this.departments)
    if (refusals.some(({ code }) => code === 'unknown-department')) {
      await this.reloadDepartments()
      refusals = judgeRows(peer.person, rows, doc, mirror, this.departments)
    }
    if (refusals.length > 0) return refused(refusals)
    for (const { client } of fresh) if (this.ownerOf(client) === undefined) batch.owners.set(client, peer.person.id)
    batch.accept(peer, applied.update, rows, mirror, this.now())
    return accepted
  }

  private hasTooManyClients(person: string, fresh: readonly Fresh[]): boolean {
    const added = fresh.filter(({ client }) => !this.owners.has(client)).length
    if (added === 0) return false
    let own = 0
    for (const owner of this.owners.values()) if (owner === person) own++
    return own + added > mostClientsOfOne
  }

  private async undo(batch: Batch): Promise<void> {
    const { updates } = await this.read()
    const live = this.build()
    live.doc.destroy()
    live.doc = documentFrom([...updates, ...batch.updates])
  }
}

function refused(refusals: Refusal[], isStale = false): Verdict {
  return { refusals, isStale }
}
