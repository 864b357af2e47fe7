import type * as Y from 'yjs'
import { readItems, readStreams, type Item, type Stream } from '#app/model/ledger'
import type { Stamp } from '#app/model/light'
import type { Person } from '#app/model/person'
import { statusOf } from '#app/model/status'
import type { RowChange } from '#db/history'

/** The accepted state of a ledger in plain values: what an update's changes are compared with (G5). */
export class Mirror {
  readonly items: Map<string, Item>
  readonly streams: Map<string, Stream>
  private readonly subItems = new Map<string, number>()

  constructor(
    doc: Y.Doc,
    readonly stamps: Map<string, Stamp>,
  ) {
    this.items = new Map(readItems(doc).map((item) => [item.id, item]))
    this.streams = new Map(readStreams(doc).map((stream) => [stream.id, stream]))
    for (const item of this.items.values()) this.count(item.parent, 1)
  }

  subItemsOf(item: string): number {
    return this.subItems.get(item) ?? 0
  }

  /** Takes over an accepted change. */
  accept(row: RowChange, person: Person, at: number): void {
    if (row.kind === 'stream') {
      if (row.after) this.streams.set(row.id, row.after)
      else this.streams.delete(row.id)
      return
    }
    const { before, after } = row
    if (before) this.count(before.parent, -1)
    if (!after) {
      this.items.delete(row.id)
      this.stamps.delete(row.id)
      return
    }
    this.count(after.parent, 1)
    this.items.set(row.id, after)
    const keepsStatus = before !== null && statusOf(before) === statusOf(after)
    const statusSince = (keepsStatus ? this.stamps.get(row.id)?.statusSince : undefined) ?? at
    this.stamps.set(row.id, { updatedAt: at, updatedBy: person.name, department: person.department, statusSince })
  }

  private count(parent: string, step: number): void {
    if (parent !== '') this.subItems.set(parent, this.subItemsOf(parent) + step)
  }
}
