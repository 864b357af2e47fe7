import type { ColumnId, StoredColumn } from '../../model/ledger/columns'
import type { CellEdit } from '../../model/ledger/edit'
import type { Refusal } from '../../model/ledger/errors'
import { cellIn, emptyCell, isEmptyCell } from '../../model/ledger/rows'
import { turned } from '../../model/ledger/kinds/flag'
import { kinds } from '../../model/ledger/kinds/kinds'
import type { ColumnKind, LedgerSchema } from '../../model/ledger/schema'
import { writtenColumn } from '../cellEdits'
import type { PageContext } from '../PageContext'
import { indexIn, type CellRef, type Layout } from '../range/range'
import { editsOf, valueClipboardText } from './cellTexts'

type Context = Pick<PageContext, 'tracker' | 'store' | 'reading'>

/** Delete: every cell but statuses, which have no empty value, and what is computed. */
export function clearing(
  target: Layout,
  { store, reading, wrongAt }: Context & Pick<PageContext, 'wrongAt'>,
): CellEdit[] {
  return cellsOf(target, reading.schema, (kind) => kind !== 'status').flatMap(({ item, column }) => {
    const written = writtenColumn(item, column, { store, reading })
    const row = store.item(item)
    return (row && !isEmptyCell(cellIn(row, written))) || wrongAt(item, column)
      ? [{ item, column: written, value: emptyCell(column) }]
      : []
  })
}

/** Ctrl+D: the first row's values in all rows below; in a single row, those of the row above it. */
export function fillingDown(target: Layout, layout: Layout, { store, reading }: Context): CellEdit[] {
  const [first, ...below] = target.rows
  const above = first && below.length === 0 ? layout.rows[indexIn(layout.rows, first) - 1] : first
  const source = above ? store.item(above) : undefined
  if (!source || !first) return []
  const filled = { rows: below.length > 0 ? below : [first], columns: target.columns }
  return cellsOf(filled, reading.schema, () => true).flatMap(({ item, column }) => [
    { item, column, value: cellIn(source, column) },
    // A title comes with its translation.
    ...(column === 'title' ? [{ item, column: 'titleEn' as const, value: source.titleEn }] : []),
  ])
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
  const { schema } = context.reading
  // An option is another one in each column.
  const isAlike = (kind: ColumnKind, column: ColumnId) =>
    column === own.column || (kind === schema.kindOf(own.column) && kinds[kind].names !== 'options')
  const alike = cellsOf(target, schema, isAlike).flatMap(({ item, column }) => [
    { item, column: writtenColumn(item, column, context), value: own.value },
    ...beside.map((edit) => ({ ...edit, item })),
  ])
  const text = valueClipboardText(own.column, own.value, context.reading)
  const others = target.columns.filter((column) => !schema.isStored(column) || !isAlike(schema.kindOf(column)!, column))
  const said = editsOf(
    target.rows.flatMap((item) => others.map((column) => ({ item, column, text }))),
    context,
  )
  return { edits: [...alike, ...said.edits], refused: said.refused }
}

/** Ctrl+; in the date columns of the range. */
export function settingToday(target: Layout, { store, reading }: Context): CellEdit[] {
  return cellsOf(target, reading.schema, (kind) => kind === 'date').map((cell) => ({ ...cell, value: store.today }))
}

/** Space: yes and no in the range, all as the cell with the focus becomes; nothing where one may not write in that. */
export function turningFlags(
  { item, column }: CellRef,
  target: Layout,
  { store, reading, isEditable }: Context & Pick<PageContext, 'isEditable'>,
): CellEdit[] {
  const { schema } = reading
  const entry = store.entry(item)
  if (!entry || !schema.isStored(column) || schema.kindOf(column) !== 'flag' || !isEditable(entry, column)) return []
  const value = turned(cellIn(entry.item, column))
  return cellsOf(target, schema, (kind) => kind === 'flag').map((cell) => ({ ...cell, value }))
}

function cellsOf(
  target: Layout,
  schema: LedgerSchema,
  isWanted: (kind: ColumnKind, column: ColumnId) => boolean,
): { item: string; column: StoredColumn }[] {
  const wanted = target.columns
    .filter((column) => schema.isStored(column))
    .filter((column) => isWanted(schema.kindOf(column)!, column))
  return target.rows.flatMap((item) => wanted.map((column) => ({ item, column })))
}
