import type { StoredColumn } from '../../model/ledger/columns'
import type { CellEdit } from '../../model/ledger/edit'
import type { Refusal } from '../../model/ledger/errors'

/**
 * What an editor leaves behind when it is left by anything but Esc: what is to be written, and what was typed and means
 * nothing in its cell. Always of the whole that stands in the editor now, never of what once lay on the way to it.
 */
export class Left {
  constructor(
    readonly edits: CellEdit[],
    readonly refused: Refusal[] = [],
  ) {}

  /** What stands there of a column, as a refusal tells it. */
  text(column: StoredColumn): string {
    const wrong = this.refused.find((refusal) => refusal.column === column)
    const edit = this.edits.find((known) => known.column === column)
    return wrong?.text ?? [edit?.value ?? ''].flat().join('\n')
  }
}
