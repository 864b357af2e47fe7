import { StreamHeading } from '../grid/StreamRow'
import { LightMark, StatusChip } from '../grid/cells'
import { shownColumns } from '../grid/columnLayout'
import type { Reading } from '../grid/reading'
import { rowHeights, type Density } from '../grid/measures'
import type { ColumnId } from '../model/columns'
import type { OutlineItem } from '../model/outline'
import { statusOf } from '../model/status'
import type { VisibleStream } from '../model/view'
import type { LedgerStore } from '../sync/LedgerStore'

/** As many rows as a tall screen shows: the grid brings the rest. */
const rowsShown = 48

/** The ledger's first rows as the server rendered them, set like the grid that takes their place. */
export function FirstPaint({ store, reading, streams, density }: { store: LedgerStore; reading: Reading; streams: VisibleStream[]; density: Density }) {
  let left = rowsShown
  const take = <T,>(list: T[]): T[] => list.slice(0, Math.max(0, left))
  return (
    <div className="first-paint" aria-busy="true">
      <table>
        <thead>
          <tr>{shownColumns.map(({ id, width, widthEn, grows }) => <th key={id} style={grows ? undefined : { width: reading.language === 'en' ? (widthEn ?? width) : width }}>{reading.t(`column.${id}`)}</th>)}</tr>
        </thead>
        {take(streams).map(({ outline, items }) => {
          left--
          const rows = take(items.flatMap(({ entry, children }) => [entry, ...children.map((child) => child.entry)]))
          left -= rows.length
          return (
            <tbody key={outline.stream.id}>
              <tr><td colSpan={shownColumns.length} className="first-paint__stream"><StreamHeading outline={outline} rollUp={store.rollUp(outline.items)} reading={reading} isOpen /></td></tr>
              {rows.map((entry) => (
                <tr key={entry.item.id} style={{ height: rowHeights[density] }}>
                  {shownColumns.map(({ id }) => <td key={id} className={id === 'title' ? `title--${entry.depth}` : undefined}><Cell entry={entry} column={id} store={store} reading={reading} /></td>)}
                </tr>
              ))}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

function Cell({ entry, column, store, reading }: { entry: OutlineItem; column: ColumnId; store: LedgerStore; reading: Reading }) {
  if (column === 'light') return <LightMark light={store.light(entry)} reading={reading} />
  if (column === 'status' && entry.children.length === 0) return <StatusChip status={statusOf(entry.item)} reading={reading} />
  return <>{reading.cellText(entry, column)}</>
}
