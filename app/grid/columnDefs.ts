import type { CellClassParams, ColDef, EditableCallbackParams, SuppressKeyboardEventParams } from 'ag-grid-community'
import type { CustomCellRendererProps } from 'ag-grid-react'
import type { ComponentType } from 'react'
import type { Language } from '../i18n/language'
import type { ColumnId } from '../model/ledger/columns'
import { kinds } from '../model/ledger/kinds/kinds'
import { cellIn } from '../model/ledger/rows'
import type { ColumnKind, LedgerSchema } from '../model/ledger/schema'
import { columnNames } from '../reading/columnNames'
import { ChangedCell } from './ChangedCell'
import { FlagCell, LightCell, MarkCell, StatusCell, TextCell, TitleCell, WrongCell } from './cells'
import { isChanged } from './changesAt'
import { CodeCell } from './CodeCell'
import { gridColumns, isShownAtFirst, measureOf } from './columnLayout'
import { ColumnFilter } from './ColumnFilter'
import { ColumnHead } from './ColumnHead'
import { Left } from './editors/Left'
import type { OutlineItem } from '../model/ledger/outline'
import { extendedText } from '../records/extendedText'
import type { GridContext } from './GridContext'
import { isComposing } from '../ui/isComposing'
import { isCut, isHeaderCut } from './isCut'
import { kindCells } from './kindCells'
import { rangeClasses } from './range/rangeClasses'
import type { GridRow } from './rows'
import { hasMark } from './ValueMark'

const renderers: Partial<Record<ColumnId, ComponentType<CustomCellRendererProps<GridRow, unknown, GridContext>>>> = {
  code: CodeCell,
  title: TitleCell,
  status: StatusCell,
  light: LightCell,
}

export function columnDefs(schema: LedgerSchema, language: Language): ColDef<GridRow>[] {
  const columnName = columnNames(schema, language)
  return gridColumns(schema).map((id): ColDef<GridRow> => {
    const { kind, help } = schema.column(id)!
    const { editor, position, takesEnter } = kindCells[kind]
    const renderer = renderers[id] ?? (kind === 'flag' ? FlagCell : hasMark(kind) ? MarkCell : TextCell)
    return {
      colId: id,
      headerName: columnName(id),
      headerComponentParams: { innerHeaderComponent: ColumnHead },
      initialWidth: measureOf(id, schema, language).width,
      minWidth: 56,
      initialHide: !isShownAtFirst(id),
      ...(id === 'code' || id === 'title'
        ? { initialPinned: 'left' as const, lockPinned: true, suppressMovable: id === 'code' }
        : { lockPinned: true }),
      sortable: true,
      // The rows come in the view's order; the grid only shows which columns they are sorted by.
      comparator: () => 0,
      // Each row has a code of its own: whoever wants one row searches it.
      filter: id === 'code' ? false : ColumnFilter,
      valueGetter: ({ data, context }) => cellText(data, id, context as GridContext),
      cellRenderer: renderer,
      cellRendererSelector: ({ data, context }) =>
        wrongAt(data, id, context as GridContext)
          ? { component: WrongCell }
          : isMarked(data, id, context as GridContext)
            ? { component: ChangedCell, params: { inner: renderer } }
            : undefined,
      tooltip: ({ data, context }) => tooltip(data ?? undefined, id, context as GridContext),
      // Short texts are edited by the input that lies over the cell (CellInput), all others in a popup.
      cellClass: cellClass(id, kind),
      headerClass: kind === 'number' ? 'ag-right-aligned-header' : undefined,
      headerTooltip: () => [isHeaderCut(id) ? columnName(id) : '', help].filter(Boolean).join('\n'),
      cellClassRules: {
        'cell--mine': ({ data, context }) => isEditable(data, id, context as GridContext),
        'cell--changed': ({ data, context }) => isMarked(data, id, context as GridContext),
        'cell--wrong': ({ data, context }) => wrongAt(data, id, context as GridContext) !== null,
        ...Object.fromEntries(
          rangeClasses.map((name) => [
            name,
            ({ data, context }: CellClassParams<GridRow>) => isInRange(data, id, name, context as GridContext),
          ]),
        ),
        'cell--hit': ({ data, context }) => data?.kind === 'item' && (context as GridContext).found.has(data.key, id),
        'cell--hit-now': ({ data, context }) =>
          data?.kind === 'item' && (context as GridContext).found.isNow(data.key, id),
        'cell--peer': ({ data, context }) => peersAt(data, id, context as GridContext).length > 0,
        'cell--peer-editing': ({ data, context }) =>
          peersAt(data, id, context as GridContext).some((peer) => peer.editing),
      },
      cellStyle: ({ data, context }) => {
        const [peer] = peersAt(data, id, context as GridContext)
        const { departmentName } = (context as GridContext).reading
        const name = peer
          ? [peer.user.name, peer.user.department && departmentName(peer.user.department)].filter(Boolean).join(' · ')
          : ''
        return { '--peer': peer?.user.color ?? '', '--peer-name': peer ? JSON.stringify(name) : '' }
      },
      ...(editor
        ? {
            editable: (params: EditableCallbackParams<GridRow>) =>
              isEditable(params.data, id, params.context as GridContext),
            cellEditor: editor,
            cellEditorPopup: true,
            cellEditorPopupPosition: position,
          }
        : {}),
      valueSetter: ({ newValue, context }) => {
        if (newValue instanceof Left) (context as GridContext).write(newValue.edits, newValue.refused)
        // The document's own event repaints the cell.
        return false
      },
      suppressKeyboardEvent: (params) => suppressKey(params, takesEnter === true),
    }
  })
}

function cellClass(id: ColumnId, kind: ColumnKind): string | undefined {
  if (kind === 'number') return 'figures cell--number'
  return kind === 'date' || id === 'code' || id === 'updated' ? 'figures' : undefined
}

function cellText(row: GridRow | undefined, id: ColumnId, context: GridContext): string {
  // A row that went stands until nobody types in the grid.
  const entry = row?.kind === 'item' ? context.store.lastEntry(row.key) : undefined
  return entry ? context.reading.cellText(entry, id) : ''
}

/** Asked for only when it is to be shown: what the cell does not say itself, and why one may not write in it. */
function tooltip(row: GridRow | undefined, id: ColumnId, context: GridContext): string {
  const entry = row?.kind === 'item' ? context.store.entry(row.key) : undefined
  if (!row || !entry) return ''
  if (wrongAt(row, id, context)) return ''
  return [said(entry, row, id, context), context.whyLocked(entry, id)].filter(Boolean).join('\n')
}

/** What the cell does not say itself. */
function said(entry: OutlineItem, row: GridRow, id: ColumnId, context: GridContext): string {
  const { reading } = context
  if (id === 'updated') return reading.updatedTitle(entry.item.id)
  if (id === 'status') return ['returned', 'deferred'].includes(entry.item.status) ? entry.item.reason : ''
  if (id === 'light') return ''
  const extended = id === 'due' ? context.records.extended(entry.item.id) : null
  if (extended) return extendedText(reading.t, extended)
  const shown = cellText(row, id, context)
  if (reading.schema.isStored(id) && kinds[reading.schema.kindOf(id)!].names === 'departments') {
    const ids = [cellIn(entry.item, id)].flat().filter(Boolean)
    const names = ids.map((d) => reading.departments.find((known) => known.id === d)?.name[reading.language] ?? d)
    if (names.some((name, i) => name !== reading.departmentName(ids[i]!))) return names.join('\n')
  }
  return isCut(row.id, id) ? shown : ''
}

function isEditable(row: GridRow | undefined, id: ColumnId, context: GridContext): boolean {
  const entry = row?.kind === 'item' ? context.store.entry(row.key) : undefined
  return entry !== undefined && context.isEditable(entry, id)
}

function wrongAt(row: GridRow | undefined, id: ColumnId, context: GridContext) {
  return row?.kind === 'item' ? context.wrongAt(row.key, id) : null
}

function isMarked(row: GridRow | undefined, id: ColumnId, context: GridContext): boolean {
  return row?.kind === 'item' && isChanged(row.key, id, context)
}

function isInRange(row: GridRow | undefined, id: ColumnId, name: string, context: GridContext): boolean {
  return (
    row?.kind === 'item' &&
    context.selection.has({ item: row.key, column: id }) &&
    context.rangeClassesAt({ item: row.key, column: id }).has(name)
  )
}

function peersAt(row: GridRow | undefined, id: ColumnId, context: GridContext) {
  return row?.kind === 'item' ? context.peersAt(row.key, id) : []
}

/** Keys that belong to an input method or to an open editor are not the grid's. */
function suppressKey({ event, editing }: SuppressKeyboardEventParams<GridRow>, takesEnter: boolean): boolean {
  if (isComposing(event)) return true
  if (!editing) return false
  // The editor's own, or another would open beside it.
  if (event.key === 'Tab') return true
  return takesEnter && (event.key === 'Enter' || event.key === 'ArrowUp' || event.key === 'ArrowDown')
}
