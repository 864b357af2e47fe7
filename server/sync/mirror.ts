import type * as Y from 'yjs'
import { readItems, readStreams, type Item, type Stream } from '#app/model/ledger/ledger'
import type { LedgerSchema } from '#app/model/ledger/schema'
import { readSchema } from '#app/model/ledger/schemaOf'
import { nextStamp, type Stamp } from '#app/model/ledger/stamp'
import type { Person } from '#app/model/ledger/person'
import type { RowChange } from '#db/history'

/** The accepted state of a ledger in plain values: what an update's changes are compared with (G5). */
export class Mirror {
  schema: LedgerSchema
  readonly items: Map<string, Item>
  readonly streams: Map<string, Stream>
  private readonly subItems = new Map<string, number>()
  /** With the stamp that each replaced. */
  private accepted: { row: RowChange; stamp: Stamp | undefined }[] = []

  constructor(
    doc: Y.Doc,
    readonly stamps: Map<string, Stamp>,
  ) {
    this.schema = readSchema(doc)
    this.items = new Map(readItems(doc).map((item) => [item.id, item]))
    this.streams = new Map(readStreams(doc).map((stream) => [stream.id, stream]))
    for (const item of this.items.values()) this.count(item.parent, 1)
  }

  subItemsOf(item: string): number {
    return this.subItems.get(item) ?? 0
  }

  /** Takes over an accepted change, until it is kept or taken back. */
  accept(row: RowChange, person: Person, at: number): void {
    const stamp = this.stamps.get(row.id)
    this.accepted.push({ row, stamp })
    this.put(row.kind, row.id, row.before, row.after)
    if (row.kind === 'stream') return
    if (!row.after) return void this.stamps.delete(row.id)
    this.stamps.set(row.id, nextStamp(row.before, row.after, stamp, person, at, this.schema))
  }

  keep(): void {
    this.accepted = []
  }

  /** Forgets what was accepted and not kept. */
  takeBack(): void {
    for (const { row, stamp } of this.accepted.reverse()) {
      this.put(row.kind, row.id, row.after, row.before)
      if (stamp) this.stamps.set(row.id, stamp)
      else this.stamps.delete(row.id)
    }
    this.accepted = []
  }

  private put(kind: RowChange['kind'], id: string, before: Item | Stream | null, after: Item | Stream | null): void {
    const rows: Map<string, Item | Stream> = kind === 'item' ? this.items : this.streams
    if (after) rows.set(id, after)
    else rows.delete(id)
    if (before && 'parent' in before) this.count(before.parent, -1)
    if (after && 'parent' in after) this.count(after.parent, 1)
  }

  private count(parent: string, step: number): void {
    if (parent !== '') this.subItems.set(parent, this.subItemsOf(parent) + step)
  }
}
