import * as Y from 'yjs'
import type { Stream } from '#app/model/ledger/rows'
import type { ColumnRecord } from '#app/model/ledger/schema'
import type { Stamp } from '#app/model/ledger/stamp'
import type { Person } from '#app/model/ledger/person'
import type { Edit, RowChange } from '#db/history'
import type { StampedItem } from '#db/items'
import type { LedgerCommit } from '#db/log'
import type { Mirror } from './mirror'
import type { Peer } from './peer'

/** What one window has accepted, to be stored by one commit and sent as one frame (W2). */
export class Accepted {
  readonly updates: Uint8Array[] = []
  readonly owners = new Map<number, string>()
  readonly writers = new Set<Peer>()
  private readonly edits: Edit[] = []
  private readonly items = new Map<string, StampedItem | null>()
  private readonly streams = new Map<string, Stream | null>()
  private readonly columns = new Map<string, ColumnRecord | null>()

  /** What one person's update changed. Its bytes are those of its transaction, and come with it. */
  add(person: Person, rows: readonly RowChange[], mirror: Mirror, at: number): void {
    if (rows.length > 0) this.edits.push({ person, at, schema: mirror.schema, rows })
    for (const row of rows) {
      mirror.accept(row, person, at)
      if (row.kind === 'stream') this.streams.set(row.id, row.after)
      else if (row.kind === 'column') this.columns.set(row.id, row.after)
      else this.items.set(row.id, row.after && { item: row.after, stamp: mirror.stamps.get(row.id)! })
    }
  }

  get isEmpty(): boolean {
    return this.updates.length === 0
  }

  commit(at: number): LedgerCommit {
    const { owners, edits, items, streams, columns } = this
    return { at, update: Y.mergeUpdates(this.updates), owners, edits, items, streams, columns }
  }

  /** The stamps that changed, by item id; null when none did. */
  stamps(): Record<string, Stamp> | null {
    const changed = [...this.items].flatMap(([id, entry]) => (entry ? [[id, entry.stamp] as const] : []))
    return changed.length > 0 ? Object.fromEntries(changed) : null
  }
}
