import type { ColumnId, ComputedColumn } from '../model/ledger/columns'
import { cellIn } from '../model/ledger/rows'
import type { OutlineItem, OutlineStream } from '../model/ledger/outline'
import { plainText } from '../model/text/plainText'
import type { Wording } from './wording'

/** Columns whose text follows from the document alone. */
export type PlainColumn = Exclude<ColumnId, Exclude<ComputedColumn, 'code'>>

/** What a cell of a file says, in one language: what export writes, and by what import knows that nothing has changed. */
export type CellText = (stream: OutlineStream, entry: OutlineItem, column: PlainColumn) => string

export function createCellText({ titleOf, valueText }: Wording): CellText {
  return ({ stream }, { item, code, children }, column) => {
    if (column === 'stream') return plainText(titleOf(stream))
    if (column === 'code') return code
    if (column === 'title') return plainText(titleOf(item))
    if (column === 'status' && children.length > 0) return ''
    return valueText(column, cellIn(item, column))
  }
}
