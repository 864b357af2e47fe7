import type * as Y from 'yjs'
import { builtInSchema, type LedgerSchema } from './schema'

/** What a ledger's document says of its columns (L2). */
export function readSchema(_doc: Y.Doc): LedgerSchema {
  return builtInSchema
}
