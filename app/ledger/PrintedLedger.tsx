import { useEffect, useState, type RefObject } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { ColumnId } from '../model/ledger/columns'
import type { LedgerGridHandle } from '../grid/gridHandle'
import { seenIn } from '../model/view/seen'
import type { VisibleGroup } from '../model/view/visibleRows'
import { usePageContext } from '../grid/PageContext'
import { LedgerTable, sectionsOf, type TableColumn } from './LedgerTable'

interface PrintedLedgerProps {
  title: string
  visible: readonly VisibleGroup[]
  /** Whose columns are printed, as wide beside each other. */
  grid: RefObject<LedgerGridHandle>
  shownColumns: readonly ColumnId[]
}

/**
 * The view as it is printed: the grid draws only the rows in sight, so that for the time of printing a table with all of
 * them, folded ones too, stands in its place (print.css).
 */
export function PrintedLedger({ title, visible, grid, shownColumns }: PrintedLedgerProps) {
  const { store, reading } = usePageContext()
  const [printed, setPrinted] = useState<{ at: number; columns: TableColumn[] } | null>(null)
  useEffect(() => {
    // The browser takes the page as it is when this returns.
    const begin = () => {
      const columns = grid.current && columnsOf(grid.current, shownColumns)
      if (columns) flushSync(() => setPrinted({ at: Date.now(), columns }))
    }
    const end = () => setPrinted(null)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [grid, shownColumns])
  if (!printed) return null
  return createPortal(
    <section className="printed">
      <h1>{title}</h1>
      <p>
        {reading.momentText(printed.at)} · {reading.countText(seenIn(visible, store))}
      </p>
      <LedgerTable
        store={store}
        reading={reading}
        sections={sectionsOf(visible, 0, Infinity)}
        columns={printed.columns}
        rowHeight={0}
      />
    </section>,
    document.body,
  )
}

/** Those that stand, each with its share of the whole width. */
function columnsOf(grid: LedgerGridHandle, ids: readonly ColumnId[]): TableColumn[] {
  const whole = ids.reduce((sum, id) => sum + grid.widthOf(id), 0)
  return ids.map((id) => ({ id, width: `${(100 * grid.widthOf(id)) / whole}%` as const }))
}
