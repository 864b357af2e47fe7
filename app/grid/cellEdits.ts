import type { ColumnId, StoredColumn } from '../model/ledger/columns'
import type { CellEdit } from '../model/ledger/edit'
import type { PageContext } from './PageContext'

/** In the English page the title shows its translation, and that is what is then edited. */
export function writtenColumn(
  item: string,
  column: ColumnId,
  { store, reading }: Pick<PageContext, 'store' | 'reading'>,
): StoredColumn {
  const found = store.item(item)
  return column === 'title' && found?.titleEn && reading.titleOf(found) === found.titleEn
    ? 'titleEn'
    : (column as StoredColumn)
}

/** What was typed into a short text; null when that is what it says already, and is all that it says. */
export function shortEdit(
  item: string,
  column: ColumnId,
  typed: string,
  context: Pick<PageContext, 'store' | 'reading' | 'wrongAt'>,
): CellEdit | null {
  const entry = context.store.entry(item)
  const value = typed.trim()
  // A row that is gone by now is still written to: whoever writes is told then.
  if (value === (entry ? context.reading.cellText(entry, column) : '') && !context.wrongAt(item, column)) return null
  return { item, column: writtenColumn(item, column, context), value }
}
