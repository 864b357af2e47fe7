import type * as Y from 'yjs'
import { eachItem, readColumns, readStreams } from '#app/model/ledger/ledger'
import type { Item, Stream } from '#app/model/ledger/rows'
import { LedgerSchema, type ColumnRecord } from '#app/model/ledger/schema'
import { nextStamp, type Stamp } from '#app/model/ledger/stamp'
import type { Person } from '#app/model/ledger/person'
import type { RowChange } from '#db/history'
import { Breath } from '#db/breath'

/** The accepted state of a ledger in plain values: what an update's changes are compared with (G5). */
export class Mirror {
  schema: LedgerSchema
  readonly columns: Map<string, ColumnRecord>
  readonly items: Map<string, Item>
  readonly streams: Map<string, Stream>
  private readonly subItems = new Map<string, number>()
  /** With the stamp that each replaced. */
  private accepted: { row: RowChange; stamp: Stamp | undefined }[] = []

  private constructor(
    doc: Y.Doc,
    items: readonly Item[],
    readonly stamps: Map<string, Stamp>,
  ) {
    this.columns = new Map(readColumns(doc).map((column) => [column.id, column]))
    this.schema = new LedgerSchema([...this.columns.values()])
    this.items = new Map(items.map((item) => [item.id, item]))
    this.streams = new Map(readStreams(doc).map((stream) => [stream.id, stream]))
    for (const item of items) this.count(item.parent, 1)
  }

  /** Of a document that nobody changes meanwhile; nobody waits for it. */
  static async of(doc: Y.Doc, stamps: Map<string, Stamp>): Promise<Mirror> {
    const items: Item[] = []
    const breath = new Breath()
    for (const item of eachItem(doc)) {
      items.push(item)
      await breath.take()
    }
    return new Mirror(doc, items, stamps)
  }

  subItemsOf(item: string): number {
    return this.subItems.get(item) ?? 0
  }

  /** Takes over an accepted change, until it is kept or taken back. */
  accept(row: RowChange, person: Person, at: number): void {
    const stamp = this.stamps.get(row.id)
    this.accepted.push({ row, stamp })
    this.put(row.kind, row.id, row.before, row.after)
    if (row.kind !== 'item') return
    if (!row.after) return void this.stamps.delete(row.id)
    this.stamps.set(row.id, nextStamp(row.before, row.after, stamp, person, at, this.schema))
  }

  /** Takes over what others changed, for good (P2); its stamp is told apart. */
  hear({ kind, id, before, after }: RowChange): void {
    this.put(kind, id, before, after)
  }

  /** When and by whom an item was last changed, as it is stored; undefined: it is not there. */
  stamp(item: string, stamp: Stamp | undefined): void {
    if (stamp) this.stamps.set(item, stamp)
    else this.stamps.delete(item)
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

  private put(kind: RowChange['kind'], id: string, before: RowChange['before'], after: RowChange['after']): void {
    const rows: Map<string, unknown> = { item: this.items, stream: this.streams, column: this.columns }[kind]
    if (after) rows.set(id, after)
    else rows.delete(id)
    if (kind === 'column') this.schema = new LedgerSchema([...this.columns.values()])
    if (before && 'parent' in before) this.count(before.parent, -1)
    if (after && 'parent' in after) this.count(after.parent, 1)
  }

  private count(parent: string, step: number): void {
    if (parent !== '') this.subItems.set(parent, this.subItemsOf(parent) + step)
  }
}
