import type * as Y from 'yjs'
import { readColumns, roots } from './ledger'
import { builtInSchema, LedgerSchema } from './schema'

/** A ledger's columns, from what its document says of them (L2). */
export function readSchema(doc: Y.Doc): LedgerSchema {
  return roots(doc).columns.size === 0 ? builtInSchema : new LedgerSchema(readColumns(doc))
}
