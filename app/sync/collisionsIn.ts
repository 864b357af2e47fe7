import type * as Y from 'yjs'
import type { Touched } from '../model/history/changes'
import { isStoredColumn } from '../model/ledger/columns'
import { writesIn } from '../model/ledger/cellWrites'
import { cellIn, type Item } from '../model/ledger/rows'
import { judgeCollision, type Collision } from '../model/live/collisions'
import type { PresenceState } from '../model/live/presence'
import type { LatelyWritten } from './LatelyWritten'

/** This page's person, as what others write may meet them. */
export interface Met {
  /** The short cells that they wrote lately. */
  written: Pick<LatelyWritten, 'get'>
  /** Where they are, as they tell others. */
  presence: PresenceState
  /** Rows as they were before the transaction, and as they are. */
  before(id: string): Item | undefined
  now(id: string): Item | null
  /** ms since 1970. */
  at: number
}

/** The cells in which somebody else wrote, by this transaction, at the same time as this page's person. */
export function collisionsIn(
  transaction: Y.Transaction,
  { items }: Touched,
  { written, presence: { cell, editing }, before, now, at }: Met,
): Collision[] {
  const found: Collision[] = []
  for (const [item, columns] of items) {
    for (const column of columns ?? []) {
      if (!isStoredColumn(column)) continue
      const own = written.get(item, column)
      const isEditing = editing === true && cell?.item === item && cell.column === column
      const [was, is] = own || isEditing ? [before(item), now(item)] : []
      if (!was || !is) continue
      const writes = writesIn(transaction, item, column)
      const collision = judgeCollision(
        { item, column, before: cellIn(was, column), after: cellIn(is, column), own, isEditing, writes },
        at,
      )
      if (collision) found.push(collision)
    }
  }
  return found
}
