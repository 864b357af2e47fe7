import type { ColumnId } from '../model/ledger/columns'
import type { Refusal } from '../model/ledger/errors'

export type FillKind = 'pasted' | 'filled' | 'cleared'

/** What else a paste brought besides edits. */
export interface FillRest {
  /** Texts that mean nothing in their cells, or may not be written there. */
  refused?: Refusal[]
  /** Rows that reach beyond the last row, which is `after`. */
  beyond?: { column: ColumnId; text: string }[][]
  after?: string
}
