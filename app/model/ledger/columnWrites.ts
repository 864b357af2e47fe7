import type * as Y from 'yjs'
import { differingFields, fieldIn } from './columnFields'
import { columnRowFrom, roots } from './ledger'
import type { ColumnRecord } from './schema'

/** Says of a column what is new, field by field, so that what others say of it meanwhile stays theirs. In a transaction. */
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
