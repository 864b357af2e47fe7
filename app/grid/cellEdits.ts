import type { ColumnId, StoredColumn } from '../model/ledger/columns'
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
