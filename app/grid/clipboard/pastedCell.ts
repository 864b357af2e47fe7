import type { ColumnKind } from '../../model/ledger/schema'

/**
 * A cell of a block that is pasted: its text, and what it says where links belong, if that is more. Undefined: the block
 * has nothing for it, such as under a merged cell, and what is there stays.
 */
export type PastedCell = string | { text: string; links: string } | undefined

export function pastedText(cell: PastedCell, kind: ColumnKind | null): string | undefined {
  return typeof cell !== 'object' ? cell : kind === 'links' ? cell.links : cell.text
}
