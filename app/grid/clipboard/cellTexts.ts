import type { ColumnId, StoredColumn } from '../../model/ledger/columns'
import type { CellEdit } from '../../model/ledger/edit'
import type { Refusal } from '../../model/ledger/errors'
import { cellIn, withCells, type CellValue, type Item } from '../../model/ledger/rows'
import type { OutlineItem } from '../../model/ledger/outline'
import { createCellParser, type CellParser } from '../../model/ledger/parseCell'
import { inSight, judgeWriter } from '../../model/ledger/rights'
import { words } from '../../i18n/words'
import { writtenColumn } from '../cellEdits'
import type { PageContext } from '../PageContext'
import type { CellRef } from '../range/range'
import type { Reading } from '../../reading/reading'

type Context = Pick<PageContext, 'tracker' | 'store' | 'reading' | 'person'>

/** What a cell says on the clipboard: what it says on the page, but so that it can be pasted again. */
export function clipboardText(entry: OutlineItem, column: ColumnId, reading: Reading): string {
  return reading.schema.isStored(column) && isAsItIs(column, reading)
    ? [cellIn(entry.item, column)].flat().join('\n')
    : reading.cellText(entry, column)
}

/** The same of a value alone. */
export function valueClipboardText(column: StoredColumn, value: CellValue, reading: Reading): string {
  return isAsItIs(column, reading) ? [value].flat().join('\n') : reading.valueText(column, value)
}

/** Of a link also where it leads; of a number its digits alone, to be added up elsewhere. */
function isAsItIs(column: ColumnId, { schema }: Reading): boolean {
  return ['links', 'number'].includes(schema.kindOf(column) ?? '')
}

/** What texts mean in the cells for which they are, and which mean nothing there, or may not be written. */
export function editsOf(
  cells: readonly (CellRef & { text: string })[],
  context: Context,
): { edits: CellEdit[]; refused: Refusal[] } {
  const { store, reading, person } = context
  const { schema } = reading
  const parse = cellParser(context)
  const edits: CellEdit[] = []
  const refused: Refusal[] = []
  for (const { item, column, text } of cells) {
    const entry = store.entry(item)
    // A cell that says so already is neither written nor missed; no status is no move.
    if (
      !entry ||
      text.trim() === clipboardText(entry, column, reading).trim() ||
      (column === 'status' && text.trim() === '')
    )
      continue
    const code = judgeWriter(person, entry.item, column, {
      schema,
      hasSubItems: () => entry.children.length > 0,
      removedStreams: inSight,
    })
    const found = code ? { code } : parse(schema.column(column)!, text)
    if ('code' in found) refused.push({ code: found.code, item, column, text })
    else edits.push({ item, column: writtenColumn(item, column, context), value: found.value })
  }
  return { edits, refused }
}

/** The cells of a new row. What is computed is passed over: a new row has none of it. */
export function newRowOf(
  cells: readonly { column: ColumnId; text: string }[],
  context: Context,
): { row: Partial<Item>; refused: Refusal[] } {
  const parse = cellParser(context)
  const { schema } = context.reading
  const values: [StoredColumn, CellValue][] = []
  const refused: Refusal[] = []
  for (const { column, text } of cells) {
    if (!schema.isStored(column) || text.trim() === '') continue
    const found = parse(schema.column(column)!, text)
    if ('code' in found) refused.push({ code: found.code, column, text })
    else values.push([column, found.value])
  }
  return { row: withCells({}, values), refused }
}

/** Reads texts as this ledger's people write them. */
export function cellParser({
  tracker,
  reading,
  store,
}: Pick<PageContext, 'tracker' | 'reading' | 'store'>): CellParser {
  return createCellParser({
    departments: reading.departments,
    statusNames: [words.zh.status, words.en.status],
    today: store.today,
    ledger: tracker,
  })
}
