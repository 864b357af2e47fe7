import type * as Y from 'yjs'
import { differingFields, fieldIn } from './columnFields'
import { columnRowFrom, roots, streamRowFrom } from './ledger'
import { differingStreamColumns, type Stream } from './rows'
import type { ColumnRecord } from './schema'

// What is new is written field by field, so that what others say meanwhile stays theirs. In a transaction.

/** Says of a column what is new. */
export function writeColumn(doc: Y.Doc, before: ColumnRecord, after: ColumnRecord): void {
  const { columns } = roots(doc)
  const row = columns.get(after.id)
  if (!row) return void columns.set(after.id, columnRowFrom(after))
  for (const field of differingFields(before, after)) {
    const value = fieldIn(after, field)
    if (value === null) row.delete(field)
    else row.set(field, value)
  }
}

/** Says of a stream what is new. */
export function writeStream(doc: Y.Doc, before: Stream | null, after: Stream): void {
  const { streams } = roots(doc)
  const row = streams.get(after.id)
  if (!row) return void streams.set(after.id, streamRowFrom(after))
  for (const column of differingStreamColumns(before, after)) {
    if (after[column] === '') row.delete(column)
    else row.set(column, after[column])
  }
}
