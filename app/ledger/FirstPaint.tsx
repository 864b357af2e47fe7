import { shownColumns } from '../grid/columnLayout'
import { rowHeights, type Density } from '../grid/measures'
import type { Places } from '../grid/places'
import type { Reading } from '../grid/reading'
import type { GridRow } from '../grid/rows'
import type { LedgerStore } from '../sync/LedgerStore'
import { LedgerTable, type TableSection } from './LedgerTable'

/** As many rows as a tall screen shows: the grid brings the rest. */
const rowsShown = 48

interface FirstPaintProps {
  store: LedgerStore
  reading: Reading
  rows: readonly GridRow[]
  places: Places
  isCollapsed(row: string): boolean
  density: Density
}

/**
 * The ledger's first rows as the server rendered them, set like the grid that takes their place. The browser keeps the
 * server's markup as it is: bringing rows to life that are gone in a moment would only delay the grid.
 */
export function FirstPaint({ store, reading, rows, places, isCollapsed, density }: FirstPaintProps) {
  if (typeof document !== 'undefined') return <div className="first-paint" aria-busy="true" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />
  return (
    <div className="first-paint" aria-busy="true">
      <LedgerTable store={store} reading={reading} sections={sectionsOf(rows.slice(0, rowsShown), places, isCollapsed)} columns={shownColumns} rowHeight={rowHeights[density]} />
    </div>
  )
}

function sectionsOf(rows: readonly GridRow[], places: Places, isCollapsed: FirstPaintProps['isCollapsed']): TableSection[] {
  const sections: TableSection[] = []
  for (const { id, kind, key } of rows) {
    if (kind === 'item') sections.at(-1)?.rows.push(places.item(key)!)
    else sections.push({ group: places.groupAt(id)!, rows: [], isOpen: !isCollapsed(id) })
  }
  return sections
}
