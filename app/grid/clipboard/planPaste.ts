import type { ColumnId } from '../../model/ledger/columns'
import type { LedgerSchema } from '../../model/ledger/schema'
import { indexIn, type CellRef, type Layout } from '../range/range'
import { pastedText, type PastedCell } from './pastedCell'

export interface PastePlan {
  cells: (CellRef & { text: string })[]
  /** Rows of the block that reach beyond the last row, as columns and texts. */
  beyond: { column: ColumnId; text: string }[][]
  /** What is selected afterwards. */
  covered: Layout
}

/**
 * Where a block goes: over the selection, again and again, when that is a multiple of the block (one cell fills it
 * all); else from its first cell on, to the right and down, as far as there are columns.
 */
export function planPaste(
  block: readonly (readonly PastedCell[])[],
  target: Layout,
  layout: Layout,
  schema: LedgerSchema,
): PastePlan {
  const height = block.length
  const width = Math.max(0, ...block.map((row) => row.length))
  if (height === 0 || width === 0 || target.rows.length === 0 || target.columns.length === 0)
    return { cells: [], beyond: [], covered: { rows: [], columns: [] } }
  const isMultiple = target.rows.length % height === 0 && target.columns.length % width === 0
  const from = <T extends string>(all: readonly T[], first: T, count: number): readonly T[] =>
    all.slice(indexIn(all, first), indexIn(all, first) + count)
  const rows = isMultiple ? target.rows : from(layout.rows, target.rows[0]!, height)
  const columns = isMultiple ? target.columns : from(layout.columns, target.columns[0]!, width)
  const textsOf = (row: readonly PastedCell[]) =>
    columns.flatMap((column, i) => {
      const text = pastedText(row[i % width], schema.kindOf(column))
      return text === undefined ? [] : [{ column, text }]
    })
  return {
    cells: rows.flatMap((item, i) => textsOf(block[i % height]!).map((cell) => ({ item, ...cell }))),
    beyond: isMultiple ? [] : block.slice(rows.length).map(textsOf),
    covered: { rows, columns },
  }
}
