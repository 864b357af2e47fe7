import { shownColumns } from '../grid/columnLayout'
import { rowHeights, type Density } from '../grid/measures'
import type { Reading } from '../grid/reading'
import type { VisibleStream } from '../model/view'
import type { LedgerStore } from '../sync/LedgerStore'
import { LedgerTable, sectionsOf } from './LedgerTable'

/** As many rows as a tall screen shows: the grid brings the rest. */
const rowsShown = 48

/**
 * The ledger's first rows as the server rendered them, set like the grid that takes their place. The browser keeps the
 * server's markup as it is: bringing rows to life that are gone in a moment would only delay the grid.
 */
export function FirstPaint({ store, reading, streams, density }: { store: LedgerStore; reading: Reading; streams: VisibleStream[]; density: Density }) {
  if (typeof document !== 'undefined') return <div className="first-paint" aria-busy="true" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />
  return (
    <div className="first-paint" aria-busy="true">
      <LedgerTable store={store} reading={reading} sections={sectionsOf(streams, 0, rowsShown)} columns={shownColumns} rowHeight={rowHeights[density]} />
    </div>
  )
}
