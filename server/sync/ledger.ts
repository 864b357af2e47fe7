import * as Y from 'yjs'
import type { Stamp } from '#app/model/ledger/stamp'
import type { Person } from '#app/model/ledger/person'
import { noneTouched, touchedBy } from '#app/model/history/changes'
import type { LedgerReader } from '#db/log'
import type { LedgerNews, Over, StoredLedger } from '#db/stored-ledger'
import type { Accepted } from './accepted'
import { Crowding } from './crowding'
import { documentFrom } from './document'
import { rowChanges } from './judge'
import { Meter } from './meter'
import { Mirror } from './mirror'
import { readVector } from './vectors'
import { Writing } from './writing'

/** Every page that wrote has a clientID in the state vector, which everybody sends. So many of them call for an epoch. */
const manyClients = 5_000

/** The document, and what is accepted of it in plain values. */
interface Live {
  doc: Y.Doc
  mirror: Mirror
}

/** Updates in their order; null: all that there is. And the items whose stamps changed. */
interface Untold {
  updates: Uint8Array[] | null
  items: Set<string>
}

/**
 * One ledger in memory. Yjs cannot un-apply, so what was applied and is not to stay is undone by building the document
 * again from what is stored.
 *
 * The document is built when something needs it: who only opens the ledger gets it as it is stored, and does not wait.
 */
export class Ledger {
  private live: Live | null = null
  private building: Promise<void> | null = null
  private owners = new Map<number, string>()
  /** The document's length about (bytes): what was stored, and each update since. */
  private bytes = 0
  /**
   * The database went away in the middle (W6): the document has what may not be stored, and perhaps lacks what is. Nothing
   * may be judged by it, nor answered from it, before it is read anew.
   */
  isAdrift = false
  /** All of the document as an update, for as long as it stands like that: everybody who comes is given it. */
  private whole: Uint8Array | null = null
  /** What others committed, and nobody here has been told. */
  private untold: Untold = nothingUntold()
  /** Where its structs stand in each other's way (G1). */
  readonly crowding = new Crowding()

  private constructor(
    private readonly log: LedgerReader,
    private knownDepartments: Set<string>,
    private stored: StoredLedger,
  ) {
    this.use(stored)
  }

  /** Null when there is no such ledger. */
  static async load(log: LedgerReader): Promise<Ledger | null> {
    const stored = await log.load()
    return stored && new Ledger(log, await log.departments(), stored)
  }

  get isBuilt(): boolean {
    return this.live !== null
  }

  /** All of it is known as it is stored, also where no document is built: as an update, and what vector that has. */
  get isKnownWhole(): boolean {
    return this.isBuilt || (this.stored.updates.length === 1 && this.stored.vector !== null)
  }

  /** Builds the document, a piece at a time: until that is done there is none. Resolves when there is one. */
  async build(): Promise<void> {
    while (!this.live) await (this.building ??= this.make().finally(() => (this.building = null)))
  }

  /** What `build` has built. */
  get built(): Live {
    if (!this.live) throw new Error('the document is not built')
    return this.live
  }

  get doc(): Y.Doc {
    return this.built.doc
  }

  /** All of the document, as an update. */
  state(): Uint8Array {
    this.whole ??= Y.encodeStateAsUpdate(this.doc)
    this.bytes = this.whole.length
    return this.whole
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
    if (this.owners.size > manyClients || this.crowding.isMuch) return true
    const most = this.stored.freshBytes * 1.4 + spare
    return this.bytes > most && this.state().length > most
  }

  get departments(): ReadonlySet<string> {
    return this.knownDepartments
  }

  /** Null when none of these items is there. */
  stampsOf(items: ReadonlySet<string>): Record<string, Stamp> | null {
    const { stamps } = this
    const known = [...items].flatMap((id) => (stamps.has(id) ? [[id, stamps.get(id)!] as const] : []))
    return known.length > 0 ? Object.fromEntries(known) : null
  }

  /** Of all items that were touched at this moment (ms) or later. */
  stampsFrom(moment: number): Record<string, Stamp> {
    return Object.fromEntries([...this.stamps].filter(([, { updatedAt }]) => updatedAt >= moment))
  }

  ownerOf(client: number): string | undefined {
    return this.owners.get(client)
  }

  /** How many clientIDs are this person's (G4). */
  countClients(person: string): number {
    let count = 0
    for (const owner of this.owners.values()) if (owner === person) count++
    return count
  }

  /** A desk on the document itself, at which the server writes cells by somebody's rights (R2). */
  writing(person: Person): Writing {
    return new Writing(this.built, this.stored.author, person, this.knownDepartments)
  }

  /** It is stored: its clientIDs belong to their writers for good. */
  committed({ owners, updates }: Accepted): void {
    for (const [client, person] of owners) this.owners.set(client, person)
    for (const update of updates) this.bytes += update.length
  }

  /**
   * Takes in what other processes have committed (P2). Null, or why it is over with this document: then nothing was
   * taken in. Throws when it cannot be read: then it may be adrift.
   */
  async hear(from: LedgerReader = this.log): Promise<Over | null> {
    const news = await from.news()
    if (news.kind === 'over') return news.why
    if (news.kind === 'folded') await this.reload(from)
    else if (news.updates.length > 0) await this.takeIn(news, from)
    return null
  }

  /** Takes back what was applied and is not to be stored. Throws when nothing can be read: then it is adrift. */
  async undo(from: LedgerReader = this.log): Promise<void> {
    const { updates } = await this.read(from)
    const doc = await documentFrom(updates, new Meter(null))
    const live = this.built
    live.mirror.takeBack()
    live.doc.destroy()
    live.doc = this.watched(doc)
  }

  /** Goes back, or on, to what is stored. Throws when nothing can be read: then it is adrift. */
  async reload(from: LedgerReader = this.log): Promise<void> {
    const before = new Map(this.stamps)
    const stored = await this.read(from)
    const { untold } = this
    untold.updates = stored.unheard && untold.updates && [...untold.updates, ...stored.unheard]
    for (const [id, { updatedAt }] of stored.stamps) if (before.get(id)?.updatedAt !== updatedAt) untold.items.add(id)
    this.use(stored)
    // Who is here is told all of it.
    if (!untold.updates && !this.isKnownWhole) await this.build()
    this.isAdrift = false
  }

  /**
   * What others committed, as one update, and the stamps that it changed: of other processes, or of this one when the answer
   * to its commit was lost on its way (W6). Null when there is nothing that nobody here has been told.
   */
  takeUntold(): { update: Uint8Array | null; stamps: Record<string, Stamp> | null } | null {
    const { updates, items } = this.untold
    if (updates?.length === 0 && items.size === 0) return null
    this.untold = nothingUntold()
    const update = updates === null ? this.state() : updates.length > 0 ? Y.mergeUpdates(updates) : null
    return { update, stamps: items.size > 0 ? this.stampsOf(items) : null }
  }

  async reloadDepartments(from: LedgerReader = this.log): Promise<void> {
    this.knownDepartments = await from.departments()
  }

  destroy(): void {
    this.live?.doc.destroy()
  }

  /** By item. */
  private get stamps(): ReadonlyMap<string, Stamp> {
    return this.live?.mirror.stamps ?? this.stored.stamps
  }

  private async make(): Promise<void> {
    const { stored } = this
    const meter = new Meter(null)
    const doc = await documentFrom(stored.updates, meter)
    const mirror = await Mirror.of(doc, stored.stamps)
    // It was read anew meanwhile, or nobody wants it any more.
    if (this.stored !== stored) return void doc.destroy()
    this.crowding.found(meter)
    this.live = { doc: this.watched(doc), mirror }
    this.stored = { ...stored, updates: [], stamps: new Map() }
  }

  /** What was all of it may not be any more once anything was written. */
  private watched(doc: Y.Doc): Y.Doc {
    doc.on('afterTransaction', () => (this.whole = null))
    return doc
  }

  private use(stored: StoredLedger): void {
    this.destroy()
    this.live = null
    this.stored = stored
    this.whole = stored.updates.length === 1 ? stored.updates[0]! : null
    this.crowding.clear()
    this.owners = stored.owners
    this.bytes = stored.updates.reduce((sum, update) => sum + update.length, 0)
  }

  private async takeIn(news: Extract<LedgerNews, { kind: 'updates' }>, from: LedgerReader): Promise<void> {
    this.untold.updates?.push(...news.updates)
    for (const [client, person] of news.owners) this.owners.set(client, person)
    await this.build()
    const { doc, mirror } = this.built
    const meter = new Meter(null)
    let touched = noneTouched()
    doc.transact((transaction) => {
      meter.run(transaction, () => news.updates.forEach((update) => Y.applyUpdate(doc, update)))
      touched = touchedBy(transaction)
    })
    this.crowding.found(meter)
    for (const update of news.updates) this.bytes += update.length
    const items = [...touched.items.keys()]
    const stamps = items.length > 0 ? await this.reading(() => from.stampsOf(items)) : new Map<string, Stamp>()
    for (const row of rowChanges(doc, touched, mirror)) mirror.hear(row)
    for (const id of items) {
      mirror.stamp(id, stamps.get(id))
      this.untold.items.add(id)
    }
  }

  private async read(from: LedgerReader): Promise<StoredLedger> {
    const stored = await this.reading(() => from.load())
    if (!stored) throw new Error('the ledger is gone from the database')
    return stored
  }

  /** When it fails in the middle, the document and what is known of it are not of one moment. */
  private reading<T>(read: () => Promise<T>): Promise<T> {
    return read().catch((error: unknown) => {
      this.isAdrift = true
      throw error
    })
  }
}

function nothingUntold(): Untold {
  return { updates: [], items: new Set() }
}
