import { columns, isStoredColumn, type ColumnId, type StoredColumn } from '../../model/ledger/columns'
import type { CellEdit } from '../../model/ledger/edit'
import { emptyCell } from '../../model/ledger/ledger'
import { writtenColumn } from '../cellEdits'
import type { PageContext } from '../PageContext'
import { indexIn, type Layout } from '../range/range'

type Context = Pick<PageContext, 'store' | 'reading'>

/** Delete: every cell but statuses, which have no empty value, and what is computed. */
export function clearing(
  target: Layout,
  { store, reading, wrongAt }: Context & Pick<PageContext, 'wrongAt'>,
): CellEdit[] {
  return cellsOf(target, (column) => columns[column].kind !== 'status').flatMap(({ item, column }) => {
    const written = writtenColumn(item, column, { store, reading })
    return (store.item(item)?.[written].length ?? 0) > 0 || wrongAt(item, column)
      ? [{ item, column: written, value: emptyCell(column) }]
      : []
  })
}

/** Ctrl+D: the first row's values in all rows below; in a single row, those of the row above it. */
export function fillingDown(target: Layout, layout: Layout, { store }: Context): CellEdit[] {
  const [first, ...below] = target.rows
  const above = first && below.length === 0 ? layout.rows[indexIn(layout.rows, first) - 1] : first
  const source = above ? store.item(above) : undefined
  if (!source || !first) return []
  return cellsOf({ rows: below.length > 0 ? below : [first], columns: target.columns }, () => true).flatMap(
    ({ item, column }) => [
      { item, column, value: source[column] },
      // A title comes with its translation.
      ...(column === 'title' ? [{ item, column: 'titleEn' as const, value: source.titleEn }] : []),
    ],
  )
}

/** Ctrl+; in the date columns of the range. */
export function settingToday(target: Layout, { store }: Context): CellEdit[] {
  return cellsOf(target, (column) => columns[column].kind === 'date').map((cell) => ({ ...cell, value: store.today }))
}

function cellsOf(target: Layout, isWanted: (column: ColumnId) => boolean): { item: string; column: StoredColumn }[] {
  const wanted = target.columns.filter((column): column is StoredColumn => isStoredColumn(column) && isWanted(column))
  return target.rows.flatMap((item) => wanted.map((column) => ({ item, column })))
}
