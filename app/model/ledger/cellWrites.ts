import type * as Y from 'yjs'
import type { StoredColumn } from './columns'
import { roots } from './ledger'
import { emptyCell, type CellValue } from './rows'

/** What somebody wrote into a cell. */
export interface CellWrite {
  /** Yjs's clientID of the page that wrote it; null where a cell was emptied, which leaves no name. */
  client: number | null
  /** Null: it never stood, and what it said is not kept. */
  value: CellValue | null
}

/**
 * What others wrote into a cell in a transaction of theirs that is just through, the last first: also what lost against a
 * value that stands, as happens when two people write at once.
 */
export function writesIn({ doc, beforeState }: Y.Transaction, item: string, column: StoredColumn): CellWrite[] {
  const last = roots(doc).items.get(item)?._map.get(column)
  const writes: CellWrite[] = []
  for (let entry = last ?? null; entry; entry = entry.left) {
    const isNew = entry.id.clock >= (beforeState.get(entry.id.client) ?? 0)
    if (isNew) writes.push({ client: entry.id.client, value: valueOf(entry) })
    else if (entry !== last) break
  }
  if (last?.deleted && writes.length === 0) writes.push({ client: null, value: emptyCell(column) })
  return writes
}

function valueOf({ content }: Y.Item): CellValue | null {
  const [value] = content.getContent() as unknown[]
  return typeof value === 'string' || Array.isArray(value) ? (value as CellValue) : null
}
