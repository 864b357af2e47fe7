import type { CellValue } from '../../model/ledger'

/**
 * What an editor hands to the grid once something was changed in it. The grid keeps it when the editor is left by
 * Enter, Tab or a click elsewhere, and drops it at Esc.
 */
export class Edited {
  constructor(readonly value: CellValue) {}
}
