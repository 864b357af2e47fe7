import type { ColumnId } from '../model/ledger/columns'

/** What of a ledger's structure is open beside the grid. */
export type StructureShown =
  | { kind: 'column'; id: ColumnId; at?: 'options' }
  | { kind: 'new-column'; after?: ColumnId }
  | { kind: 'stream'; id: string; at?: 'remove' }
  | { kind: 'new-stream'; after?: string }
  | { kind: 'removed' }
