import type { ColumnId, StoredColumn } from '../model/ledger/columns'
import { isComparedColumn } from '../model/history/comparison'
import { cellIn, type CellValue } from '../model/ledger/rows'
import type { LedgerSchema } from '../model/ledger/schema'
import { extendedText } from '../records/extendedText'
import type { PageContext } from './PageContext'

type Comparing = Pick<PageContext, 'changes' | 'store' | 'reading' | 'records'>

/** What a cell of the grid said at the earlier moment, and who changed it when. */
interface ChangeAt {
  column: StoredColumn | 'light'
  before: string
  by: string
  department: string | null
  /** In ms; null where it is not known. */
  at: number | null
}

const placeColumns: readonly StoredColumn[] = ['stream', 'parent']
const rowColumns = (schema: LedgerSchema): ColumnId[] => [
  'code',
  ...schema.stored.filter(
    (column) => isComparedColumn(column) && !placeColumns.includes(column) && column !== 'titleEn',
  ),
  'light',
]
/** As much of an old text as a tooltip has room for, in a cell's own and in its row's; the row's panel has all of it. */
const [inCell, inRow] = [400, 60]

/** Is this cell to be marked? That of a row's code tells of the whole row. */
export function isChanged(id: string, column: ColumnId, context: Comparing): boolean {
  if (!context.changes) return false
  return column === 'code' ? context.changes.kinds(id).includes('changed') : changesAt(id, column, context).length > 0
}

/** What changed in a cell, in words, a line for each; of a row's code, everything in the row. '' when nothing did. */
export function changesText(id: string, column: ColumnId, context: Comparing): string {
  const asked = column === 'code' ? rowColumns(context.reading.schema) : [column]
  const limit = column === 'code' ? inRow : inCell
  return asked
    .flatMap((one) => changesAt(id, one, context))
    .map((change) => changeLine(change, column, limit, context))
    .concat(extendedLine(id, column, context))
    .join('\n')
}

/** Of a deadline that moved: how often more time was granted, and what it was at first. */
function extendedLine(id: string, column: ColumnId, context: Comparing): string[] {
  const extended = column === 'due' ? context.records.extended(id) : null
  return extended && changesAt(id, column, context).length > 0 ? [extendedText(context.reading.t, extended)] : []
}

/** What changed in a cell since the moment with which the ledger is compared; nothing while it is not. */
function changesAt(id: string, column: ColumnId, context: Comparing): ChangeAt[] {
  const { changes, store } = context
  const entry = changes && store.entry(id)
  if (!entry || column === 'updated') return []
  if (column === 'light') {
    const before = changes.light(id, store.light(entry).light)
    return before ? [{ column, before: context.reading.t(`light.${before}`), by: '', department: null, at: null }] : []
  }
  // A status that is rolled up from sub-items is nobody's.
  if (column === 'status' && entry.children.length > 0) return []
  const asked: readonly StoredColumn[] =
    column === 'code' ? placeColumns : column === 'title' ? ['title', 'titleEn'] : [column]
  return asked.flatMap((stored) => {
    const since = changes.cell(id, stored, cellIn(entry.item, stored))
    return since
      ? [
          {
            column: stored,
            before: beforeText(stored, since.before, context),
            by: since.by,
            department: since.department,
            at: since.at,
          },
        ]
      : []
  })
}

function changeLine(
  { column, before: whole, by, department, at }: ChangeAt,
  cell: ColumnId,
  limit: number,
  { reading }: Comparing,
): string {
  const { t } = reading
  const before = whole.length > limit ? `${whole.slice(0, limit)}…` : whole
  const was =
    column === cell
      ? before === ''
        ? t('comparing.wasEmpty')
        : t('comparing.was', { before })
      : before === ''
        ? t('comparing.wasEmptyIn', { column: reading.columnName(column) })
        : t('comparing.wasIn', { column: reading.columnName(column), before })
  if (by === '' || at === null) return was
  const name = department ? t('comparing.of', { name: by, department: reading.departmentName(department) }) : by
  return `${was}${t('comparing.separator')}${t('comparing.by', { name, when: reading.momentText(at) })}`
}

function beforeText(column: StoredColumn, before: CellValue, { store, reading }: Comparing): string {
  if (column === 'stream') {
    const found = store.outline().find(({ stream }) => stream.id === before)
    return found ? reading.titleOf(found.stream) : ''
  }
  if (column === 'parent') {
    const parent = store.item(before as string)
    return parent ? reading.titleOf(parent) : ''
  }
  return reading.valueText(column, before)
}
