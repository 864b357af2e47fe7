import * as Y from 'yjs'
import type { Refusal } from '#app/model/errors'
import type { LedgerLog, StoredLedger } from '#db/log'
import { Batch } from './batch'
import { documentFrom } from './document'
import { admit, type Fresh, type Known } from './gate'
import { judgeReplacedRows, judgeRows, rowChanges } from './judge'
import { Mirror } from './mirror'
import type { Peer } from './peer'
import { applyTo } from './structure'

/** What became of an update. `isStale`: the client lacks something or is ahead; it should sync again (G3). */
export type Verdict = { refusals: Refusal[]; isStale: boolean }

const accepted: Verdict = { refusals: [], isStale: false }

/**
 * One ledger in memory: the document, what is accepted of it in plain values, and the check of an update (G, D):
 * admit (bytes) → apply → structure (new structs) → rules (changed cells). Yjs cannot un-apply, so what is refused
 * after it was applied is undone by building the document again from what is stored and what the batch accepted.
 */
export class Ledger {
  private constructor(
    private readonly log: LedgerLog,
    private readonly now: () => number,
    private departments: Set<string>,
    private current: { doc: Y.Doc; mirror: Mirror; owners: Map<number, string> },
  ) {}

  /** Null when there is no such ledger. */
  static async load(log: LedgerLog, now: () => number): Promise<Ledger | null> {
    const stored = await log.load()
    return stored && new Ledger(log, now, await log.departments(), currentFrom(stored))
  }

  get doc(): Y.Doc {
    return this.current.doc
  }

  ownerOf(client: number): string | undefined {
    return this.current.owners.get(client)
  }

  /** Judges an update and takes it into the batch, or leaves everything exactly as it was (G7). */
  async take(peer: Peer, raw: Uint8Array, batch: Batch): Promise<Verdict> {
    const known: Known = {
      next: (client) => Y.getState(this.doc.store, client),
      owner: (client) => batch.owners.get(client) ?? this.ownerOf(client),
    }
    const admission = admit(raw, peer.person.id, known)
    if (!admission.ok) return refused([{ code: admission.code }], admission.code === 'gap')
    const { norm, fresh } = admission
    if (peer.person.role === 'viewer' && fresh.length > 0) return refused([{ code: 'read-only' }])
    const verdict = await this.applyAndJudge(peer, norm, fresh, batch)
    if (verdict.refusals.length > 0) await this.undo(batch)
    return verdict
  }

  /** The batch is stored: its clientIDs belong to their writers for good. */
  stored(batch: Batch): void {
    for (const [client, person] of batch.owners) this.current.owners.set(client, person)
  }

  /** Goes back to what is stored: after a commit that failed (W6). Throws when nothing can be read either. */
  async restore(): Promise<void> {
    const stored = await this.log.load()
    if (!stored) throw new Error('the ledger is gone from the database')
    this.doc.destroy()
    this.current = currentFrom(stored)
  }

  async reloadDepartments(): Promise<void> {
    this.departments = await this.log.departments()
  }

  private async applyAndJudge(peer: Peer, norm: Uint8Array, fresh: readonly Fresh[], batch: Batch): Promise<Verdict> {
    const { doc, mirror } = this.current
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

  private async undo(batch: Batch): Promise<void> {
    const stored = await this.log.load()
    if (!stored) throw new Error('the ledger is gone from the database')
    this.doc.destroy()
    this.current.doc = documentFrom([...stored.updates, ...batch.updates])
  }
}

function currentFrom(stored: StoredLedger): { doc: Y.Doc; mirror: Mirror; owners: Map<number, string> } {
  const doc = documentFrom(stored.updates)
  return { doc, mirror: new Mirror(doc, stored.stamps), owners: stored.owners }
}

function refused(refusals: Refusal[], isStale = false): Verdict {
  return { refusals, isStale }
}
