import { LightMark, StatusChip, TitleText } from '../grid/cells'
import { GroupHeading } from '../grid/GroupRow'
import { OwnMark } from '../grid/OwnMark'
import { hasMark, ValueMark } from '../grid/ValueMark'
import type { Reading } from '../reading/reading'
import { groupRowId } from '../grid/rows'
import type { ColumnId } from '../model/ledger/columns'
import type { Person } from '../model/ledger/person'
import { cellIn } from '../model/ledger/rows'
import { statusOf } from '../model/ledger/status'
import type { VisibleGroup, VisibleItem } from '../model/view/visibleRows'
import type { LedgerStore } from '../sync/LedgerStore'

/** A group with those of its rows that are shown. */
export interface TableSection {
  group: VisibleGroup
  rows: VisibleItem[]
  isOpen: boolean
}

/** Widths in px, as a share of the whole, or by the room that there is. */
export type TableColumn = { id: ColumnId; width: number | `${number}%` | `clamp(${string})` | `max(${string})` }

interface LedgerTableProps {
  store: LedgerStore
  reading: Reading
  sections: TableSection[]
  columns: readonly TableColumn[]
  /** Whose rows are marked as their own; none without. */
  person?: Person
  /** In px, at least. */
  rowHeight: number
}

/** The ledger as a plain table, set like the grid: what stands in for it at first, and what shows the past. */
export function LedgerTable({ store, reading, sections, columns, person, rowHeight }: LedgerTableProps) {
  const numbersIn = (id: ColumnId) => (reading.schema.kindOf(id) === 'number' ? 'numbers' : undefined)
  return (
    <table>
      <thead>
        <tr>
          {columns.map(({ id, width }) => (
            <th key={id} style={{ width }} className={numbersIn(id)}>
              {reading.columnName(id)}
            </th>
          ))}
        </tr>
      </thead>
      {sections.map(({ group, rows, isOpen }) => (
        <tbody key={groupRowId(group)}>
          <tr>
            <td colSpan={columns.length} className={`first-paint__stream first-paint__stream--${group.by}`}>
              <GroupHeading group={group} store={store} reading={reading} isOpen={isOpen} />
            </td>
          </tr>
          {rows.map((row) => (
            <tr key={row.entry.item.id} data-item={row.entry.item.id} style={{ height: rowHeight }}>
              {columns.map(({ id }) => (
                <td key={id} className={id === 'title' ? `title--${row.parent ? 0 : row.entry.depth}` : numbersIn(id)}>
                  {id === 'code' && person && <OwnMark item={row.entry.item} person={person} reading={reading} />}
                  <Cell row={row} column={id} store={store} reading={reading} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

/** `count` rows from the row `from` on, in their groups. A stream without rows stands where its rows would. */
export function sectionsOf(groups: readonly VisibleGroup[], from: number, count: number): TableSection[] {
  let start = 0
  return groups.flatMap((group) => {
    const all = group.items.flatMap((item) => [item, ...item.children])
    const [first, end] = [from - start, from + count - start]
    start += all.length
    const rows = all.slice(Math.max(0, first), Math.max(0, end))
    const isHere = rows.length > 0 || (all.length === 0 && first <= 0 && end > 0)
    return isHere ? [{ group, rows, isOpen: true }] : []
  })
}

function Cell({
  row,
  column,
  store,
  reading,
}: {
  row: VisibleItem
  column: ColumnId
  store: LedgerStore
  reading: Reading
}) {
  const { entry, parent } = row
  if (column === 'title') return <TitleText item={entry.item} parent={parent} reading={reading} />
  if (column === 'light') return <LightMark light={store.light(entry)} reading={reading} />
  if (column === 'status' && entry.children.length === 0)
    return <StatusChip status={statusOf(entry.item)} reading={reading} />
  const known = reading.schema.column(column)
  if (known && hasMark(known.kind) && reading.schema.isStored(column))
    return <ValueMark column={known} value={cellIn(entry.item, column)} reading={reading} />
  return <>{reading.cellText(entry, column)}</>
}
