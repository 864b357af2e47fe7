import { columns, type ColumnId } from '../../model/ledger/columns'

/**
 * A cell of a block that is pasted: its text, and what it says where links belong, if that is more. Undefined: the block
 * has nothing for it, such as under a merged cell, and what is there stays.
 */
export type PastedCell = string | { text: string; links: string } | undefined

export function pastedText(cell: PastedCell, column: ColumnId): string | undefined {
  return typeof cell !== 'object' ? cell : columns[column].kind === 'links' ? cell.links : cell.text
}
