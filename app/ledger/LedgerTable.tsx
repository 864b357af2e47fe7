import { LightMark, StatusChip } from '../grid/cells'
import type { Reading } from '../grid/reading'
import { StreamHeading } from '../grid/StreamRow'
import type { ColumnId } from '../model/columns'
import { parseLink } from '../model/links'
import type { OutlineItem, OutlineStream } from '../model/outline'
import { statusOf } from '../model/status'
import type { VisibleStream } from '../model/view'
import type { LedgerStore } from '../sync/LedgerStore'

/** A stream with those of its rows that are shown. */
export interface TableSection {
  outline: OutlineStream
  rows: OutlineItem[]
}

/** Widths in px; one that grows takes what is left. */
export type TableColumn = { id: ColumnId; width: number; widthEn?: number; grows?: boolean }

interface LedgerTableProps {
  store: LedgerStore
  reading: Reading
  sections: TableSection[]
  columns: readonly TableColumn[]
  /** In px, at least. */
  rowHeight: number
}

/** The ledger as a plain table, set like the grid: what stands in for it at first, and what shows the past. */
export function LedgerTable({ store, reading, sections, columns, rowHeight }: LedgerTableProps) {
  return (
    <table>
      <thead>
        <tr>{columns.map(({ id, width, widthEn, grows }) => <th key={id} style={grows ? undefined : { width: reading.language === 'en' ? (widthEn ?? width) : width }}>{reading.t(`column.${id}`)}</th>)}</tr>
      </thead>
      {sections.map(({ outline, rows }) => (
        <tbody key={outline.stream.id}>
          <tr><td colSpan={columns.length} className="first-paint__stream"><StreamHeading outline={outline} rollUp={store.rollUp(outline.items)} reading={reading} isOpen /></td></tr>
          {rows.map((entry) => (
            <tr key={entry.item.id} data-item={entry.item.id} style={{ height: rowHeight }}>
              {columns.map(({ id }) => <td key={id} className={id === 'title' ? `title--${entry.depth}` : undefined}><Cell entry={entry} column={id} store={store} reading={reading} /></td>)}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

/** `count` rows from the row `from` on, in their streams. A stream without rows stands where its rows would. */
export function sectionsOf(streams: readonly VisibleStream[], from: number, count: number): TableSection[] {
  let start = 0
  return streams.flatMap(({ outline, items }) => {
    const all = items.flatMap(({ entry, children }) => [entry, ...children.map((child) => child.entry)])
    const [first, end] = [from - start, from + count - start]
    start += all.length
    const rows = all.slice(Math.max(0, first), Math.max(0, end))
    const isHere = rows.length > 0 || (all.length === 0 && first <= 0 && end > 0)
    return isHere ? [{ outline, rows }] : []
  })
}

function Cell({ entry, column, store, reading }: { entry: OutlineItem; column: ColumnId; store: LedgerStore; reading: Reading }) {
  if (column === 'light') return <LightMark light={store.light(entry)} reading={reading} />
  if (column === 'status' && entry.children.length === 0) return <StatusChip status={statusOf(entry.item)} reading={reading} />
  if (column === 'evidence') return <Links texts={entry.item.evidence} />
  return <>{reading.cellText(entry, column)}</>
}

function Links({ texts }: { texts: readonly string[] }) {
  const links = texts.map(parseLink).filter((link) => link !== null)
  return (
    <span className="links">
      {links.map(({ label, url }) => <a key={url + label} href={url} target="_blank" rel="noopener noreferrer">{label}</a>)}
    </span>
  )
}
