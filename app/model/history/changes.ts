import * as Y from 'yjs'
import { isTextColumn } from '../ledger/columns'
import { roots } from '../ledger/ledger'

/** Rows and columns that a transaction touched. `columns` is null when the row as a whole came or went. */
export interface Touched {
  items: Map<string, Set<string> | null>
  streams: Map<string, Set<string> | null>
  /** What the ledger says of its columns, field by field. */
  columns: Map<string, Set<string> | null>
  /** Something outside the ledger's roots, or of a type that no cell has, was touched. */
  foreign: boolean
}

export function noneTouched(): Touched {
  return { items: new Map(), streams: new Map(), columns: new Map(), foreign: false }
}

/**
 * Reads a transaction's changes without building Yjs events. To be called in `afterTransaction`. It names cells that
 * may have changed; comparing them with what they were before is the caller's.
 */
export function touchedBy(transaction: Y.Transaction): Touched {
  const { items, streams, columns } = roots(transaction.doc)
  const touched = noneTouched()
  const note = (of: Map<string, Set<string> | null>, row: string, column: string | null) => {
    if (column === null) of.set(row, null)
    else if (!of.has(row)) of.set(row, new Set([column]))
    else of.get(row)?.add(column)
  }
  const of = (root: unknown) =>
    root === items ? touched.items : root === streams ? touched.streams : root === columns ? touched.columns : null
  for (const [type, keys] of transaction.changed) {
    const parent = type.parent as Y.AbstractType<unknown> | null
    const grandparent = parent?.parent as Y.AbstractType<unknown> | null | undefined
    const key = type._item?.parentSub ?? null
    const rows = of(type)
    const cells = of(parent)
    if (rows) {
      for (const row of keys) row === null ? (touched.foreign = true) : note(rows, row, null)
    } else if (cells && key !== null) {
      for (const column of keys) column === null ? (touched.foreign = true) : note(cells, key, column)
    } else if (grandparent === items && key !== null && isTextColumn(key) && type instanceof Y.Text) {
      note(touched.items, parent!._item!.parentSub!, key)
    } else touched.foreign = true
  }
  return touched
}
