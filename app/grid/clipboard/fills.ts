import { columns, isStoredColumn, type ColumnId, type StoredColumn } from '../../model/ledger/columns'
import type { CellEdit } from '../../model/ledger/edit'
import type { Refusal } from '../../model/ledger/errors'
import { emptyCell } from '../../model/ledger/ledger'
import { writtenColumn } from '../cellEdits'
import type { PageContext } from '../PageContext'
import { indexIn, type Layout } from '../range/range'
import { editsOf } from './cellTexts'

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

/**
 * Ctrl+Enter: what was written in one cell, into all of the range. Columns of its kind take the value and what goes with
 * it (a status its reason), others what it says there, as a paste would.
 */
export function fillingAll(
  target: Layout,
  written: readonly CellEdit[],
  context: Context & Pick<PageContext, 'person'>,
): { edits: CellEdit[]; refused: Refusal[] } {
  const [own, ...beside] = written
  if (!own) return { edits: [], refused: [] }
  const isAlike = (column: ColumnId) => isStoredColumn(column) && columns[column].kind === columns[own.column].kind
  const alike = cellsOf(target, isAlike).flatMap(({ item, column }) => [
    { item, column: writtenColumn(item, column, context), value: own.value },
    ...beside.map((edit) => ({ ...edit, item })),
  ])
  const text = typeof own.value === 'string' ? context.reading.valueText(own.column, own.value) : own.value.join('\n')
  const others = target.columns.filter((column) => !isAlike(column))
  const said = editsOf(
    target.rows.flatMap((item) => others.map((column) => ({ item, column, text }))),
    context,
  )
  return { edits: [...alike, ...said.edits], refused: said.refused }
}

/** Ctrl+; in the date columns of the range. */
export function settingToday(target: Layout, { store }: Context): CellEdit[] {
  return cellsOf(target, (column) => columns[column].kind === 'date').map((cell) => ({ ...cell, value: store.today }))
}

function cellsOf(target: Layout, isWanted: (column: ColumnId) => boolean): { item: string; column: StoredColumn }[] {
  const wanted = target.columns.filter((column): column is StoredColumn => isStoredColumn(column) && isWanted(column))
  return target.rows.flatMap((item) => wanted.map((column) => ({ item, column })))
}
