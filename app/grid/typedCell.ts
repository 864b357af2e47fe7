import type { ColumnId } from '../model/ledger/columns'
import type { CellEdit } from '../model/ledger/edit'
import type { RefusalCode } from '../model/ledger/errors'
import { limits } from '../model/ledger/limits'
import { cellIn, isEmptyCell, isEqualCell } from '../model/ledger/rows'
import type { PageContext } from './PageContext'
import { cellParser } from './clipboard/cellTexts'
import { writtenColumn } from './cellEdits'
import { Left } from './editors/Left'

type Context = Pick<PageContext, 'tracker' | 'store' | 'reading' | 'wrongAt'>

// Cells in which one types where they stand, in one line: short texts, and numbers.

/** What is there to be typed in: what could not be kept before, else what the cell says; of a number its digits alone. */
export function typedText(item: string, column: ColumnId, { store, reading, wrongAt }: Context): string {
  const wrong = wrongAt(item, column)
  const entry = store.entry(item)
  if (wrong || !entry) return wrong?.text ?? ''
  const { schema } = reading
  return schema.isStored(column) && schema.kindOf(column) === 'number'
    ? String(cellIn(entry.item, column))
    : reading.cellText(entry, column)
}

/** Why what was typed cannot be kept; null where it can. */
export function typedWrong(
  column: ColumnId,
  typed: string,
  context: Pick<PageContext, 'tracker' | 'store' | 'reading'>,
): RefusalCode | null {
  const { schema } = context.reading
  if (schema.kindOf(column) === 'short') return typed.trim().length > limits.shortText ? 'too-long' : null
  const found = cellParser(context)(schema.column(column)!, typed)
  return 'code' in found ? found.code : null
}

/** What it leaves behind. */
export function typedLeft(item: string, column: ColumnId, typed: string, context: Omit<Context, 'wrongAt'>): Left {
  const text = typed.trim()
  const written = writtenColumn(item, column, context)
  const known = context.reading.schema.column(written)
  const found = !known || known.kind === 'short' ? { value: text } : cellParser(context)(known, text)
  return 'code' in found
    ? new Left([], [{ code: found.code, item, column, text }])
    : new Left([{ item, column: written, value: found.value }])
}

/** Is it what its cell says already, and is all that it says? */
export function isSaid({ edits, refused }: Left, { store, wrongAt }: Context): boolean {
  // A row that is gone by now is still written to: whoever writes is told then.
  const said = ({ item, column, value }: CellEdit) => {
    const row = store.item(item)
    return row ? isEqualCell(value, cellIn(row, column)) && !wrongAt(item, column) : isEmptyCell(value)
  }
  return refused.length === 0 && edits.every(said)
}
